"""What a condition may find, as few values as tell every answer of the script's conditions apart.

A dimension is one thing that is asked about: a flag, the language, a variable. Its values are all there are where
these are few (options, languages); a number or a date is cut at the limits that the conditions name, one value for
each piece; a text is each word that is compared with, and any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise, product

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scripts import Condition, Question, Value, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.conditions import Standing, atoms

TODAY = date(2026, 11, 19)
"""Any day will do: conditions count days from it."""

MOST_SUBSETS = 6
"""Options of a MANY_OF that are told apart: 64 ways to choose among them."""

MOST_SETTINGS = 4_096
"""Combinations that are tried for one step; where there are more, the check says that it could not decide."""

MOST_IN_ALL = 200_000
"""Combinations tried for one script: a second or two."""

Dimension = tuple[str, str]
"""("flag", code), ("language", ""), ("channel", ""), ("representative", ""), ("variable", name)."""

Setting = Mapping[Dimension, object]


class Domains:
    """The values of every dimension of one script."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._compared: dict[str, list[Condition]] = {}
        for condition, _, _ in subject.conditions():
            for atom in atoms(condition):
                if atom.variable is not None:
                    self._compared.setdefault(atom.variable, []).append(atom)
        for step in subject.script.steps:
            if isinstance(step, Question):
                wanted = [
                    Condition(variable=step.asks, equals=edge.answer) for edge in step.go if edge.answer is not None
                ]
                self._compared.setdefault(step.asks, []).extend(wanted)
        self._known: dict[Dimension, tuple[object, ...]] = {}
        self._left = MOST_IN_ALL

    def values(self, dimension: Dimension) -> tuple[object, ...]:
        """None stands for a variable that is not known."""
        if dimension not in self._known:
            self._known[dimension] = tuple(self._values(dimension))
        return self._known[dimension]

    def _values(self, dimension: Dimension) -> Iterable[object]:
        kind, name = dimension
        if kind == "variable":
            variable = self._subject.variables.get(name)
            return (*_sample(variable, self._compared.get(name, [])), None) if variable else (None,)
        return {
            "language": self._subject.script.languages,
            "channel": self._subject.script.audience,
        }.get(kind, (False, True))

    def count(self, dimensions: Iterable[Dimension]) -> int:
        """How many settings there are."""
        total = 1
        for dimension in dimensions:
            total *= max(1, len(self.values(dimension)))
        return total

    def can_try(self, dimensions: Iterable[Dimension]) -> bool:
        """Whether every setting of these may be tried; counts as done."""
        count = self.count(dimensions)
        if count > min(MOST_SETTINGS, self._left):
            return False
        self._left -= count
        return True

    def settings(self, dimensions: Iterable[Dimension]) -> Iterator[dict[Dimension, object]]:
        """Every setting of these dimensions."""
        listed = tuple(dimensions)
        for values in product(*(self.values(dimension) for dimension in listed)):
            yield dict(zip(listed, values, strict=True))


def dimensions(condition: Condition | None) -> frozenset[Dimension]:
    """What `condition` asks about."""
    return frozenset(_dimension(atom) for atom in atoms(condition))


def _dimension(atom: Condition) -> Dimension:
    if atom.variable is not None:
        return ("variable", atom.variable)
    if atom.flag is not None:
        return ("flag", atom.flag)
    if atom.language is not None:
        return ("language", "")
    return ("channel", "") if atom.channel is not None else ("representative", "")


def as_standing(setting: Setting) -> Standing:
    """A setting as the engine sees it."""
    values: dict[str, Value] = {}
    flags = set()
    for (kind, name), value in setting.items():
        if kind == "variable" and isinstance(value, str | int | float | tuple):
            values[name] = value
        elif kind == "flag" and value:
            flags.add(name)
    channel = setting.get(("channel", ""))
    return Standing(
        flags=frozenset(flags),
        language=str(setting.get(("language", ""), "en")),
        channel=channel if isinstance(channel, Channel) else Channel.PHONE,
        representative=bool(setting.get(("representative", ""), False)),
        values=values,
        today=TODAY,
    )


def _sample(variable: Variable, compared: list[Condition]) -> Iterable[Value]:
    match variable.kind:
        case FieldKind.ONE_OF:
            return tuple(choice.code for choice in variable.options)
        case FieldKind.MANY_OF:
            return _choices(variable, compared)
        case FieldKind.NUMBER:
            return _pieces(_limits(compared), variable.least, variable.most)
        case FieldKind.DATE:
            most = None if variable.earliest_days is None else -variable.earliest_days
            least = None if variable.latest_days is None else -variable.latest_days
            days = _pieces(_limits(compared), least, most)
            return tuple(dict.fromkeys((TODAY - timedelta(days=int(each))).isoformat() for each in days))
        case _:
            named = [atom.equals for atom in compared if isinstance(atom.equals, str)]
            return (*dict.fromkeys(named), "…")


def _choices(variable: Variable, compared: list[Condition]) -> Iterator[tuple[str, ...]]:
    codes = {atom.has for atom in compared} | {atom.equals for atom in compared}
    named = [choice.code for choice in variable.options if choice.code in codes][:MOST_SUBSETS]
    other = [choice.code for choice in variable.options if choice.code not in codes][:1]
    for size in range(len(named) + 1):
        for chosen in combinations(named, size):
            if chosen or other:
                yield chosen or tuple(other)


def _limits(compared: list[Condition]) -> list[float]:
    found = {limit for atom in compared for limit in (atom.at_least, atom.at_most) if limit is not None}
    found |= {float(atom.equals) for atom in compared if isinstance(atom.equals, int | float)}
    return sorted(found)


def _pieces(limits: list[float], least: int | None, most: int | None) -> tuple[float, ...]:
    """Each limit, and one value in each piece between and beside them, as far as the variable may go."""
    if not limits:
        return (float(least if least is not None else most if most is not None else 0),)
    between = [(low + high) / 2 for low, high in pairwise(limits)]
    candidates = sorted({limits[0] - 1, *limits, *between, limits[-1] + 1})
    return tuple(value for value in candidates if (least is None or value >= least) and (most is None or value <= most))
