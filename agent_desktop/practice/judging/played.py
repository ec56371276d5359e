"""An attempt as it was played, and when in it things happened by a clock that nobody can set."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from msgspec import field
from msgspec.structs import replace

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.practice import AttemptEnd, Heard
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scripts import AnyStep, Script, Spoken
from agent_desktop.reviews.visits import Trail, Visit, script_of, step_of, trails
from agent_desktop.scripts.standing import day_of

ASIDE = timedelta(minutes=2)
"""How far a clock may stand from the one that nobody can set."""

AT_ONCE = timedelta(seconds=5)
"""Within which the attempt and its contact begin."""

LONGEST = 86_400.0
"""Seconds, as the contract has it."""


class Played(Record, frozen=True, kw_only=True):
    """`material`: the contact as the practice authority has it; of one that goes on, as it stands.

    `ended`: None while it goes on. `worked`, `paused`: seconds by a clock that nobody can set. `articles`: short names
    of those that were given. `people`: ids of the scenario's people in the material; a person who is not named there
    is known by their name alone.
    """

    scenario: PracticeScenario
    hash: str
    material: ReviewMaterial
    began_at: Moment
    course: str | None = None
    language: Spoken = Spoken.EN
    seed: int = 0
    heard: tuple[Heard, ...] = ()
    ended: AttemptEnd | None = None
    worked: float = 0.0
    paused: float = 0.0
    hints: int = 0
    articles: tuple[str, ...] = ()
    people: dict[str, UUID] = field(default_factory=dict)


class Laid:
    """The attempt laid out: its visits to steps, and the seconds at which they were."""

    def __init__(self, played: Played) -> None:
        self.played = played
        self.scenario = played.scenario
        self.material = _in_its_language(played)
        if not self.clock_is_true:
            self.material = replace(self.material, events=_without_moments_of_knowing(self.material))
        self.today = day_of(played.began_at)
        self._heard: Mapping[str, list[float]] = _by_step(played.heard)

    @property
    def is_over(self) -> bool:
        return self.played.ended is AttemptEnd.FINISHED

    @cached_property
    def clock_is_true(self) -> bool:
        """Whether all moments run forward, from the beginning on: nobody set the clock back."""
        moves = [move.at for run in self.material.runs for move in run.trace]
        happened = [event.at for event in self.material.events]
        forward = all(earlier <= later for told in (moves, happened) for earlier, later in pairwise(told))
        return forward and all(moment >= self.played.began_at - AT_ONCE for moment in (*moves, *happened))

    @cached_property
    def seconds_are_true(self) -> bool:
        """Whether they also run no further than the time that was worked, by the clock that nobody can set."""
        latest = self.played.began_at + timedelta(seconds=self.played.worked + self.played.paused) + ASIDE
        return self.clock_is_true and all(move.at <= latest for run in self.material.runs for move in run.trace)

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        return trails(self.material)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        return tuple(visit for trail in self.trails for visit in trail.visits)

    @cached_property
    def passed(self) -> frozenset[str]:
        """Steps that came up and were seen by nobody."""
        return frozenset(f"{script}/{step}" for trail in self.trails for script, step in trail.passed)

    def script(self, visit: Visit) -> Script | None:
        return script_of(self.material, self.trails[visit.run].run, visit.script_id)

    @cached_property
    def _steps(self) -> dict[str, AnyStep]:
        """By "script/step", of the versions that were gone through."""
        return {f"{script.id}/{step.id}": step for script in self.material.scripts.values() for step in script.steps}

    def step(self, place: str) -> AnyStep | None:
        return self._steps.get(place)

    def script_named(self, script_id: str) -> Script | None:
        return next((script for script in self.material.scripts.values() if script.id == script_id), None)

    def step_at(self, visit: Visit) -> AnyStep | None:
        return step_of(self.script(visit), visit.step)

    def seconds(self, moment: Moment, place: str = "") -> float:
        """Since the attempt began. Where a line was heard at `place`, it tells: a clock that was set tells nothing."""
        within = self.within((moment - self.played.began_at).total_seconds())
        heard = self._heard.get(place)
        return min(heard, key=lambda at: abs(at - within)) if heard else within

    def within(self, seconds: float) -> float:
        """Not before the attempt began, and not after it ended."""
        return min(max(0.0, seconds), self.played.worked + self.played.paused or LONGEST, LONGEST)

    def since(self, visit: Visit) -> float:
        return self.seconds(visit.at, place_of(visit))


def _in_its_language(played: Played) -> ReviewMaterial:
    """The caller speaks the language that the attempt was begun in, whatever is on record: that is to be spoken."""
    first = played.material.citizen_language.partition("-")[0].lower()
    return replace(played.material, citizen_language=played.language) if first in set(Spoken) else played.material


def _without_moments_of_knowing(material: ReviewMaterial) -> tuple[ContactEvent, ...]:
    """Where the computer's clock was set, nobody can say what came before the person was known: it is all judged."""
    return tuple(event for event in material.events if event.what is not Happening.PERSON_CHOSEN)


def place_of(visit: Visit) -> str:
    """ "script/step"."""
    return f"{visit.script_id}/{visit.step}"


def _by_step(heard: tuple[Heard, ...]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for line in heard:
        if line.step and line.by == "handler":
            found.setdefault(line.step, []).append(line.at)
    return found
