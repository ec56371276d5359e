"""The answers given in a contact: kept with it, shown to whoever handled it and to supervisors."""

from collections.abc import Collection, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import and_, insert, select
from sqlalchemy.orm import Session

from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.contacts import MOST_GIVEN, GivenAnswer
from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.questions import question_key
from central_server.answering.tables import ContactQuoteRow
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.contacts.tables import ContactRow
from central_server.knowledge.tables import ArticleRow, InstitutionRow

_INSERT = insert(ContactQuoteRow)


def keep(session: Session, asker: Asker, contact: ContactRow, quotes: tuple[Quote, ...]) -> None:
    """Within the transaction that takes the contact in. Raises Refusal (422 clock) as for its other moments.

    Whether there is such an answer at such a version is not asked: it was given, and no contact is lost over it.
    """
    if not quotes:
        return
    check_moments(asker.now, **{f"quotes.{position}.at": quote.at for position, quote in enumerate(quotes)})
    rows = [
        {
            "contact_id": contact.id,
            "position": position,
            "source": quote.source.value,
            "subject_id": quote.id,
            "version": quote.version,
            "language": quote.language.value,
            "at": quote.at,
            "asked": quote.asked,
            "script_id": quote.script_id,
            "step": quote.step,
            "question": question_key(quote.asked, quote.language),
            "service_code": contact.service_code,
            "outcome": contact.outcome,
            "handled_by": asker.user.id,
        }
        for position, quote in enumerate(quotes)
    ]
    session.connection().execute(_INSERT, rows)


def quotes_of(session: Session, contact_id: UUID) -> tuple[Quote, ...]:
    """In their order."""
    rows = session.scalars(
        select(ContactQuoteRow).where(ContactQuoteRow.contact_id == contact_id).order_by(ContactQuoteRow.position)
    )
    return tuple(as_quote(row) for row in rows)


def given_in(session: Session, contact_ids: Collection[UUID]) -> Mapping[UUID, tuple[GivenAnswer, ...]]:
    """By contact the first MOST_GIVEN answers; contacts in which none was given are left out. One statement."""
    if not contact_ids:
        return {}
    quote, article, institution = ContactQuoteRow, ArticleRow, InstitutionRow
    name = institution.body["name"]
    rows = session.execute(
        select(quote.contact_id, quote.source, quote.subject_id, quote.version, article.title, name)
        .outerjoin(article, and_(quote.source == Source.ARTICLE.value, article.id == quote.subject_id))
        .outerjoin(institution, and_(quote.source == Source.INSTITUTION.value, institution.id == quote.subject_id))
        .where(quote.contact_id.in_(contact_ids))
        .order_by(quote.contact_id, quote.position)
    )
    found: dict[UUID, list[GivenAnswer]] = {}
    for contact_id, source, subject_id, version, title, called in rows:
        named = title or called
        given = found.setdefault(contact_id, [])
        if named and len(given) < MOST_GIVEN:
            words = msgspec.convert(named, Words)
            given.append(GivenAnswer(source=Source(source), id=subject_id, version=version, title=words))
    return {contact_id: tuple(given) for contact_id, given in found.items()}


def as_quote(row: ContactQuoteRow) -> Quote:
    """The quote as it was sent."""
    return Quote(
        source=Source(row.source),
        id=row.subject_id,
        version=row.version,
        language=Spoken(row.language),
        at=row.at,
        asked=row.asked,
        script_id=row.script_id,
        step=row.step,
    )
