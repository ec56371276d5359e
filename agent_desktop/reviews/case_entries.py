"""Answers given and cases raised, and what was promised and when it reached the server, as lines of the time line."""

from collections.abc import Iterator

from agent_desktop.cases.promise_words import HOME_ZONE, by_when
from agent_desktop.contract.answering import Source
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.reviewing import CaseThen, QuoteThen, ReviewMaterial
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.keys import case_key, keyed, quote_key, seconds_into
from agent_desktop.reviews.proofs_of_cases import AS_DUE

AT_ONCE_S, MINUTE_S = 60.0, 60
"""What reached the server within AT_ONCE_S of the contact's end was sent at once."""


def case_entries(material: ReviewMaterial) -> Iterator[Entry]:
    for place, given in enumerate(material.quotes):
        yield _quote(material, quote_key(place), given)
    for then in material.cases:
        yield _case(material, then)
    known = {then.case.reference for then in material.cases}
    for key, event in keyed(material, Happening.CASE_RAISED):
        if event.detail not in known:
            at = seconds_into(material, event.at)
            title = t("Case {reference} raised").format(reference=event.detail)
            yield Entry(
                key=key, at=at, what=What.CASE, title=title, parts=(t("it did not reach the server"),), tone=Tone.WRONG
            )


def _quote(material: ReviewMaterial, key: str, given: QuoteThen) -> Entry:
    called = given.title.in_language(language()) or t("an answer that is not kept any more")
    parts = [t("version {number}").format(number=given.quote.version)]
    if given.quote.asked:
        parts.append(t("asked for “{words}”").format(words=given.quote.asked))
    good = given.state is ArticleState.VALIDATED and not given.past_review
    if given.quote.source is Source.ARTICLE and given.state is not None:
        parts.append(t("validated") if given.state is ArticleState.VALIDATED else t("not validated"))
    if given.past_review:
        parts.append(t("past its review date"))
    return Entry(
        key=key,
        at=seconds_into(material, given.quote.at),
        what=What.ANSWER,
        title=t("Answer given: “{title}”").format(title=called),
        parts=tuple(parts),
        tone=Tone.GOOD if good else Tone.PLAIN if given.state is None else Tone.CAUTION,
        script_id=given.quote.script_id,
        step=given.quote.step,
    )


def _case(material: ReviewMaterial, then: CaseThen) -> Entry:
    other = then.due_then is not None and abs(then.promised_at - then.due_then) > AS_DUE
    parts = [then.case.title, *_sent(material, then), t("promised: {when}").format(when=_when(then))]
    if other:
        parts.append(t("the service's clock said otherwise"))
    if then.lacks:
        count = len(then.lacks)
        parts.append(tn("{count} answer missing", "{count} answers missing", count).format(count=count))
    return Entry(
        key=case_key(then.case.reference),
        at=seconds_into(material, then.case.opened_at),
        what=What.CASE,
        title=t("Case {reference} raised").format(reference=then.case.reference),
        parts=tuple(part for part in parts if part),
        tone=Tone.CAUTION if other or then.lacks else Tone.PLAIN,
    )


def _when(then: CaseThen) -> str:
    return by_when(then.promised_at, HOME_ZONE, then.case.opened_at, language())


def _sent(material: ReviewMaterial, then: CaseThen) -> Iterator[str]:
    late = (then.received_at - material.contact.finished_at).total_seconds()
    if late > AT_ONCE_S:
        count = round(late / MINUTE_S)
        words = tn("delivered {count} minute later", "delivered {count} minutes later", count)
        yield words.format(count=count)
