"""One figure, and the table of them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


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


def write(rows: Sequence[Row], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def table(rows: Sequence[Row]) -> str:
    """The rows as text, columns aligned."""
    head = ("figure", "value", "unit", "against", "its value", "ratio")
    body = [
        (row.name, f"{row.value:,.1f}", row.unit, row.yardstick, f"{row.yardstick_value:,.1f}", f"{row.ratio:,.2f}")
        for row in rows
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in {1, 4, 5} else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (head, *body)
    ]
    return "\n".join(lines)
