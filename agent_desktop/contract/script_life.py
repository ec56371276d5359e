"""Versions of guided scripts on the server: written, approved by somebody else, published at a time, retired."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Write
from agent_desktop.contract.scripts import Script

LONGEST_SOURCE = 900_000
"""Characters of a script's file, so that it fits a body of 1 MiB."""

LONGEST_NOTE = 2_000

Source = Annotated[str, Meta(min_length=1, max_length=LONGEST_SOURCE)]
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]


class VersionState(StrEnum):
    """PUBLISHED: approved, with a moment from which it is in force, which may be to come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    RETIRED = "retired"


class Move(StrEnum):
    """What may be done with a version: who wrote it may not APPROVE it."""

    SUBMIT = "submit"  # draft → in_review
    SEND_BACK = "send_back"  # in_review, approved → draft, with a note
    APPROVE = "approve"  # in_review → approved
    PUBLISH = "publish"  # approved → published, from `at` on
    RETIRE = "retire"  # published → retired: offered no more, from `at` on


class ScriptVersionInfo(Record, frozen=True, kw_only=True):
    """One version without its words. `number` counts the versions of one script from 1; `version` is for If-Match.

    `hash` is that of its content (contract.scripts.ScriptVersion), "" while a draft cannot be read as a script.
    `effective_from` until `effective_until` (None: no end) it may be begun. Moments are None until they happened.
    """

    id: Id
    version: int
    script_id: str
    number: int
    state: VersionState
    title: str
    hash: str
    change_note: str
    author: Id | None
    author_name: str
    made_at: Moment
    changed_at: Moment
    submitted_at: Moment | None = None
    approved_by: Id | None = None
    approved_by_name: str = ""
    approved_at: Moment | None = None
    effective_from: Moment | None = None
    effective_until: Moment | None = None
    note: str = ""


class ScriptVersionText(Record, frozen=True, kw_only=True):
    """One version whole: its file as it was written, comments and all."""

    info: ScriptVersionInfo
    source: str


class ScriptVersionWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/script-versions/{id}: a new draft. Its script's id stands in its words.

    A draft may hold mistakes, but must be readable as YAML with an `id`; it is submitted only when the check finds
    no error.
    """

    source: Source
    change_note: Note = ""


class ScriptVersionChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/script-versions/{id}/changes/{change_id} with If-Match: other words for a draft, by its author."""

    source: Source
    change_note: Note = ""


class ScriptVersionMove(Write, frozen=True, kw_only=True):
    """PUT /api/v1/script-versions/{id}/moves/{move_id} with If-Match. `at`: PUBLISH and RETIRE; None: now."""

    move: Move
    at: Moment | None = None
    note: Note = ""


class PublishedScript(Record, frozen=True, kw_only=True):
    """What desktops hold of a version, by its `id`: told ahead of `effective_from`, gone from the feed once retired."""

    id: Id
    number: int
    hash: str
    effective_from: Moment
    effective_until: Moment | None = None
    script: Script
