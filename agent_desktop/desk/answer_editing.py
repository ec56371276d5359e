"""What those who write answers do: versions of articles, institutions, and what citizens call things.

All of it at the server. Everything raises ServerFaults. SomeoneChangedIt: read it again. FieldsRefused: its `what` says
why, and its `errors` name the field, such as `content.text.en`, with line and remedy.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from agent_desktop.contract.article_life import (
    ArticleContent,
    ArticleMove,
    ArticleVersionChange,
    ArticleVersionInfo,
    ArticleVersionMove,
    ArticleVersionText,
    ArticleVersionWrite,
)
from agent_desktop.contract.institutions import Institution, InstitutionChange, InstitutionWrite
from agent_desktop.contract.synonyms import Synonym, SynonymChange, SynonymWrite
from agent_desktop.desk.at_server import every, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.language import t
from agent_desktop.sync import knowledge as wire
from agent_desktop.sync.faults import FieldsRefused, TooLong


def overview(desk: Desk) -> tuple[ArticleVersionInfo, ...]:
    """All versions of all articles, newest first."""
    return every(desk, wire.versions)


def open_version(desk: Desk, version_id: UUID) -> ArticleVersionText:
    """One version whole."""
    return wire.read(desk.line, version_id)


def begin_draft(desk: Desk, version_id: UUID, asked: ArticleVersionWrite) -> ArticleVersionInfo:
    """A new version, of a new article where there is none of `asked.article_id`."""
    with _in_words():
        return wire.write(desk.line, version_id, asked)


def save_draft(desk: Desk, info: ArticleVersionInfo, content: ArticleContent, change_note: str) -> ArticleVersionInfo:
    """Other words for a draft of one's own, as it was read."""
    asked = ArticleVersionChange(content=content, change_note=change_note)
    with _in_words():
        return wire.change(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def move(
    desk: Desk, info: ArticleVersionInfo, move: ArticleMove, *, at: datetime | None = None, note: str = ""
) -> ArticleVersionInfo:
    """The next step in the life of a version, as it was read. `at`: from when it counts; None: now."""
    asked = ArticleVersionMove(move=move, at=at, note=note)
    with _in_words():
        return wire.move(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def institutions(desk: Desk) -> tuple[Institution, ...]:
    """All of them, those that ended too, by code."""
    return every(desk, wire.institutions)


def write_institution(desk: Desk, institution_id: UUID, asked: InstitutionWrite) -> Institution:
    with _in_words():
        return wire.write_institution(desk.line, institution_id, asked)


def change_institution(desk: Desk, institution: Institution, asked: InstitutionChange) -> Institution:
    """As it was read."""
    with _in_words():
        return wire.change_institution(
            desk.line, institution, write_id(desk, institution.id, institution.version, asked), asked
        )


def synonyms(desk: Desk) -> tuple[Synonym, ...]:
    """All of them, those that ended too, by what is said."""
    return every(desk, wire.synonyms)


def write_synonym(desk: Desk, synonym_id: UUID, asked: SynonymWrite) -> Synonym:
    with _in_words():
        return wire.write_synonym(desk.line, synonym_id, asked)


def change_synonym(desk: Desk, synonym: Synonym, asked: SynonymChange) -> Synonym:
    """As it was read."""
    with _in_words():
        return wire.change_synonym(desk.line, synonym, write_id(desk, synonym.id, synonym.version, asked), asked)


@contextmanager
def _in_words() -> Iterator[None]:
    """Refusals that say what is wrong with an answer, not with a form."""
    try:
        yield
    except TooLong as fault:
        raise TooLong(
            t("This article is longer than an article can be."),
            do=t("Make two of it, with links between them."),
            details=fault.details,
        ) from fault
    except FieldsRefused as fault:
        if not fault.errors:
            raise
        what = t("The server refused this: {reason}").format(reason=fault.errors[0].message)
        raise FieldsRefused(what, errors=fault.errors, do=fault.do, details=fault.details) from fault
