"""Versions of articles, institutions and synonyms over the wire, for those who write and validate them."""

from typing import TypeVar
from uuid import UUID

from agent_desktop.contract.article_life import (
    ArticleVersionChange,
    ArticleVersionInfo,
    ArticleVersionMove,
    ArticleVersionText,
    ArticleVersionWrite,
    Owner,
)
from agent_desktop.contract.base import Page, Write
from agent_desktop.contract.institutions import Institution, InstitutionChange, InstitutionWrite
from agent_desktop.contract.synonyms import Synonym, SynonymChange, SynonymWrite
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Things of one page."""

Answer = TypeVar("Answer", ArticleVersionInfo, Institution, Synonym)


def versions(line: Line, cursor: str | None) -> Page[ArticleVersionInfo]:
    """All versions of all articles, newest first."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/article-versions", answer=Page[ArticleVersionInfo], query=query))


def owners(line: Line, cursor: str | None) -> Page[Owner]:
    """Colleagues who may look after an article, by user name."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/article-owners", answer=Page[Owner], query=query))


def read(line: Line, version_id: UUID) -> ArticleVersionText:
    """One version whole."""
    return line.tell(
        Call(method="GET", route="/article-versions/{id}", answer=ArticleVersionText, places={"id": version_id})
    )


def write(line: Line, version_id: UUID, asked: ArticleVersionWrite) -> ArticleVersionInfo:
    """A new draft."""
    return _new(line, "/article-versions/{id}", version_id, asked, ArticleVersionInfo)


def change(line: Line, info: ArticleVersionInfo, change_id: UUID, asked: ArticleVersionChange) -> ArticleVersionInfo:
    """Other words for the draft as it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/article-versions/{id}/changes/{write_id}", info, change_id, asked)


def move(line: Line, info: ArticleVersionInfo, move_id: UUID, asked: ArticleVersionMove) -> ArticleVersionInfo:
    """The next step for the version as it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/article-versions/{id}/moves/{write_id}", info, move_id, asked)


def institutions(line: Line, cursor: str | None) -> Page[Institution]:
    """All of them, those that ended too, by code."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/institutions", answer=Page[Institution], query=query))


def write_institution(line: Line, institution_id: UUID, asked: InstitutionWrite) -> Institution:
    return _new(line, "/institutions/{id}", institution_id, asked, Institution)


def change_institution(line: Line, institution: Institution, change_id: UUID, asked: InstitutionChange) -> Institution:
    """As it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/institutions/{id}/changes/{write_id}", institution, change_id, asked)


def synonyms(line: Line, cursor: str | None) -> Page[Synonym]:
    """All of them, those that ended too, by what is said."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/synonyms", answer=Page[Synonym], query=query))


def write_synonym(line: Line, synonym_id: UUID, asked: SynonymWrite) -> Synonym:
    return _new(line, "/synonyms/{id}", synonym_id, asked, Synonym)


def change_synonym(line: Line, synonym: Synonym, change_id: UUID, asked: SynonymChange) -> Synonym:
    """As it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/synonyms/{id}/changes/{write_id}", synonym, change_id, asked)


def _new(line: Line, route: str, new_id: UUID, asked: Write, answer: type[Answer]) -> Answer:
    return line.tell(Call(method="PUT", route=route, answer=answer, places={"id": new_id}, body=asked))


def _changed(line: Line, route: str, record: Answer, write_id: UUID, asked: Write) -> Answer:
    return line.tell(
        Call(
            method="PUT",
            route=route,
            answer=type(record),
            places={"id": record.id, "write_id": write_id},
            headers={"If-Match": f'"{record.version}"'},
            body=asked,
        )
    )
