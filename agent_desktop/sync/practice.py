"""Practice over the wire: attempts, a coach's words on them, own scenarios, remarks to the editors of scripts."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.practice import (
    Attempt,
    AttemptComment,
    AttemptCommentWrite,
    AttemptInfo,
    Cohort,
    Enrolment,
    EnrolmentWrite,
    KeptScenario,
    ScenarioRetirement,
    ScenarioWrite,
    ScriptRemark,
    ScriptRemarkSettle,
    ScriptRemarkWrite,
    SignOff,
    SignOffWithdrawal,
    SignOffWrite,
    Stumbles,
)
from agent_desktop.contract.walkthroughs import KeptWalkthrough, WalkthroughWrite
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST, MOST_SCENARIOS = 100, 20
"""Of one page. A scenario is some 20 KB."""


def attempts(line: Line, *, trainee: UUID | None = None, cursor: str | None = None) -> Page[AttemptInfo]:
    """Newest first: one's own, or a trainee's for those who train."""
    query = {"trainee": str(trainee) if trainee else None, "cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/practice-attempts", answer=Page[AttemptInfo], query=query))


def attempt(line: Line, attempt_id: UUID) -> Attempt:
    """One whole; a look at another's is written down."""
    return line.tell(Call(method="GET", route="/practice-attempts/{id}", answer=Attempt, places={"id": attempt_id}))


def comment(line: Line, attempt_id: UUID, comment_id: UUID, asked: AttemptCommentWrite) -> AttemptComment:
    return line.tell(
        Call(
            method="PUT",
            route="/practice-attempts/{id}/comments/{comment_id}",
            answer=AttemptComment,
            places={"id": attempt_id, "comment_id": comment_id},
            body=asked,
        )
    )


def enrolment(line: Line, trainee: UUID | None = None) -> Enrolment:
    """One's own, or a trainee's for those who train."""
    query = {"trainee": str(trainee) if trainee else None}
    return line.tell(Call(method="GET", route="/practice-enrolment", answer=Enrolment, query=query))


def enrol(line: Line, write_id: UUID, asked: EnrolmentWrite) -> Enrolment:
    return line.tell(
        Call(method="PUT", route="/practice-enrolments/{id}", answer=Enrolment, places={"id": write_id}, body=asked)
    )


def sign_off(line: Line, write_id: UUID, asked: SignOffWrite) -> SignOff:
    """Raises GatesNotPassed."""
    return line.tell(
        Call(method="PUT", route="/practice-sign-offs/{id}", answer=SignOff, places={"id": write_id}, body=asked)
    )


def withdraw(line: Line, sign_off_id: UUID, write_id: UUID, asked: SignOffWithdrawal) -> SignOff:
    return line.tell(
        Call(
            method="PUT",
            route="/practice-sign-offs/{id}/withdrawal/{write_id}",
            answer=SignOff,
            places={"id": sign_off_id, "write_id": write_id},
            body=asked,
        )
    )


def cohort(line: Line) -> Cohort:
    """By name."""
    return line.tell(Call(method="GET", route="/practice-cohort", answer=Cohort))


def stumbles(line: Line, days: int) -> Stumbles:
    """Of the last `days`, 1 to 366."""
    return line.tell(Call(method="GET", route="/practice-stumbles", answer=Stumbles, query={"days": days}))


def scenarios(line: Line, cursor: str | None) -> Page[KeptScenario]:
    """Those that the authority made itself, by name."""
    query = {"cursor": cursor, "limit": MOST_SCENARIOS}
    return line.tell(Call(method="GET", route="/practice-scenarios", answer=Page[KeptScenario], query=query))


def keep_scenario(line: Line, write_id: UUID, asked: ScenarioWrite) -> KeptScenario:
    """A new one, or the next version."""
    return line.tell(
        Call(method="PUT", route="/practice-scenarios/{id}", answer=KeptScenario, places={"id": write_id}, body=asked)
    )


def retire_scenario(line: Line, write_id: UUID, asked: ScenarioRetirement) -> KeptScenario:
    """Offered no more, or again."""
    return line.tell(
        Call(
            method="PUT",
            route="/practice-scenario-retirements/{id}",
            answer=KeptScenario,
            places={"id": write_id},
            body=asked,
        )
    )


def walkthroughs(line: Line, cursor: str | None) -> Page[KeptWalkthrough]:
    """Those that were recorded, by the names of their scenarios."""
    query = {"cursor": cursor, "limit": MOST_SCENARIOS}
    return line.tell(Call(method="GET", route="/practice-walkthroughs", answer=Page[KeptWalkthrough], query=query))


def keep_walkthrough(line: Line, write_id: UUID, asked: WalkthroughWrite) -> KeptWalkthrough:
    """In place of the one before of that scenario."""
    places = {"id": write_id}
    return line.tell(
        Call(method="PUT", route="/practice-walkthroughs/{id}", answer=KeptWalkthrough, places=places, body=asked)
    )


def remarks(line: Line, script: str | None, cursor: str | None) -> Page[ScriptRemark]:
    """Newest first; None: about every script."""
    query = {"script": script, "cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/script-remarks", answer=Page[ScriptRemark], query=query))


def remark(line: Line, remark_id: UUID, asked: ScriptRemarkWrite) -> ScriptRemark:
    return line.tell(
        Call(method="PUT", route="/script-remarks/{id}", answer=ScriptRemark, places={"id": remark_id}, body=asked)
    )


def settle_remark(line: Line, remark_id: UUID, write_id: UUID, asked: ScriptRemarkSettle) -> ScriptRemark:
    return line.tell(
        Call(
            method="PUT",
            route="/script-remarks/{id}/settlements/{write_id}",
            answer=ScriptRemark,
            places={"id": remark_id, "write_id": write_id},
            body=asked,
        )
    )
