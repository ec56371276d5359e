"""What becomes of a row by what the server said of it. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from uuid import UUID

from msgspec import UNSET, Raw, UnsetType
from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.deliveries import DeliveryKind, Verdict
from agent_desktop.contract.edits import Edit
from agent_desktop.contract.problems import Problem, ProblemType
from agent_desktop.language import t
from agent_desktop.outbox.backoff import wait_seconds
from agent_desktop.outbox.rows import OutboxRow, RowState

PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.LOCKED, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
"""4xx that may be otherwise the next time: 408, 423, 425, 429."""


class Fate(StrEnum):
    """AGAIN: later, by itself. HELD: it waits for one before it, and what was said of it counts for nothing."""

    ACCEPTED = "accepted"
    AGAIN = "again"
    REFUSED = "refused"
    MEETS = "meets"
    SIGN_IN = "sign_in"
    HELD = "held"


class Judged(Record, frozen=True, kw_only=True):
    """`row` as it stands from now on. `record`: what the server has, where it accepted."""

    row: OutboxRow
    fate: Fate
    record: Raw | UnsetType = UNSET


def fate_of(status: int) -> Fate:
    """Terminal are 2xx, and every 4xx that will be the same the next time."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Fate.ACCEPTED
    if status == HTTPStatus.UNAUTHORIZED:
        return Fate.SIGN_IN
    if status == HTTPStatus.PRECONDITION_FAILED:
        return Fate.MEETS
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in PASSING:
        return Fate.REFUSED
    return Fate.AGAIN


def judge(
    rows: Sequence[OutboxRow], verdicts: Iterable[Verdict], now: datetime, chances: Iterable[float]
) -> tuple[Judged, ...]:
    """Each of `rows` that there is a verdict on, in their order. The others wait on as they are.

    A row that went behind another of `rows` which was not accepted is HELD, whatever was said of it: a case is
    refused for want of its contact, and that is no fault of the case.
    """
    said = {verdict.id: verdict for verdict in verdicts}
    sent = {row.id for row in rows}
    accepted: set[UUID] = set()
    judged: list[Judged] = []
    for row, chance in zip(rows, chances, strict=False):
        verdict = said.get(row.id)
        if verdict is None:
            continue
        one = _judge_one(row, verdict, now, chance)
        if one.fate is Fate.ACCEPTED:
            accepted.add(row.id)
        elif (sent & set(row.after)) - accepted and one.fate is not Fate.SIGN_IN:
            one = Judged(row=row, fate=Fate.HELD)
        judged.append(one)
    return tuple(judged)


def _judge_one(row: OutboxRow, verdict: Verdict, now: datetime, chance: float) -> Judged:
    fate = fate_of(verdict.status)
    if fate is Fate.AGAIN:
        return Judged(row=again(row, t("The server could not take this yet."), now, chance), fate=fate)
    if fate is Fate.REFUSED:
        return Judged(row=refused(row, verdict.status, verdict.problem), fate=fate)
    record = verdict.record if fate is Fate.ACCEPTED else UNSET
    return Judged(row=row, fate=fate, record=record)


def again(row: OutboxRow, said: str, now: datetime, chance: float) -> OutboxRow:
    """Tried once more in vain, and to be tried again after a while."""
    attempts = row.attempts + 1
    wait = timedelta(seconds=wait_seconds(attempts, chance))
    return replace(row, attempts=attempts, said=said, next_try_at=now + wait)


def refused(row: OutboxRow, status: int, problem: Problem | None) -> OutboxRow:
    """Kept, with words that say what to do."""
    kind = problem.kind if problem else ""
    return replace(
        row,
        state=RowState.REFUSED,
        attempts=row.attempts + 1,
        next_try_at=None,
        said=_refusal_words(row.kind, status, problem),
        problem=kind,
        errors=problem.errors if problem else (),
    )


def meets(row: OutboxRow, theirs: Raw, edits: tuple[Edit, ...]) -> OutboxRow:
    """Kept, for the handler to decide. `theirs`: the record as the server has it; `edits`: what led to it."""
    return replace(
        row,
        state=RowState.MEETS,
        attempts=row.attempts + 1,
        next_try_at=None,
        theirs=theirs,
        edits=edits,
        said=t("A colleague changed the same. Choose what holds."),
    )


def renewed(row: OutboxRow) -> OutboxRow:
    """To be sent again at once, as if it had never been refused."""
    untried = replace(row, state=RowState.WAITING, attempts=0, next_try_at=None, said="", problem="", errors=())
    return replace(untried, theirs=UNSET, edits=())


def _refusal_words(kind: DeliveryKind, status: int, problem: Problem | None) -> str:
    """What happened and what to do: by the kind of the problem first, then by the status."""
    match problem.kind if problem else "", status:
        case ProblemType.ID_REUSED, _:
            words = t(
                "This is on the server already, as it stood when it was first sent. Look at what the server has. "
                "If something is missing there, send this again as a new one; if not, take it out of here."
            )
        case ProblemType.CLOCK, _:
            words = t("A time in this lies too far in the future. Have this computer's clock checked, then send again.")
        case ProblemType.REFUSED, _ if problem and any(error.field == "reference" for error in problem.errors):
            words = t(
                "The reference of this case belongs to another case, or was not given out by this server. Correct the "
                "case and send it: it gets a new reference, which the citizen must be told."
            )
        case ProblemType.REFUSED, _:
            words = _reason_words(problem)
        case _, HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            words = _missing_words(kind)
        case _, HTTPStatus.FORBIDDEN:
            words = t("Your role does not allow this. Ask a supervisor.")
        case _, HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            words = t("This is longer than the server takes. Shorten the notes or the answers, then send it again.")
        case _:
            words = t("The server could not read this. It stays here: show it to whoever looks after Agent Desktop.")
    return words


def _reason_words(problem: Problem | None) -> str:
    reasons = [error.message for error in problem.errors] if problem else []
    said = " ".join(reasons) or (problem.detail if problem else "")
    if not said:
        return t("The server refused this. Correct it, then send it again.")
    return t("The server refused this: {reason} Correct it, then send it again.").format(reason=said)


def _missing_words(kind: DeliveryKind) -> str:
    match kind:
        case DeliveryKind.CASE:
            return t(
                "The server does not have the contact this case belongs to. Tell whoever looks after the server: "
                "it may have lost what was sent."
            )
        case DeliveryKind.CITIZEN_CHANGE:
            return t("The server no longer has this person's record. Search for them again, and correct what you find.")
        case DeliveryKind.FLAG:
            return t("The server does not have the person this flag is for. Search for them again.")
        case DeliveryKind.FLAG_CHANGE:
            return t("The server does not have this flag, or does not show it to you. Look at the person's flags.")
        case DeliveryKind.CASE_CHANGE:
            return t("The server no longer has this case. Look at the person's cases.")
        case _:
            return t("The server does not have something that this needs. Show it to a supervisor.")
