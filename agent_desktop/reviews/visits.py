"""Which steps somebody was at in a contact, from when to when, and how things stood then: read off the traces."""

from collections.abc import Iterable, Mapping
from datetime import date

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import Did, Move, ScriptRun, Situation
from agent_desktop.contract.scripts import AnyStep, Script, Value, Variable
from agent_desktop.scripts.conditions import Standing, standing
from agent_desktop.scripts.standing import day_of

Place = tuple[str, str]
"""Script and step."""

_FORWARD = frozenset({Did.ANSWERED, Did.WAIVED, Did.JUMPED, Did.INTERRUPTED})
"""Moves that going back undoes."""


class Visit(Record, frozen=True, kw_only=True):
    """A time at one step. `until`, `left`: when and by which move it was left; None where the run ended there.

    `variant`: whose words were shown last. `values`: what was known when it was left, the answer given there included.
    """

    key: str
    run: int
    script_id: str
    step: str
    at: Moment
    until: Moment | None
    left: Move | None
    variant: str
    situation: Situation
    values: Mapping[str, Value]

    @property
    def place(self) -> Place:
        return self.script_id, self.step

    def standing(self, flags: Iterable[str] = ()) -> Standing:
        """As it was, with `flags` besides those that the trace knew of."""
        told = standing(self.situation, self.values, self.day)
        return Standing(
            flags=told.flags | frozenset(flags),
            language=told.language,
            channel=told.channel,
            representative=told.representative,
            values=told.values,
            today=told.today,
        )

    @property
    def day(self) -> date:
        return day_of(self.until or self.at)


class Trail(Record, frozen=True, kw_only=True):
    """One run laid out. `passed`: steps that came up and were seen by nobody, such as forks."""

    run: ScriptRun
    visits: tuple[Visit, ...]
    passed: frozenset[Place]


def trails(material: ReviewMaterial) -> tuple[Trail, ...]:
    """Of each run, in their order."""
    return trails_of(material.runs)


def trails_of(runs: Iterable[ScriptRun]) -> tuple[Trail, ...]:
    """The same of runs alone."""
    return tuple(_Walk(number, run).trail() for number, run in enumerate(runs))


def script_of(material: ReviewMaterial, run: ScriptRun, script_id: str) -> Script | None:
    """The version that the run went through; None where the server does not have it any more."""
    pinned = next((pin.hash for pin in run.pins if pin.script_id == script_id), "")
    return material.scripts.get(pinned)


def step_of(script: Script | None, step_id: str) -> AnyStep | None:
    return next((step for step in script.steps if step.id == step_id), None) if script else None


def variables_of(script: Script) -> dict[str, Variable]:
    return {variable.name: variable for variable in script.variables}


class _Walk:
    """Goes along a trace, and knows at each move what was known and which words were shown."""

    def __init__(self, number: int, run: ScriptRun) -> None:
        self._number, self._run = number, run
        self._situation = Situation()
        self._answers: dict[str, Value] = {}
        self._before: list[tuple[Place, dict[str, Value]]] = []
        self._variants: dict[Place, str] = {}
        self._passed: set[Place] = set()
        self._place: Place = ("", "")

    def trail(self) -> Trail:
        found: list[Visit] = []
        since: Moment | None = None
        for position, move in enumerate(self._run.trace):
            if since is not None and move.did is not Did.SITUATION:
                self._place = (move.script_id, move.step)
                self._take(move)
                found.append(self._visit(position, since, move))
            if move.did is not Did.SITUATION or since is None:
                since = move.at
            self._after(move)
        if since is not None and self._place[1]:
            found.append(self._visit(len(self._run.trace), since, None))
        return Trail(run=self._run, visits=tuple(found), passed=frozenset(self._passed))

    def _take(self, move: Move) -> None:
        """What was answered counts from the moment at which the step is left."""
        if move.did in _FORWARD:
            self._before.append((self._place, self._answers))
        if move.did is Did.ANSWERED and move.reply:
            self._answers = {**self._answers, **move.reply.values}

    def _after(self, move: Move) -> None:
        self._situation = move.situation or self._situation
        for shown in move.shown:
            place = (shown.script_id, shown.step)
            if shown.passed:
                self._passed.add(place)
            else:
                self._variants[place] = shown.variant
                self._place = place
        if move.did is Did.BACK and self._before:
            self._place, self._answers = self._before.pop()

    def _visit(self, position: int, since: Moment, left: Move | None) -> Visit:
        facts = {fact.name: fact.value for fact in self._situation.facts}
        return Visit(
            key=f"step:{self._number}.{position}",
            run=self._number,
            script_id=self._place[0],
            step=self._place[1],
            at=since,
            until=left.at if left else None,
            left=left,
            variant=self._variants.get(self._place, ""),
            situation=self._situation,
            values=facts | self._answers,
        )
