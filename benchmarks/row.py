"""One figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """`value` and `yardstick_value` are in `unit`, measured in the same run; `ratio` is one through the other.

    A goal is a yardstick too: its name then says so.
    """

    name: str
    unit: str
    value: float
    yardstick: str
    yardstick_value: float
    ratio: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", round(self.value / self.yardstick_value, 3) if self.yardstick_value else 0.0)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
