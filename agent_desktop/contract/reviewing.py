"""What a reviewer is shown of a contact: everything that its time line and the trace's own answers are made of."""

from typing import Annotated

from msgspec import Meta, field

from agent_desktop.contract.answering import Quote
from agent_desktop.contract.base import Id, Moment, Record, Words
from agent_desktop.contract.cases import Case
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import ContactEvent
from agent_desktop.contract.contacts import Contact
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.recordings import RecordingInfo
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Script


class ContactToReview(Record, frozen=True, kw_only=True):
    """One line of what can be reviewed. GET /api/v1/contacts-to-review: contacts of others without an evaluation."""

    id: Id
    title: str
    channel: Channel
    service_code: str | None
    started_at: Moment
    seconds: int
    handler: Id
    handler_name: str


class HandlerNamed(Record, frozen=True, kw_only=True):
    """GET /api/v1/handlers: those whose account is active, by name; and no more of them than it takes to choose one."""

    id: Id
    name: str
    team: str


class QuoteThen(Record, frozen=True, kw_only=True):
    """An answer as it was given. `state` and `past_review`: of that version, then; None: not known any more."""

    quote: Quote
    title: Words
    state: ArticleState | None = None
    past_review: bool = False


class FlagThen(Record, frozen=True, kw_only=True):
    """A flag that was in force during the contact. Restricted ones are not told."""

    code: str
    label: Words
    act: Words


class CaseThen(Record, frozen=True, kw_only=True):
    """A case that the contact raised. `promised_at`: what was told; `due_then`: what the service's clock said then.

    `lacks`: codes of the answers that the service's form wants and the case has not; None: the form is not known.
    `received_at`: of the contact that it came with.
    """

    case: Case
    promised_at: Moment
    due_then: Moment | None
    received_at: Moment
    lacks: tuple[str, ...] | None = None


class ReviewMaterial(Record, frozen=True, kw_only=True):
    """GET /api/v1/contacts/{id}/review-material; supervisors, and whoever handled it. Every look is written down.

    404 where there is no such contact; 410 `erased` where retention or a request took it away.
    `scripts`: by hash, the versions that the runs pinned and the server has still. `medians`: seconds that the
    handler's team spends on a step, by "script:step" (the median of the last 90 days, from 5 runs on).
    `citizen_language`: the one they speak first, a BCP 47 tag; "" where none is on record.
    """

    contact: Contact
    contact_title: str
    citizen_name: str = ""
    citizen_language: str = ""
    representative_name: str = ""
    representative_until: Moment | None = None
    events: tuple[ContactEvent, ...] = ()
    runs: tuple[ScriptRun, ...] = ()
    scripts: dict[str, Script] = field(default_factory=dict)
    quotes: tuple[QuoteThen, ...] = ()
    flags: tuple[FlagThen, ...] = ()
    cases: tuple[CaseThen, ...] = ()
    medians: dict[str, Annotated[float, Meta(ge=0)]] = field(default_factory=dict)
    recordings: tuple[RecordingInfo, ...] = ()
    handler: Id | None = None
