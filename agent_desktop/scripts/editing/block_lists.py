"""Lists whose items stand under one another, each behind a dash, with comments and blank lines between them."""

import re
from itertools import pairwise

from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.lines import after_line, line_end, line_start, newline_of
from agent_desktop.scripts.editing.patches import AwkwardError, Patch, applied
from agent_desktop.scripts.editing.spans import Node

_COMMENT_LINE = re.compile(r"[ \t]*#")

Pairs = list[int | None]
"""For each new item the old one that it was."""


class BlockList:
    """One list of a text, called `name`. Raises AwkwardError where a dash is not where dashes stand."""

    def __init__(self, text: str, node: Node, name: str) -> None:
        self._text, self.node, self._name = text, node, name
        self._newline = newline_of(text)
        self._dashes: list[int] = []
        self._regions: list[tuple[int, int]] = []
        self._find_regions()

    def _find_regions(self) -> None:
        """The lines of each item, its comments just above it among them: from, and up to the next line's start."""
        floor = 0
        for at, part in enumerate(self.node.parts):
            start = dash = self._dash(part, floor)
            while start > floor and at > 0:
                above = line_start(self._text, start - 1)
                if above < floor or not _COMMENT_LINE.match(self._text, above, start):
                    break
                start = above
            floor = after_line(self._text, part.end)
            self._dashes.append(dash + self.node.column)
            self._regions.append((start, floor))

    def _dash(self, part: Node, floor: int) -> int:
        """The start of the line with the item's dash."""
        line = line_start(self._text, part.start)
        while line >= floor:
            place = line + self.node.column
            indented = self._text[line:place].strip(" ") == ""
            if indented and self._text[place : place + 1] == "-" and place <= part.start:
                return line
            if line == 0:
                break
            line = line_start(self._text, line - 1)
        raise AwkwardError

    def written_anew(self, at: int, value: object) -> Patch:
        return Patch(self._dashes[at], self.node.parts[at].end, self._item(value))

    def _item(self, value: object) -> str:
        return writing.item(value, self._name, self.node.column, self._newline)

    def in_and_out(self, pairs: Pairs, new: list[object], inner: dict[int, list[Patch]]) -> list[Patch]:
        """Items go and come, those that stay keep their order. `inner`: what changes within those."""
        patches = [patch for each in inner.values() for patch in each]
        for at, (start, end) in enumerate(self._regions):
            if at in inner:
                continue
            if any(each in inner for each in range(at)):
                patches.append(Patch(self._regions[at - 1][1], end, ""))
            else:
                patches.append(Patch(start, self._regions[at + 1][0], ""))
        return [*patches, *self._added(pairs, new)]

    def _added(self, pairs: Pairs, new: list[object]) -> list[Patch]:
        alone = len(self._regions) == 1 and self._name in ("steps", "scenarios")
        gap = self._newline if self._has_gaps or alone else ""
        first = next(at for at in pairs if at is not None)
        patches: list[Patch] = []
        before: int | None = None
        for to, at in enumerate(pairs):
            if at is not None:
                before = at
                continue
            written = " " * self.node.column + self._item(new[to])
            if before is None:
                place = self._regions[first][0]
                patches.append(Patch(place, place, written + self._newline + gap))
            else:
                place = line_end(self._text, self.node.parts[before].end)
                patches.append(Patch(place, place, self._newline + gap + written))
        return patches

    def in_another_order(self, pairs: Pairs, new: list[object], inner: dict[int, list[Patch]]) -> Patch:
        """The whole list, each item as it was written."""
        pieces = []
        for to, at in enumerate(pairs):
            if at is None:
                pieces.append(" " * self.node.column + self._item(new[to]))
                continue
            start, end = self._regions[at]
            apart = self._text[self._regions[at - 1][1] : start] if at else ""
            own = applied(self._text, inner[at], start, end)
            pieces.append(apart.lstrip("\r\n") + own.rstrip("\r\n"))
        whole = (self._newline * (2 if self._has_gaps else 1)).join(pieces)
        ends = self._text[: self._regions[-1][1]].endswith("\n")
        return Patch(self._regions[0][0], self._regions[-1][1], whole + (self._newline if ends else ""))

    @property
    def _has_gaps(self) -> bool:
        return any(after[0] > before[1] for before, after in pairwise(self._regions))
