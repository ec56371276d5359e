"""The rows of what was found: hits in, words and icons out. Pure."""

from collections.abc import Iterable, Mapping

from agent_desktop.contract.base import Record
from agent_desktop.contract.services import Service
from agent_desktop.desk.answers import Hit, HitKind, Matched, Piece, Reason, Why
from agent_desktop.language import language, t
from ui.knowledge.standing import Mark, marks

MOST_REASONS = 2
"""More would not be read in a list."""

ICONS = {
    HitKind.ARTICLE: "book-open",
    HitKind.INSTITUTION: "landmark",
    HitKind.SCRIPT: "list-tree",
    HitKind.SERVICE: "tag",
}


class FoundRow(Record, frozen=True, kw_only=True):
    """One answer as the list shows it. `about`: why it was found, and whose it is; `spoken`: all of it, read out."""

    kind: HitKind
    id: str
    icon: str
    title: tuple[Piece, ...]
    extract: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    about: str
    spoken: str


def found_rows(hits: Iterable[Hit], services: Mapping[str, Service]) -> tuple[FoundRow, ...]:
    return tuple(_row(hit, services) for hit in hits)


def plain(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def kind_words(kind: HitKind) -> str:
    return {
        HitKind.ARTICLE: t("Answer"),
        HitKind.INSTITUTION: t("Institution"),
        HitKind.SCRIPT: t("Script"),
        HitKind.SERVICE: t("Service"),
    }[kind]


def _row(hit: Hit, services: Mapping[str, Service]) -> FoundRow:
    service = services.get(hit.service_code)
    standing = marks(hit.state, hit.audience, review_due=hit.review_due)
    why = " · ".join(dict.fromkeys(reason_words(reason) for reason in hit.reasons[:MOST_REASONS]))
    whose = service.name.in_language(language()) if service and hit.kind is not HitKind.SERVICE else ""
    kind = "" if hit.kind is HitKind.ARTICLE else kind_words(hit.kind)
    about = " · ".join(part for part in (kind, why, whose) if part)
    said = (plain(hit.title), *(mark.words for mark in standing), plain(hit.extract), about)
    return FoundRow(
        kind=hit.kind,
        id=hit.id,
        icon=ICONS[hit.kind],
        title=hit.title,
        extract=hit.extract,
        marks=standing,
        about=about,
        spoken=". ".join(part.rstrip(".") for part in said if part),
    )


def reason_words(reason: Reason) -> str:
    """Where it was found and, where that is not plain to see, how: “spelling: bin for bine”."""
    if reason.where is Matched.TOWN:
        return t("in {town}, the citizen's town").format(town=reason.found)
    if reason.why is Why.SYNONYM:
        return t("they say “{typed}”").format(typed=reason.typed)
    if reason.why is Why.SPELLING:
        return t("spelling: {found} for {typed}").format(found=reason.found, typed=reason.typed)
    if reason.why is Why.STEM and reason.found.casefold() != reason.typed.casefold():
        return t("{found} for {typed}").format(found=reason.found, typed=reason.typed)
    return _where(reason.where)


def _where(where: Matched) -> str:
    return {
        Matched.TITLE: t("in the title"),
        Matched.SYNONYM: t("what people call it"),
        Matched.SHORT_ANSWER: t("in the short answer"),
        Matched.TEXT: t("in the text"),
        Matched.DOES: t("in what they do"),
        Matched.SERVICE: t("by its service"),
        Matched.PHONE: t("by the phone number"),
        Matched.ADDRESS: t("by the address"),
        Matched.TOWN: t("in the citizen's town"),
    }[where]
