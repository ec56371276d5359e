"""An attempt in hand, as it is kept: all that is needed to go on with it where it was."""

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.practice import Heard
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.authority.records import Accepted
from agent_desktop.practice.calling import Calling


class Underway(Record, frozen=True, kw_only=True):
    """`number`: which attempt at this scenario it is, from 1. `calling`: None before the call came.

    `contact`: of the call. `worked`, `paused`: seconds. `dropped`: the line to the server has gone away.
    `accepted`: what the invented authority took.
    """

    id: Id
    scenario: PracticeScenario
    course: str | None
    number: int
    seed: int
    language: Spoken
    began_at: Moment
    worked: float = 0.0
    paused: float = 0.0
    hints: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    calling: Calling | None = None
    contact: Id | None = None
    dropped: bool = False
    accepted: tuple[Accepted, ...] = ()
