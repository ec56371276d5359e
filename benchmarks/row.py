"""One figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """`value` and `yardstick_value` are in `unit`, measured in the same run; `ratio` is one through the other.

    `goal`, in `unit` too, is the most that the value should be; where `at_least`, the least. `met`: whether it is so;
    None where there is no goal.
    """

    name: str
    unit: str
    value: float
    yardstick: str
    yardstick_value: float
    goal: float | None = None
    at_least: bool = False
    ratio: float = field(init=False)
    met: bool | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", round(self.value / self.yardstick_value, 3) if self.yardstick_value else 0.0)
        object.__setattr__(self, "met", self._met())

    def _met(self) -> bool | None:
        if self.goal is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def toward(name: str, unit: str, value: float, goal: float, *, at_least: bool = False) -> Row:
    """A figure with no other yardstick than its goal."""
    return Row(name, unit, value, "goal", goal, goal=goal, at_least=at_least)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
