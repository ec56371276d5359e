"""The reference data as the feed tells it: each kind by its key, as the contract's JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceKind
from central_server.flags.repository import as_definition
from central_server.flags.tables import FlagDefinitionRow
from central_server.knowledge.institutions import as_institution, institutions
from central_server.knowledge.repository import articles, as_article
from central_server.knowledge.synonyms import as_synonym, synonyms
from central_server.knowledge.tables import ArticleRow, InstitutionRow, SynonymRow
from central_server.scripts.repository import as_published, published
from central_server.scripts.tables import ScriptVersionRow
from central_server.services.repository import as_calendar, as_department, as_service
from central_server.services.tables import CalendarRow, DepartmentRow, ServiceRow

AT_ONCE = 100
"""Records read by one statement: an article may be long, and few of them may fit an answer."""


class _Source(NamedTuple):
    """`rows` begin with the entity that has the attribute `key`; `read_key` makes the key's value of text.

    They are made when they are read: which scripts there are depends on the moment.
    """

    key: InstrumentedAttribute[Any]
    rows: Callable[[], Select[*tuple[Any, ...]]]
    convert: Callable[..., Record]
    read_key: Callable[[str], Any] = str


_SOURCES: Mapping[ReferenceKind, _Source] = {
    ReferenceKind.DEPARTMENT: _Source(DepartmentRow.code, lambda: select(DepartmentRow), as_department),
    ReferenceKind.CALENDAR: _Source(CalendarRow.code, lambda: select(CalendarRow), as_calendar),
    ReferenceKind.SERVICE: _Source(ServiceRow.code, lambda: select(ServiceRow), as_service),
    ReferenceKind.FLAG_DEFINITION: _Source(FlagDefinitionRow.code, lambda: select(FlagDefinitionRow), as_definition),
    ReferenceKind.SCRIPT: _Source(ScriptVersionRow.id, published, as_published, UUID),
    ReferenceKind.SYNONYM: _Source(SynonymRow.id, synonyms, as_synonym, UUID),
    ReferenceKind.ARTICLE: _Source(ArticleRow.id, articles, as_article, UUID),
    ReferenceKind.INSTITUTION: _Source(InstitutionRow.id, institutions, as_institution, UUID),
}


class Item(NamedTuple):
    key: str
    record: bytes


def in_order(session: Session, kind: ReferenceKind, after: str) -> Iterator[Item]:
    """Every one of `kind` whose key comes after `after` ("" for the first). Raises ValueError for no key of ours."""
    source = _SOURCES[kind]
    last = source.read_key(after) if after else None
    while True:
        wanted = source.rows().order_by(source.key).limit(AT_ONCE)
        items = _read(session, source, wanted if last is None else wanted.where(source.key > last))
        yield from items
        if len(items) < AT_ONCE:
            return
        last = source.read_key(items[-1].key)


def count(session: Session, kind: ReferenceKind, after: str) -> int:
    """How many `in_order` would give. Raises ValueError for no key of ours."""
    source = _SOURCES[kind]
    wanted = source.rows()
    if after:
        wanted = wanted.where(source.key > source.read_key(after))
    counted = wanted.with_only_columns(func.count(source.key), maintain_column_froms=True)
    return session.scalar(counted) or 0


def by_key(session: Session, wanted: Sequence[tuple[ReferenceKind, str]]) -> dict[tuple[ReferenceKind, str], bytes]:
    """Those that are there, as they are now."""
    found: dict[tuple[ReferenceKind, str], bytes] = {}
    for kind in {kind for kind, _ in wanted}:
        source = _SOURCES[kind]
        keys = [source.read_key(key) for its_kind, key in wanted if its_kind is kind]
        items = _read(session, source, source.rows().where(source.key.in_(keys)))
        found.update({(kind, item.key): item.record for item in items})
    return found


def _read(session: Session, source: _Source, rows: Select[*tuple[Any, ...]]) -> list[Item]:
    return [
        Item(str(getattr(row[0], source.key.key)), msgspec.json.encode(source.convert(*row)))
        for row in session.execute(rows)
    ]
