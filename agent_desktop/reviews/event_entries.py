"""What happened besides the script as lines of a contact's time line: answered, held, paused, written."""

from collections.abc import Iterator

from agent_desktop.contacts.kind_words import method_words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.dates import duration, month
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.keys import (
    BEGAN,
    IDENTITY,
    NOTES,
    identity_key,
    keyed,
    notes_key,
    seconds_into,
)
from agent_desktop.reviews.pausing import Span, payments, spans

LONGEST_NOTES = 160
"""Characters of the notes that a line shows."""


def event_entries(material: ReviewMaterial) -> Iterator[Entry]:
    yield from _began(material)
    for key, event in keyed(material, Happening.PERSON_CHOSEN):
        person = (material.citizen_name,) if material.citizen_name else ()
        yield _moment(material, (key, event), What.PERSON, t("Person chosen"), person)
    yield from _identified(material)
    yield from _noted(material)
    yield from _spans(material)


def _began(material: ReviewMaterial) -> Iterator[Entry]:
    shown = [event.detail for _, event in keyed(material, Happening.SHOWN) if event.detail.isdecimal()]
    parts = (t("record shown {seconds} s later").format(seconds=f"{int(shown[0]) / 1000:.2f}"),) if shown else ()
    answered = keyed(material, Happening.ANSWERED)
    for key, event in answered[:1]:
        title = t("Answered")
        if event.detail.isdecimal():
            title = t("Answered in {seconds} s").format(seconds=event.detail)
        yield _moment(material, (key, event), What.BEGAN, title, parts)
    if not answered:
        phone = material.contact.channel is Channel.PHONE
        title = t("The call began") if phone else t("The contact began")
        yield Entry(key=BEGAN, at=0.0, what=What.BEGAN, title=title, parts=parts)


def _identified(material: ReviewMaterial) -> Iterator[Entry]:
    identity = material.contact.identity
    last = identity_key(material)
    told = keyed(material, Happening.IDENTIFIED)
    for key, event in told:
        method = IdentityMethod(event.detail) if event.detail in set(IdentityMethod) else None
        about = _representative(material) if key == last and identity and identity.of_representative else ()
        yield _identity(key, seconds_into(material, event.at), method, about)
    if identity and not told:
        about = _representative(material) if identity.of_representative else ()
        yield _identity(IDENTITY, seconds_into(material, identity.at), identity.method, about)


def _identity(key: str, at: float, method: IdentityMethod | None, about: tuple[str, ...]) -> Entry:
    failed = method is IdentityMethod.FAILED
    parts = (*((method_words(method),) if method else ()), *about)
    title = t("Authority of representative checked") if about else t("Identity checked")
    tone = Tone.CAUTION if failed else Tone.GOOD
    return Entry(key=key, at=at, what=What.IDENTITY, title=title, parts=parts, tone=tone)


def _representative(material: ReviewMaterial) -> tuple[str, ...]:
    parts = [material.representative_name or t("representative")]
    until = material.representative_until
    if until is not None:
        day = month(until.date(), material.contact.started_at.date(), language())
        parts.append(t("until {month}").format(month=day))
    return tuple(parts)


def _noted(material: ReviewMaterial) -> Iterator[Entry]:
    """The notes stand where they were last written in; before that it is only known that somebody wrote."""
    last, notes = notes_key(material), _quoted(material.contact.notes)
    for key, event in keyed(material, Happening.NOTED):
        parts: tuple[str, ...] = (notes,) if key == last and notes else ()
        if not parts and event.detail.isdecimal():
            count = int(event.detail)
            parts = (tn("{count} character so far", "{count} characters so far", count).format(count=count),)
        yield _moment(material, (key, event), What.NOTE, t("Note"), parts)
    if last == NOTES and notes:
        at = seconds_into(material, material.contact.finished_at)
        yield Entry(key=NOTES, at=at, what=What.NOTE, title=t("Note"), parts=(notes,))


def _quoted(notes: str) -> str:
    one_line = " ".join(notes.split())
    short = one_line if len(one_line) <= LONGEST_NOTES else f"{one_line[:LONGEST_NOTES].rstrip()} …"
    return f"“{short}”" if short else ""


def _spans(material: ReviewMaterial) -> Iterator[Entry]:
    for span in spans(material, Happening.HELD, Happening.RESUMED):
        yield _span(material, span, What.HELD, t("On hold"))
    taken = payments(material)
    for span in spans(material, Happening.RECORDING_PAUSED, Happening.RECORDING_RESUMED):
        payment = any(visit.at <= span.until and span.since <= (visit.until or visit.at) for visit in taken)
        parts = (t("payment taken"),) if payment else ()
        yield _span(material, span, What.PAUSED, t("Recording paused"), parts)
    for span in spans(material, Happening.LINE_LOST, Happening.LINE_BACK):
        yield _span(material, span, What.LINE, t("No line to the server"))


def _span(material: ReviewMaterial, span: Span, what: What, title: str, parts: tuple[str, ...] = ()) -> Entry:
    at, until = seconds_into(material, span.since), seconds_into(material, span.until)
    length = duration(round(until - at))
    return Entry(key=span.key, at=at, until=until, what=what, title=title, parts=(length, *parts), tone=Tone.QUIET)


def _moment(
    material: ReviewMaterial, told: tuple[str, ContactEvent], what: What, title: str, parts: tuple[str, ...]
) -> Entry:
    key, event = told
    return Entry(key=key, at=seconds_into(material, event.at), what=what, title=title, parts=parts)
