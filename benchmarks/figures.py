"""All figures: kept part by part in one file, and shown as one table."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from benchmarks.row import Row

Figures = Mapping[str, Sequence[Row]]
"""The rows of each part, by the part's name."""


def read(path: Path) -> Figures:
    """What was measured so far; nothing where there is no such file."""
    found: dict[str, list[Row]] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")) if path.exists() else []:
        part = entry.pop("part", None)
        if part is not None:  # files of before there were parts say nothing of whose a row is
            given = {each.name: entry[each.name] for each in fields(Row) if each.init and each.name in entry}
            found.setdefault(part, []).append(Row(**given))
    return found


def write(figures: Figures, path: Path) -> None:
    """One list of rows; each says which part it is of."""
    rows = [asdict(row) | {"part": part} for part, of_it in figures.items() for row in of_it]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def merged(before: Figures, part: str, rows: Sequence[Row], order: Sequence[str]) -> Figures:
    """With the new rows of `part` instead of its old ones, in the order of the parts. Parts that are no more, go."""
    now = {**before, part: rows}
    return {name: now[name] for name in order if name in now}


def table(rows: Iterable[Row]) -> str:
    """The rows as text, columns aligned. The last column says whether the goal was met."""
    head = ("figure", "value", "unit", "against", "its value", "ratio", "goal")
    body = [
        (
            row.name,
            f"{row.value:,.1f}",
            row.unit,
            row.yardstick,
            f"{row.yardstick_value:,.1f}",
            f"{row.ratio:,.2f}",
            _goal(row),
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in {1, 4, 5} else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (head, *body)
    ]
    return "\n".join(lines)


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    return f"{'met' if row.met else 'MISSED'}, {'≥' if row.at_least else '≤'} {row.goal:,.1f}"
