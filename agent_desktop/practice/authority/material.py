"""What a reviewer would be shown of a practice contact: made of what was written here, as a server makes it."""

from datetime import UTC, datetime, time
from uuid import UUID

from agent_desktop.cases.forms import check_form
from agent_desktop.contacts.titles import title_of
from agent_desktop.contract.answering import Quote, Quotes
from agent_desktop.contract.base import Moment, Words
from agent_desktop.contract.cases import Case, CaseWrite
from agent_desktop.contract.citizens import LanguageLevel
from agent_desktop.contract.contacts import Contact, ContactWrite
from agent_desktop.contract.reviewing import CaseThen, FlagThen, QuoteThen, ReviewMaterial
from agent_desktop.practice.authority.records import Records
from agent_desktop.practice.authority.refusals import not_found
from agent_desktop.practice.people import promised

_ANSWER = len("answers.")


def review_material(records: Records, contact_id: UUID) -> ReviewMaterial:
    """Of a contact that was taken here."""
    contact, taken = records.contacts.get(contact_id), records.taken.get(contact_id)
    if contact is None or not isinstance(taken, ContactWrite):
        raise not_found()
    return material_of(records, contact, taken)


def material_of(records: Records, contact: Contact, taken: ContactWrite) -> ReviewMaterial:
    """Of a contact that was written so, whether it came in or not."""
    citizen = records.citizens.get(contact.citizen_id) if contact.citizen_id else None
    service = records.reference.services.get(contact.service_code or "")
    first = next((each.tag for each in citizen.languages if each.level is LanguageLevel.FIRST), "") if citizen else ""
    name, until = _speaker(records, contact)
    known = {each.hash: each.script for each in records.reference.scripts}
    return ReviewMaterial(
        contact=contact,
        contact_title=title_of(contact.channel, service),
        citizen_name=citizen.name if citizen else "",
        citizen_language=first,
        representative_name=name,
        representative_until=until,
        events=taken.events,
        runs=taken.script_runs,
        scripts={pin.hash: known[pin.hash] for run in taken.script_runs for pin in run.pins if pin.hash in known},
        quotes=tuple(_quote(records, quote) for quote in taken.quotes),
        flags=_flags(records, contact),
        cases=tuple(_case(records, case) for case in _raised(records, contact.id)),
        handler=contact.handled_by,
    )


def articles_given(records: Records, contact_id: UUID) -> tuple[str, ...]:
    """Short names of the articles that were given in it."""
    taken = records.taken.get(contact_id)
    return articles_in(records, taken.quotes) if isinstance(taken, ContactWrite) else ()


def articles_in(records: Records, quotes: Quotes) -> tuple[str, ...]:
    """Their short names."""
    articles = records.reference.articles
    return tuple(dict.fromkeys(articles[each.id].slug for each in quotes if each.id in articles))


def _speaker(records: Records, contact: Contact) -> tuple[str, Moment | None]:
    citizen = records.citizens.get(contact.citizen_id) if contact.citizen_id else None
    for each in citizen.representatives if citizen else ():
        if contact.speaking_with in {each.id, each.citizen_id} and contact.speaking_with is not None:
            until = datetime.combine(each.valid_until, time(12), UTC) if each.valid_until else None
            return each.name, until
    return "", None


def _quote(records: Records, quote: Quote) -> QuoteThen:
    article = records.reference.articles.get(quote.id)
    if article is None:
        return QuoteThen(quote=quote, title=Words(en=""))
    overdue = article.review_by is not None and article.review_by < records.day_of(quote.at)
    return QuoteThen(quote=quote, title=article.title, state=article.state, past_review=overdue)


def _flags(records: Records, contact: Contact) -> tuple[FlagThen, ...]:
    """In force then, by rank; restricted ones are not told."""
    if contact.citizen_id is None:
        return ()
    day, catalogue = records.day_of(contact.started_at), records.reference.flags
    own = {
        flag.code
        for flag in records.flags_of(contact.citizen_id)
        if flag.starts_on <= day
        and (flag.ends_on is None or flag.ends_on >= day)
        and flag.recorded_at is not None
        and flag.recorded_at <= contact.started_at
    }
    shown = [catalogue[code] for code in own if code in catalogue and not catalogue[code].restricted]
    shown.sort(key=lambda definition: (definition.rank, definition.code))
    return tuple(FlagThen(code=each.code, label=each.label, act=each.guidance) for each in shown)


def _raised(records: Records, contact_id: UUID) -> list[Case]:
    raised = [case for case in records.cases.values() if case.contact_id == contact_id]
    return sorted(raised, key=lambda case: (case.opened_at, case.id))


def _case(records: Records, case: Case) -> CaseThen:
    taken = records.taken[case.id]
    assert isinstance(taken, CaseWrite) and case.contact_id is not None  # noqa: PT018 - it came as one
    service = records.reference.services.get(case.service_code)
    day = records.day_of(case.opened_at)
    return CaseThen(
        case=case,
        promised_at=taken.promised_at,
        due_then=promised(service, records.reference.calendars, case.opened_at) if service else None,
        received_at=records.contacts[case.contact_id].received_at,
        lacks=tuple(each.field[_ANSWER:] for each in check_form(service.form, case.answers, day)) if service else None,
    )
