"""What citizens call things: kept, changed, and as the contract has it."""

from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Id, Page, Record
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.synonyms import Synonym, SynonymChange, SynonymWrite
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.api.preconditions import changed
from central_server.edits import repository as edits
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import SynonymRow
from central_server.refusals import not_found, refused_field

NOUN = "synonym"
"""What its edits are kept under."""


def synonyms() -> Select[SynonymRow, str]:
    """Every one that the search uses, with the name of whoever changed it last, for `as_synonym`."""
    return _with_names().where(SynonymRow.active)


def _with_names() -> Select[SynonymRow, str]:
    return select(SynonymRow, Account.name).outerjoin(Account, Account.id == SynonymRow.updated_by)


def as_synonym(row: SynonymRow, updated_by: str | None) -> Synonym:
    return Synonym(
        id=row.id,
        version=row.version,
        said=row.said,
        means=tuple(row.means),
        language=Spoken(row.language),
        active=row.active,
        updated_at=row.updated_at,
        updated_by=updated_by or "",
    )


class _Position(Record, frozen=True, kw_only=True):
    """The last one shown."""

    said: str
    id: Id


def page_of(session: Session, cursor: str | None, limit: int) -> Page[Synonym]:
    """All of them, those that ended too, by what is said."""
    position = read_cursor(cursor, _Position)
    wanted = _with_names().order_by(SynonymRow.said, SynonymRow.id).limit(limit + 1)
    if position is not None:
        later = (SynonymRow.said == position.said) & (SynonymRow.id > position.id)
        wanted = wanted.where((SynonymRow.said > position.said) | later)
    rows = session.execute(wanted).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    following = None if last is None else write_cursor(_Position(said=last.said, id=last.id))
    return Page(items=tuple(as_synonym(row, name) for row, name in rows[:limit]), next_cursor=following)


def write(session: Session, asker: Asker, synonym_id: UUID, asked: SynonymWrite) -> Synonym:
    """Raises Refusal (422) for an id in use, and for words that say nothing."""
    if session.get(SynonymRow, synonym_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = SynonymRow(
        id=synonym_id,
        version=1,
        said=_phrase("said", asked.said),
        means=[_phrase("means", each) for each in asked.means],
        language=asked.language.value,
        updated_at=asker.now,
        updated_by=asker.user.id,
    )
    session.add(row)
    session.flush()
    tell_of(session, ReferenceKind.SYNONYM, str(synonym_id))
    return as_synonym(row, asker.user.name)


def change(session: Session, asker: Asker, synonym_id: UUID, version: int, asked: SynonymChange) -> Synonym:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 as `write`."""
    row = session.get(SynonymRow, synonym_id, with_for_update=True)
    if row is None:
        raise not_found("synonym")
    if row.version != version:
        raise changed()
    before = as_synonym(row, name_of(session, row.updated_by))
    for field, value in msgspec.to_builtins(asked).items():
        if field == "said":
            row.said = _phrase(field, value)
        elif field == "means":
            row.means = [_phrase(field, each) for each in value]
        else:
            setattr(row, field, value)
    row.version += 1
    row.updated_at, row.updated_by = asker.now, asker.user.id
    session.flush()
    after = as_synonym(row, asker.user.name)
    edits.keep(session, asker, NOUN, before=before, after=after, asked=asked)
    tell_of(session, ReferenceKind.SYNONYM, str(synonym_id))
    return after


def _phrase(field: str, said: str) -> str:
    """Its words with one space between them. Raises Refusal (422) where there are none."""
    words = " ".join(said.split())
    if not any(each.isalnum() for each in words):
        raise refused_field(field, "Words are needed.")
    return words
