"""A contact while it lasts: what the handler has so far. It becomes a write when it is finished."""

from uuid import UUID

from msgspec import field
from msgspec.structs import replace

from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.quotes import newest
from agent_desktop.contacts.traces import within_limits
from agent_desktop.contract.answering import Quote
from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.cases import CaseWrite, WireAnswers
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import MOST_EVENTS, ContactEvent
from agent_desktop.contract.contacts import ContactWrite, Direction, IdentityCheck
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_runs import RunState, ScriptRun
from agent_desktop.faults import ProgramFault
from agent_desktop.language import t, tn

LONGEST_NOTES = 20_000
"""Characters, as the contract has it."""

LONGEST_HOLD = 86_400
"""Seconds, as the contract has it: a desktop that slept over a weekend was not on hold all that time."""

NEEDS_NO_SERVICE = frozenset({Outcome.NO_ONE_THERE, Outcome.CUT_OFF})


class CaseDraft(Record, frozen=True, kw_only=True):
    """A case to be raised with the contact. `promised_at` is what the citizen was told.

    `stays`: it was raised already, by a script or beside what the contact is about, and is more than a form begun:
    choosing another service for the contact does not drop it.
    """

    id: Id
    service_code: str
    reference: str
    opened_at: Moment
    promised_at: Moment
    place: str = ""
    answers: WireAnswers = field(default_factory=dict)
    stays: bool = False


class ContactDraft(Record, frozen=True, kw_only=True):
    """`held_seconds` are of holds that ended; `held_since` is when the present one began (None: not on hold).

    `case`: the case in hand; `raised`: those set aside for it, which go with the contact all the same.
    `run`: the guided script in hand; `runs`: those that were left for another one, oldest first.
    `quotes`: answers that were given, oldest first (contacts.quotes). `events`: what happened besides, oldest first
    (contacts.happenings). `unrecorded_since`: the recording is paused since then; None: it is not. `unrecorded_step`:
    by a step of the script, after which it goes on by itself.
    """

    id: Id
    channel: Channel
    direction: Direction
    caller: CallerNumber
    started_at: Moment
    citizen_id: Id | None = None
    speaking_with: Id | None = None
    identity: IdentityCheck | None = None
    service_code: str | None = None
    outcome: Outcome | None = None
    notes: str = ""
    held_seconds: int = 0
    held_since: Moment | None = None
    case: CaseDraft | None = None
    raised: tuple[CaseDraft, ...] = ()
    run: RunState | None = None
    runs: tuple[ScriptRun, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[ContactEvent, ...] = ()
    unrecorded_since: Moment | None = None
    unrecorded_step: bool = False

    @property
    def cases(self) -> tuple[CaseDraft, ...]:
        """All that go with the contact, in the order they were begun."""
        every = (*self.raised, self.case) if self.case else self.raised
        return tuple(sorted(every, key=lambda case: (case.opened_at, case.id)))


def begin(
    contact_id: UUID,
    caller: CallerNumber,
    now: Moment,
    channel: Channel = Channel.PHONE,
    direction: Direction = Direction.INBOUND,
) -> ContactDraft:
    """A contact that starts now, with nobody known yet."""
    return ContactDraft(id=contact_id, channel=channel, direction=direction, caller=caller, started_at=now)


def hold(draft: ContactDraft, now: Moment) -> ContactDraft:
    """On hold from now; as it was if it is on hold already."""
    return draft if draft.held_since else replace(draft, held_since=now)


def resume(draft: ContactDraft, now: Moment) -> ContactDraft:
    """Talking again from now."""
    return replace(draft, held_seconds=held_seconds(draft, now), held_since=None)


def toggle_recording(draft: ContactDraft, now: Moment) -> ContactDraft:
    """Paused from now, or going on: as the handler wishes, whatever the script's step says."""
    paused = draft.unrecorded_since is not None
    return replace(draft, unrecorded_since=None if paused else now, unrecorded_step=False)


def at_step(draft: ContactDraft, now: Moment, *, unrecorded: bool) -> ContactDraft:
    """The script came to a step at which nothing may be recorded, or to another. A call's recording alone."""
    if draft.channel is not Channel.PHONE:
        return draft
    if unrecorded and draft.unrecorded_since is None:
        return replace(draft, unrecorded_since=now, unrecorded_step=True)
    if not unrecorded and draft.unrecorded_step:
        return replace(draft, unrecorded_since=None, unrecorded_step=False)
    return draft


def with_in_hand(draft: ContactDraft, service_code: str | None) -> ContactDraft:
    """The case of that service in hand, None where there is none; any other is set aside as it is."""
    found = next((case for case in draft.cases if case.service_code == service_code), None)
    return replace(draft, case=found, raised=tuple(case for case in draft.cases if case is not found))


def without_case(draft: ContactDraft, service_code: str | None) -> ContactDraft:
    """The case of that service is taken back; what is left of the outcome goes with the last one."""
    case = None if draft.case and draft.case.service_code == service_code else draft.case
    left = replace(draft, case=case, raised=tuple(one for one in draft.raised if one.service_code != service_code))
    gone = left.cases != draft.cases and not left.cases and draft.outcome is Outcome.CASE_RAISED
    return replace(left, outcome=None) if gone else left


def held_seconds(draft: ContactDraft, now: Moment) -> int:
    """Seconds on hold so far, the present hold included. A clock that went back takes nothing away."""
    return draft.held_seconds + _seconds(draft.held_since or now, now)


def talk_seconds(draft: ContactDraft, now: Moment) -> int:
    """Seconds since the start that were not on hold; never negative."""
    return max(0, _seconds(draft.started_at, now) - held_seconds(draft, now))


def missing(draft: ContactDraft) -> tuple[str, ...]:
    """What still stands in the way of finishing, in words that say what to do. Empty: it can be finished."""
    lacks = []
    if draft.outcome is None:
        lacks.append(t("Choose an outcome"))
    if draft.service_code is None and not draft.cases and draft.outcome not in NEEDS_NO_SERVICE:
        lacks.append(t("Choose the service it was about"))
    referred = draft.cases and all(case.reference for case in draft.cases)
    if draft.outcome is Outcome.CASE_RAISED and not referred:
        lacks.append(t("Raise the case, or choose another outcome"))
    over = len(draft.notes) - LONGEST_NOTES
    if over > 0:
        words = tn("The notes are {count} character too long", "The notes are {count} characters too long", over)
        lacks.append(words.format(count=over))
    return tuple(lacks)


def writes(draft: ContactDraft, now: Moment) -> tuple[ContactWrite, tuple[CaseWrite, ...]]:
    """What to send when the contact finishes now: it goes first, then `draft.cases` in their order.

    Where nobody chose what it was about, that is the first case that was raised in it.
    Raises ProgramFault without an outcome.
    """
    if draft.outcome is None:
        raise ProgramFault("a contact was finished without an outcome")
    finished_at = max(now, draft.started_at)
    longest = min(LONGEST_HOLD, _seconds(draft.started_at, finished_at))
    contact = ContactWrite(
        citizen_id=draft.citizen_id,
        speaking_with=draft.speaking_with,
        channel=draft.channel,
        direction=draft.direction,
        number=draft.caller.e164,
        number_kind=draft.caller.kind,
        started_at=draft.started_at,
        finished_at=finished_at,
        held_seconds=min(held_seconds(draft, finished_at), longest),
        service_code=draft.service_code or next((case.service_code for case in draft.cases), None),
        outcome=draft.outcome,
        notes=draft.notes,
        identity=draft.identity,
        script_runs=within_limits((*draft.runs, *((as_run(draft.run),) if draft.run else ()))),
        quotes=newest(draft.quotes),
        events=draft.events[:MOST_EVENTS],
    )
    return contact, tuple(_case_write(draft, case) for case in draft.cases)


def as_run(state: RunState) -> ScriptRun:
    """What is kept of a run: its trace says all the rest."""
    return ScriptRun(mode=state.mode, pins=state.pins, trace=state.trace, ended=state.ended)


def _case_write(draft: ContactDraft, case: CaseDraft) -> CaseWrite:
    return CaseWrite(
        reference=case.reference,
        service_code=case.service_code,
        contact_id=draft.id,
        citizen_id=draft.citizen_id,
        opened_at=case.opened_at,
        promised_at=case.promised_at,
        place=case.place,
        answers=case.answers,
    )


def _seconds(since: Moment, until: Moment) -> int:
    return max(0, int((until - since).total_seconds()))
