"""What was replaced and what is to be looked at, in words."""

from agent_desktop.language import t, tn
from agent_desktop.practice.rewriting.drafting import Draft
from agent_desktop.practice.rewriting.found import Kind
from agent_desktop.practice.rewriting.passages import Passage
from agent_desktop.practice.rewriting.texts import Change, Doubt, Mark


def kind_words(kind: Kind) -> str:
    return {
        Kind.NAME: t("a name"),
        Kind.PHONE: t("a telephone number"),
        Kind.EMAIL: t("an e-mail address"),
        Kind.POSTCODE: t("a postcode"),
        Kind.ADDRESS: t("an address"),
        Kind.DATE: t("a date"),
        Kind.REFERENCE: t("a case reference"),
        Kind.CARD: t("a card number"),
        Kind.INSURANCE: t("a National Insurance number"),
        Kind.HEALTH: t("an NHS number"),
        Kind.NUMBER: t("a long number"),
    }[kind]


def doubt_words(doubt: Doubt) -> str:
    """Why somebody should look."""
    return {
        Doubt.NAME: t("may be a name"),
        Doubt.RARE: t("a rare word"),
        Doubt.NUMBER: t("a number that nobody knows"),
        Doubt.BOTH: t("a word, and a name of theirs"),
        Doubt.LOOKED_LIKE: t("was replaced, because it looked like somebody's"),
        Doubt.WRITTEN: t("write your own words here"),
    }[doubt]


def change_words(change: Change) -> str:
    """What became of it, and why."""
    words = t("“{before}” is now “{after}”: {why}.")
    return words.format(before=change.before, after=change.after, why=kind_words(change.kind))


def mark_words(mark: Mark) -> str:
    return t("Look at “{words}”: {why}.").format(words=mark.words, why=doubt_words(mark.why))


def left_words(kind: Kind, words: str) -> str:
    """Of somebody real, and still there."""
    return t("“{words}” is still there: {why} of the contact.").format(words=words, why=kind_words(kind))


def state_words(passage: Passage, *, confirmed: bool, left: int) -> str:
    """How a passage stands, in a word or two."""
    if left:
        return t("somebody is still in it")
    if passage.waits and confirmed:
        return t("confirmed")
    if passage.marks:
        count = len(passage.marks)
        return tn("{count} to look at", "{count} to look at", count).format(count=count)
    if passage.waits:
        return t("waits for your word")
    return t("replaced") if passage.changes else t("as it is")


def standing_words(draft: Draft, left: int) -> str:
    """How far the whole is."""
    if left:
        said = tn("Somebody is still in {count} passage.", "Somebody is still in {count} passages.", left)
        return said.format(count=left)
    waits = len(draft.lacking)
    if not waits:
        return t("All is confirmed. It can be saved.")
    return tn("{count} passage waits for your word.", "{count} passages wait for your word.", waits).format(count=waits)
