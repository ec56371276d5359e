"""Articles: the answer that every handler gives alike."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words


class ArticleState(StrEnum):
    """As knowledge-centred service names them. Only VALIDATED ones are offered unmarked; ARCHIVED ones never."""

    WORK_IN_PROGRESS = "work_in_progress"
    NOT_VALIDATED = "not_validated"
    VALIDATED = "validated"
    ARCHIVED = "archived"


class Audience(StrEnum):
    """PUBLIC: anyone may be told all of it. HANDLER: only the short answer; the text guides who takes the contact."""

    PUBLIC = "public"
    HANDLER = "handler"


class Article(Record, frozen=True, kw_only=True):
    """An article as every desktop holds it: its version in force.

    `short_answer` is read aloud; `text` is Markdown. `review_by`: after it the answer is marked to the handler.
    `slug`: what scripts and other articles call it by; "" where none does. `synonyms`: what citizens call it.
    `department_code` answers for the words; `owner` is the account whom feedback about it reaches.
    `version` counts the versions of the article from 1; `change_note`: what changed by it and why.
    """

    id: Id
    version: int
    slug: str = ""
    title: Words
    short_answer: Words
    text: Words
    service_codes: tuple[str, ...] = ()
    state: ArticleState
    audience: Audience = Audience.PUBLIC
    synonyms: tuple[str, ...] = ()
    department_code: str = ""
    owner: Id | None = None
    owner_name: str = ""
    review_by: date | None = None
    updated_at: Moment
    updated_by: str = ""
    change_note: str = ""


Slug = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_-]{0,59})?$")]
ServiceCodes = Annotated[tuple[str, ...], Meta(max_length=40)]
