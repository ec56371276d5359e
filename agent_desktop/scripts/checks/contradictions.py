"""Conditions that can never hold, and variants and ways that those before them leave nothing for."""

from collections.abc import Iterator, Sequence

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import AnyStep, Condition, Edge, Question, Value
from agent_desktop.language import t
from agent_desktop.scripts.checks.domains import MOST_SETTINGS, Dimension, Domains, as_standing, dimensions
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.conditions import Standing, holds
from agent_desktop.scripts.findings import Finding


class Trial(Record, frozen=True, kw_only=True):
    """One variant or way in its order: `condition`, and for an edge of a question the answer."""

    condition: Condition | None
    variable: str = ""
    answer: Value | None = None

    def dimensions(self) -> frozenset[Dimension]:
        asked = frozenset({("variable", self.variable)}) if self.answer is not None and self.variable else frozenset()
        return dimensions(self.condition) | asked

    def passes(self, now: Standing) -> bool:
        if self.answer is not None and self.variable:
            value = now.values.get(self.variable)
            if not (self.answer in value if isinstance(value, tuple) else self.answer == value):
                return False
        return holds(self.condition, now)


def check(subject: Subject, domains: Domains) -> Iterator[Finding]:
    for at, step in enumerate(subject.script.steps):
        says = [Trial(condition=say.when) for say in step.say]
        yield from _in_order(subject, domains, step, says, ("steps", at, "say"))
        yield from _in_order(subject, domains, step, [way(step, edge) for edge in step.go], ("steps", at, "go"))
        if step.compliance and step.compliance.when:
            rule = [Trial(condition=step.compliance.when)]
            yield from _in_order(subject, domains, step, rule, ("steps", at, "compliance", "when"), listed=False)


def way(step: AnyStep, edge: Edge) -> Trial:
    """An edge as a test. What an action or a subscript answers may always be any of its answers."""
    if isinstance(step, Question):
        return Trial(condition=edge.when, variable=step.asks, answer=edge.answer)
    return Trial(condition=edge.when, answer=edge.answer)


def _in_order(
    subject: Subject,
    domains: Domains,
    step: AnyStep,
    tests: Sequence[Trial],
    place: tuple[str | int, ...],
    *,
    listed: bool = True,
) -> Iterator[Finding]:
    asked = sorted(frozenset[Dimension]().union(*(test.dimensions() for test in tests)))
    if not asked:
        return
    if not domains.can_try(asked):
        what = t("There are too many combinations here to say whether each can come about ({count} and more).")
        do = t("Ask fewer things in one step, or split it.")
        yield subject.note(what.format(count=MOST_SETTINGS), do, *place, step=step)
        return
    ever, first = _tried(domains, asked, tests)
    for number, test in enumerate(tests):
        if number in first or not test.dimensions():
            continue
        what = (
            t("Nothing is left for this: those above it hold whenever it does.")
            if number in ever
            else t("This condition can never hold.")
        )
        do = t("Move it up, or take it out.") if number in ever else t("Look at what it asks together, and at limits.")
        yield subject.error(what, do, *place, *((number,) if listed else ()), step=step)


def _tried(domains: Domains, asked: list[Dimension], tests: Sequence[Trial]) -> tuple[set[int], set[int]]:
    """Which ever pass, and which are ever the first to. An action's answers pass without being the first."""
    ever: set[int] = set()
    first: set[int] = set()
    for setting in domains.settings(asked):
        now = as_standing(setting)
        taken = False
        for number, test in enumerate(tests):
            if not test.passes(now):
                continue
            ever.add(number)
            if not taken:
                first.add(number)
            taken = taken or test.answer is None or bool(test.variable)
    return ever, first
