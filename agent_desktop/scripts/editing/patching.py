"""From one tree to another as the smallest change of the text: what did not change keeps its bytes and its comments."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.aligning import aligned
from agent_desktop.scripts.editing.spans import Node, spans
from agent_desktop.scripts.yaml_text import YamlRefused, read

Tree = dict[str, object]
_COMMENT_LINE = re.compile(r"[ \t]*#")


class AwkwardError(Exception):
    """The text is laid out in a way that a small change cannot be made in; a larger one can."""


@dataclass(frozen=True)
class Patch:
    start: int
    end: int
    words: str


def rewritten(text: str, old: Tree, new: Tree) -> str:
    """`text`, which says `old`, so that it says `new`. Comments stay, save within what went."""
    for way in (_in_place, _top_level, _whole):
        try:
            made = way(text, old, new)
        except AwkwardError:
            continue
        if says(made, new):
            return made
    raise AssertionError("a tree cannot be written")


def says(text: str, tree: object) -> bool:
    """Whether `text` reads as exactly this."""
    try:
        return same(read(text).tree, tree)
    except YamlRefused:
        return False


def same(one: object, other: object) -> bool:
    """Equal, and of the same types: 1 is not true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def applied(text: str, patches: Iterable[Patch], start: int = 0, end: int | None = None) -> str:
    """The part of `text` from `start` to `end`, patched."""
    out, at = [], start
    for patch in sorted(patches, key=lambda each: (each.start, each.end)):
        if patch.start < at:
            raise AwkwardError
        out += [text[at : patch.start], patch.words]
        at = patch.end
    return "".join((*out, text[at : len(text) if end is None else end]))


def _in_place(text: str, old: Tree, new: Tree) -> str:
    return applied(text, _Changes(text).of(spans(text), old, new, ""))


def _top_level(text: str, old: Tree, new: Tree) -> str:
    """Each thing of the script that changed is written anew."""
    changed = {name: _Anew(value) if not same(old.get(name), value) else value for name, value in new.items()}
    return applied(text, _Changes(text).of(spans(text), old, changed, ""))


def _whole(text: str, old: Tree, new: Tree) -> str:
    """All of it, under the comments that it began with."""
    del old
    newline = _newline(text)
    head = re.match(r"(?:[ \t]*#[^\r\n]*\r?\n)*", text)
    return (head[0] if head else "") + writing.mapping(new, 0, newline) + newline


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


@dataclass(frozen=True)
class _Anew:
    """A value that is written whole."""

    value: object


class _Changes:
    """Patches against one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = _newline(text)

    def of(self, node: Node, old: object, new: object, name: str) -> list[Patch]:
        """Within `node`, called `name`. Raises AwkwardError where it must be written anew from outside."""
        if same(old, new):
            return []
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            return self._flow_map(node, old, new) if node.flow else self._block_map(node, old, new)
        if isinstance(old, list) and isinstance(new, list) and old and new:
            return self._flow_list(node, old, new, name) if node.flow else self._block_list(node, old, new, name)
        if node.flow and (not isinstance(new, dict | list) or not new):
            return [Patch(node.start, node.end, writing.flow(new))]
        raise AwkwardError

    # ---- on one line ------------------------------------------------------------------------------------------

    def _flow_map(self, node: Node, old: Tree, new: Tree) -> list[Patch]:
        values = {key.name: part for key, part in zip(node.keys, node.parts, strict=True)}
        starts = {key.name: key for key in node.keys}
        if [name for name in new if name in old] == list(old):
            if len(new) == len(old):
                return [patch for name in new for patch in self._flow_value(values[name], old[name], new[name])]
        parts = []
        for name, value in new.items():
            if name not in old:
                parts.append(f"{writing.scalar(name)}: {writing.flow(value)}")
                continue
            part = values[name]
            patches = self._flow_value(part, old[name], value)
            parts.append(applied(self._text, patches, starts[name].start, part.end))
        return [Patch(node.start, node.end, "{" + ", ".join(parts) + "}")]

    def _flow_list(self, node: Node, old: list[object], new: list[object], name: str) -> list[Patch]:
        del name
        pairs = aligned(old, new)
        if pairs == list(range(len(old))) and len(old) == len(new):
            return [
                patch
                for part, before, after in zip(node.parts, old, new, strict=True)
                for patch in self._flow_value(part, before, after)
            ]
        parts = []
        for at, value in zip(pairs, new, strict=True):
            if at is None:
                parts.append(writing.flow(value))
                continue
            part = node.parts[at]
            parts.append(applied(self._text, self._flow_value(part, old[at], value), part.start, part.end))
        return [Patch(node.start, node.end, "[" + ", ".join(parts) + "]")]

    def _flow_value(self, node: Node, old: object, new: object) -> list[Patch]:
        try:
            return self.of(node, old, new, "")
        except AwkwardError:
            return [Patch(node.start, node.end, writing.flow(new))]

    # ---- under one another: maps ------------------------------------------------------------------------------

    def _block_map(self, node: Node, old: Tree, new: Tree) -> list[Patch]:
        kept = [name for name in new if name in old]
        if not kept:
            raise AwkwardError
        patches: list[Patch] = []
        for at, key in enumerate(node.keys):
            if key.name not in new:
                patches.append(self._without(node, at, {each for each in old if each not in new}))
        places = {key.name: at for at, key in enumerate(node.keys)}
        for name in kept:
            patches += self._value(node, places[name], old[name], new[name])
        return [*patches, *self._added(node, old, new)]

    def _value(self, node: Node, at: int, old: object, new: object) -> list[Patch]:
        key, part = node.keys[at], node.parts[at]
        if not isinstance(new, _Anew):
            try:
                return self.of(part, old, new, key.name)
            except AwkwardError:
                pass
        value = new.value if isinstance(new, _Anew) else new
        written = writing.entry(key.name, value, node.column, self._newline)
        return [Patch(key.start, part.end, written)]

    def _without(self, node: Node, at: int, gone: set[str]) -> Patch:
        """Takes the line or lines of one name out."""
        key = node.keys[at]
        if at == 0:  # what stands first may share its line with a dash
            kept = next(other for other in node.keys if other.name not in gone)
            if node.keys.index(kept) != 1:
                raise AwkwardError
            return Patch(key.start, kept.start, "")
        return Patch(self._line_start(key.start), self._after(node.parts[at].end), "")

    def _added(self, node: Node, old: Tree, new: Tree) -> list[Patch]:
        """New names, each after the one that it follows."""
        patches: list[Patch] = []
        places = {key.name: at for at, key in enumerate(node.keys)}
        indent, waiting = " " * node.column, []
        before: str | None = None
        for name, value in new.items():
            if name not in old:
                value = value.value if isinstance(value, _Anew) else value
                waiting.append(writing.entry(name, value, node.column, self._newline))
                continue
            patches += self._insert(node, before, places, waiting, indent)
            before, waiting = name, []
        return [*patches, *self._insert(node, before, places, waiting, indent)]

    def _insert(
        self, node: Node, before: str | None, places: dict[str, int], written: Sequence[str], indent: str
    ) -> list[Patch]:
        if not written:
            return []
        if before is None:
            first = node.keys[0].start
            words = "".join(f"{each}{self._newline}{indent}" for each in written)
            return [Patch(first, first, words)]
        at = self._line_end(node.parts[places[before]].end)
        return [Patch(at, at, "".join(f"{self._newline}{indent}{each}" for each in written))]

    # ---- under one another: lists -----------------------------------------------------------------------------

    def _block_list(self, node: Node, old: list[object], new: list[object], name: str) -> list[Patch]:
        pairs = aligned(old, new)
        kept = [at for at in pairs if at is not None]
        if not kept:
            raise AwkwardError
        regions = self._regions(node)
        inner = {at: self._item(node, at, regions, old[at], new[to], name) for to, at in enumerate(pairs) if at is not None}
        if kept == list(range(len(old))) and len(old) == len(new):
            return [patch for patches in inner.values() for patch in patches]
        if kept == sorted(kept):
            return self._in_and_out(node, regions, pairs, new, name, inner)
        return [self._in_another_order(node, regions, pairs, new, name, inner)]

    def _regions(self, node: Node) -> list[tuple[int, int]]:
        """The lines of each item, its comments just above it among them: from, and up to the start of the next line."""
        regions: list[tuple[int, int]] = []
        floor = 0
        for at, part in enumerate(node.parts):
            dash = self._dash(node, part, floor)
            start = dash
            while start > floor and at > 0:
                above = self._line_start(start - 1)
                if above < floor or not _COMMENT_LINE.match(self._text, above, start):
                    break
                start = above
            floor = self._after(part.end)
            regions.append((start, floor))
        return regions

    def _dash(self, node: Node, part: Node, floor: int) -> int:
        """The start of the line with the item's dash."""
        line = self._line_start(part.start)
        while line >= floor:
            place = line + node.column
            if self._text[line:place].strip(" ") == "" and self._text[place : place + 1] == "-" and place < part.start + 1:
                return line
            if line == 0:
                break
            line = self._line_start(line - 1)
        raise AwkwardError

    def _item(
        self, node: Node, at: int, regions: list[tuple[int, int]], old: object, new: object, name: str
    ) -> list[Patch]:
        part = node.parts[at]
        try:
            return self.of(part, old, new, "")
        except AwkwardError:
            dash = self._dash(node, part, regions[at][0]) + node.column
            return [Patch(dash, part.end, writing.item(new, name, node.column, self._newline))]

    def _in_and_out(
        self,
        node: Node,
        regions: list[tuple[int, int]],
        pairs: list[int | None],
        new: list[object],
        name: str,
        inner: dict[int, list[Patch]],
    ) -> list[Patch]:
        patches = [patch for each in inner.values() for patch in each]
        for at, (start, end) in enumerate(regions):
            if at in inner:
                continue
            if any(each in inner for each in range(at)):
                patches.append(Patch(regions[at - 1][1], end, ""))
            else:
                patches.append(Patch(start, regions[at + 1][0], ""))
        gap = self._newline if self._has_gaps(regions) or (len(regions) == 1 and name in ("steps", "scenarios")) else ""
        indent = " " * node.column
        before: int | None = None
        first = next(at for at in pairs if at is not None)
        for to, at in enumerate(pairs):
            if at is not None:
                before = at
                continue
            written = indent + writing.item(new[to], name, node.column, self._newline)
            if before is None:
                place = regions[first][0]
                patches.append(Patch(place, place, written + self._newline + gap))
            else:
                place = self._line_end(node.parts[before].end)
                patches.append(Patch(place, place, self._newline + gap + written))
        return patches

    def _in_another_order(
        self,
        node: Node,
        regions: list[tuple[int, int]],
        pairs: list[int | None],
        new: list[object],
        name: str,
        inner: dict[int, list[Patch]],
    ) -> Patch:
        indent = " " * node.column
        pieces = []
        for to, at in enumerate(pairs):
            if at is None:
                pieces.append(indent + writing.item(new[to], name, node.column, self._newline))
            else:
                apart = self._text[regions[at - 1][1] : regions[at][0]] if at else ""
                pieces.append(apart.lstrip("\r\n") + applied(self._text, inner[at], *regions[at]).rstrip("\r\n"))
        gap = self._newline * (2 if self._has_gaps(regions) else 1)
        whole = gap.join(pieces)
        ends = self._text[: regions[-1][1]].endswith("\n")
        return Patch(regions[0][0], regions[-1][1], whole + (self._newline if ends else ""))

    def _has_gaps(self, regions: list[tuple[int, int]]) -> bool:
        return any(after[0] > before[1] for before, after in zip(regions, regions[1:], strict=False))

    # ---- lines ------------------------------------------------------------------------------------------------

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Before the end of the line that `at` stands in, with its comment."""
        found = self._text.find("\n", at)
        if found < 0:
            return len(self._text)
        return found - 1 if self._text[found - 1 : found] == "\r" else found

    def _after(self, at: int) -> int:
        """The start of the next line."""
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found + 1
