"""Answers as this computer holds them now, and as they were when they were given in an open contact."""

import logging
from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

import msgspec

from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.desk.desk import Desk
from agent_desktop.store import kept_answers, open_contacts, reference

KEPT_FOR = timedelta(hours=1)
"""At least: a contact in which an answer was given is itself on disk only a moment later."""

Answer = Article | Institution
_RECORDS: Mapping[Source, type[Article] | type[Institution]] = {
    Source.ARTICLE: Article,
    Source.INSTITUTION: Institution,
}

log = logging.getLogger(__name__)


def keep(desk: Desk, source: Source, answer_id: UUID) -> Answer | None:
    """Keep the answer as it is held now. On disk when this returns; None where it is not held. Raises StoreFaults."""
    answer = _held(desk, source, (answer_id,)).get(answer_id)
    if answer is not None:
        kept_answers.keep(desk.store, source, answer, desk.clock.now())
    return answer


def recall(desk: Desk, quotes: Collection[Quote]) -> Mapping[Quote, Answer]:
    """Those of `quotes` whose answer is kept as it was given. Raises StoreFaults."""
    found = kept_answers.recall(desk.store, [_key(quote) for quote in quotes])
    answers = {quote: _understood(quote.source, found[key]) for quote in quotes if (key := _key(quote)) in found}
    return {quote: answer for quote, answer in answers.items() if answer is not None}


def held(desk: Desk, quotes: Collection[Quote]) -> Mapping[Quote, Answer] | None:
    """Those of `quotes` whose answer is held, as it is now; None while not all answers are here. Raises StoreFaults."""
    progress = reference.progress(desk.store)
    if progress.filling or progress.cursor is None:
        return None
    found = {
        (source, answer_id): answer
        for source in Source
        for answer_id, answer in _held(desk, source, [each.id for each in quotes if each.source is source]).items()
    }
    return {quote: found[quote.source, quote.id] for quote in quotes if (quote.source, quote.id) in found}


def forget(desk: Desk) -> None:
    """Let go of answers that no open contact quotes. Raises StoreFaults."""
    quoted = {_key(quote) for contact in open_contacts.every(desk.store) for quote in contact.draft.quotes}
    kept_answers.forget_all_but(desk.store, quoted, desk.clock.now() - KEPT_FOR)


def _held(desk: Desk, source: Source, ids: Collection[UUID]) -> dict[UUID, Answer]:
    if not ids:
        return {}
    records = reference.some(desk.store, source.value, [str(answer_id) for answer_id in ids])
    answers = (_understood(source, record) for record in records.values())
    return {answer.id: answer for answer in answers if answer is not None}


def _understood(source: Source, record: msgspec.Raw | bytes) -> Answer | None:
    try:
        return msgspec.json.decode(record, type=_RECORDS[source])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        log.info("an answer of another version of this desktop is passed over")
        return None


def _key(quote: Quote) -> kept_answers.Key:
    return quote.source, quote.id, quote.version
