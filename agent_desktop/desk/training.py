"""What those who train do: see how their trainees are, comment, sign, and tell the editors of scripts. At the server.

Everything raises ServerFaults. Screens find it in desk.practice, with what trainees do.
"""

from uuid import UUID

from agent_desktop.contract.practice import (
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
from agent_desktop.desk.at_server import every
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.scenarios_here import OWN
from agent_desktop.ids import new_id
from agent_desktop.store import facts
from agent_desktop.sync import practice as wire


def cohort(desk: Desk) -> Cohort:
    """Those who are being trained, by name."""
    return wire.cohort(desk.line)


def stumbles(desk: Desk, days: int) -> Stumbles:
    """Where points were lost in the last `days`, 1 to 366."""
    return wire.stumbles(desk.line, days)


def attempts_of(desk: Desk, trainee: UUID) -> tuple[AttemptInfo, ...]:
    """A trainee's, newest first."""
    return every(desk, lambda line, cursor: wire.attempts(line, trainee=trainee, cursor=cursor))


def comment(desk: Desk, attempt_id: UUID, comment_id: UUID, at: float, words: str) -> AttemptComment:
    """At `at` seconds since it began. Once by its id, however often it is sent."""
    return wire.comment(desk.line, attempt_id, comment_id, AttemptCommentWrite(at=at, words=words))


def enrolment_of(desk: Desk, trainee: UUID) -> Enrolment:
    """The course that somebody is on, and every word of a coach on them."""
    return wire.enrolment(desk.line, trainee)


def enrol(desk: Desk, trainee: UUID, course: str | None) -> Enrolment:
    """On a course, or on none."""
    return wire.enrol(desk.line, new_id(), EnrolmentWrite(trainee=trainee, course=course))


def sign_off(desk: Desk, write_id: UUID, trainee: UUID, course: str, words: str = "") -> SignOff:
    """They are ready for live calls. Raises GatesNotPassed."""
    return wire.sign_off(desk.line, write_id, SignOffWrite(trainee=trainee, course=course, words=words))


def withdraw(desk: Desk, sign_off_id: UUID, words: str = "") -> SignOff:
    """They are not, after all."""
    return wire.withdraw(desk.line, sign_off_id, new_id(), SignOffWithdrawal(words=words))


def kept_scenarios(desk: Desk) -> tuple[KeptScenario, ...]:
    """Those that the authority made itself, retired ones too, by name. What is offered here is as they say then.

    Raises StoreFaults too.
    """
    found = every(desk, wire.scenarios)
    facts.put(desk.store, OWN, found)
    return found


def keep_scenario(desk: Desk, write_id: UUID, asked: ScenarioWrite) -> KeptScenario:
    """A new one, or the next version of one. Raises FieldsRefused."""
    return wire.keep_scenario(desk.line, write_id, asked)


def retire_scenario(desk: Desk, scenario: str, *, retired: bool) -> KeptScenario:
    """Offered no more, or again."""
    return wire.retire_scenario(desk.line, new_id(), ScenarioRetirement(scenario=scenario, retired=retired))


def remarks(desk: Desk, script: str | None = None) -> tuple[ScriptRemark, ...]:
    """Newest first; None: about every script."""
    return every(desk, lambda line, cursor: wire.remarks(line, script, cursor))


def remark(desk: Desk, remark_id: UUID, asked: ScriptRemarkWrite) -> ScriptRemark:
    """To whoever edits the script. Once by its id, however often it is sent."""
    return wire.remark(desk.line, remark_id, asked)


def settle_remark(desk: Desk, remark: ScriptRemark, *, settled: bool) -> ScriptRemark:
    """It was seen to; or not, after all."""
    return wire.settle_remark(desk.line, remark.id, new_id(), ScriptRemarkSettle(settled=settled))
