"""Which steps a call can really come to, and whether one can go round a step that it must not go round.

Two looks. The map first: a step that every way to an outcome passes (a dominator) is safe whatever the conditions.
Where the map has a way round, the ways are followed with what they imply: an answer given stays given, a flag in force
stays so. Only as much of that is remembered as some condition further on asks about, so most scripts are followed
exhaustively; where one has more than MOST_STATES places to look at, the check says that it could not decide.

A flag or a speaker that changes in the middle of a call is not followed here: agent_desktop.scripts.view.owed finds
during the call what such a change leaves to be done.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import product

from agent_desktop.contract.scripts import Action, AnyStep, Compliance, Level, Subscript
from agent_desktop.language import t
from agent_desktop.scripts.checks.contradictions import Trial, way
from agent_desktop.scripts.checks.domains import Dimension, Domains, as_standing, dimensions
from agent_desktop.scripts.checks.graph import reachable
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.conditions import holds
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.walking import DONE, FAILED, asked

MOST_STATES = 20_000
MOST_IN_ALL = 60_000
"""Places followed for one script, however many steps must not be gone round: some seconds at most."""

Setting = tuple[tuple[Dimension, object], ...]
Place = tuple[str, Setting]
_OTHER = object()
"""An answer of an action or a subscript that no edge names."""


class TooMany(Exception):  # noqa: N818 - not a fault: the bound of the search
    """More places than MOST_STATES, or MOST_IN_ALL."""


def check(subject: Subject, domains: Domains) -> Iterator[Finding]:
    ways = Ways(subject, domains)
    try:
        come_to = {place[0] for place in ways.follow(frozenset(), without=None)}
    except TooMany:
        yield _undecided(subject, ("steps",), None)
        come_to = set(subject.steps)
    on_map = reachable(subject.targets, [subject.script.start])
    for at, step in enumerate(subject.script.steps):
        if step.id in on_map and step.id not in come_to:
            what = t("No call can come to the step “{name}”: the conditions on the way there exclude each other.")
            do = t("Look at the conditions before it, or take it out.")
            yield subject.error(what.format(name=step.id), do, "steps", at, step=step)
        if step.compliance and step.compliance.level is Level.MANDATORY and step.id in on_map:
            yield from _gone_round(subject, ways, at, step, step.compliance)


def _undecided(subject: Subject, place: tuple[str | int, ...], step: AnyStep | None) -> Finding:
    what = t("There are too many ways through the script to follow them all ({count} places and more).")
    return subject.note(what.format(count=MOST_STATES), t("Split it into subscripts."), *place, step=step)


def _gone_round(subject: Subject, ways: "Ways", at: int, step: AnyStep, rule: Compliance) -> Iterator[Finding]:
    goals = set(rule.before) & subject.steps.keys() or set(subject.endings)
    if not goals & reachable(subject.targets, [subject.script.start], without=step.id):
        return
    try:
        way_round = ways.way_round(step.id, goals, rule)
    except TooMany:
        yield _undecided(subject, ("steps", at), step)
        return
    if way_round:
        what = t("The mandatory step “{name}” can be gone round: {way}.")
        do = t("Lead every way through it, or say with “before” or “when” where it is due.")
        yield subject.error(
            what.format(name=step.id, way=" → ".join(way_round)), do, "steps", at, "compliance", step=step
        )


class Ways:
    """The ways through one script, followed with what they imply."""

    def __init__(self, subject: Subject, domains: Domains) -> None:
        self._subject = subject
        self._domains = domains
        self._tests = {step.id: [way(step, edge) for edge in step.go] for step in subject.script.steps}
        self._uses = {
            step_id: frozenset[Dimension]().union(*(test.dimensions() for test in tests))
            for step_id, tests in self._tests.items()
        }
        self._gives = {step.id: self._given_by(step) for step in subject.script.steps}
        self._live = self._asked_later()
        self._left = MOST_IN_ALL

    def _given_by(self, step: AnyStep) -> frozenset[Dimension]:
        """The variables that get a value at a step: asked there, or in the subscript gone through."""
        names: Iterable[str] = asked(step)
        if isinstance(step, Subscript) and (inner := self._subject.library.get(step.script)):
            names = [variable.name for variable in inner.variables]
        return frozenset(("variable", name) for name in names if name in self._subject.variables)

    def _asked_later(self) -> dict[str, frozenset[Dimension]]:
        """What conditions at a step or after it ask about and no step in between gives anew."""
        before: dict[str, list[str]] = {}
        for source, targets in self._subject.targets.items():
            for target in targets:
                before.setdefault(target, []).append(source)
        live = {step_id: uses - self._gives[step_id] for step_id, uses in self._uses.items()}
        waiting = deque(reversed(list(live)))
        while waiting:
            target = waiting.popleft()
            for source in before.get(target, ()):
                more = live[source] | (live[target] - self._gives[source])
                if more != live[source]:
                    live[source] = more
                    waiting.append(source)
        return live

    def follow(self, always: frozenset[Dimension], without: str | None) -> dict[Place, Place | None]:
        """Every place that a call can come to, with the place before it. `always`: remembered to the end.

        Raises TooMany.
        """
        start = self._subject.script.start
        if start == without or start not in self._subject.steps:
            return {}
        first: Place = (start, ())
        found: dict[Place, Place | None] = {first: None}
        waiting = deque([first])
        while waiting:
            place = waiting.popleft()
            self._left -= 1
            for after in self._next(place, always):
                if after[0] != without and after not in found:
                    found[after] = place
                    waiting.append(after)
            if len(found) > MOST_STATES or self._left < 0:
                raise TooMany
        return found

    def _next(self, place: Place, always: frozenset[Dimension]) -> Iterator[Place]:
        step_id, setting = place
        step, tests, uses = self._subject.steps[step_id], self._tests[step_id], self._uses[step_id]
        if not uses and not any(test.answer is not None for test in tests):
            yield from self._straight(step, setting, always)
            return
        gives = self._gives[step_id]
        kept = {dimension: value for dimension, value in setting if dimension not in gives}
        # What is not asked about here stays open until something asks: there it may be anything.
        for chosen in self._domains.settings(sorted(uses - kept.keys())):
            now = {**kept, **chosen}
            for target in self._targets(step, tests, now):
                yield (target, self._remembered(now, target, always))

    def _straight(self, step: AnyStep, setting: Setting, always: frozenset[Dimension]) -> Iterator[Place]:
        """Nothing is asked here: the first way is taken, and what is given here is open again."""
        gives = self._gives[step.id]
        kept = {dimension: value for dimension, value in setting if dimension not in gives}
        for edge in step.go[:1]:
            if edge.to in self._subject.steps:
                yield (edge.to, self._remembered(kept, edge.to, always))

    def _remembered(self, now: dict[Dimension, object], target: str, always: frozenset[Dimension]) -> Setting:
        wanted = self._live[target] | always
        return tuple(sorted(((key, value) for key, value in now.items() if key in wanted), key=lambda item: item[0]))

    def _targets(self, step: AnyStep, tests: list[Trial], now: dict[Dimension, object]) -> set[str]:
        standing = as_standing(now)
        found = set()
        for answer in self._answers(step):
            for test, edge in zip(tests, step.go, strict=True):
                if (test.variable or test.answer is None or test.answer == answer) and test.passes(standing):
                    if edge.to in self._subject.steps:
                        found.add(edge.to)
                    break
        return found

    def _answers(self, step: AnyStep) -> tuple[object, ...]:
        """What an action or a subscript may answer; of other steps the variable tells."""
        if isinstance(step, Action):
            return (DONE, FAILED)
        return self._subject.endings_of(step) or (_OTHER,) if isinstance(step, Subscript) else (_OTHER,)

    def way_round(self, step_id: str, goals: set[str], rule: Compliance) -> list[str] | None:
        """The steps of a call that comes to a goal where the rule applies, without `step_id`; None: there is none.

        Raises TooMany.
        """
        asks = dimensions(rule.when)
        found = self.follow(asks, without=step_id)
        for place in found:
            if place[0] in goals and self._applies(rule, asks, dict(place[1])):
                return _back_to_start(found, place)
        return None

    def _applies(self, rule: Compliance, asks: frozenset[Dimension], known: dict[Dimension, object]) -> bool:
        unknown = sorted(asks - known.keys())
        return any(
            holds(rule.when, as_standing({**known, **dict(zip(unknown, values, strict=True))}))
            for values in product(*(self._domains.values(dimension) for dimension in unknown))
        )


def _back_to_start(found: dict[Place, Place | None], place: Place) -> list[str]:
    way_here: list[str] = []
    at: Place | None = place
    while at is not None:
        way_here.append(at[0])
        at = found[at]
    return way_here[::-1]
