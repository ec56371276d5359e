"""What must change in a text so that it says another tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.aligning import aligned
from agent_desktop.scripts.editing.block_lists import BlockList
from agent_desktop.scripts.editing.comparing import same
from agent_desktop.scripts.editing.lines import after_line, line_end, line_start, newline_of
from agent_desktop.scripts.editing.patches import AwkwardError, Patch, applied
from agent_desktop.scripts.editing.spans import Node
from agent_desktop.scripts.editing.trees import Tree


@dataclass(frozen=True)
class Anew:
    """A value that is written whole."""

    value: object


class Changes:
    """Patches against one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = newline_of(text)

    def of(self, node: Node, old: object, new: object, name: str) -> list[Patch]:
        """Within `node`, called `name`. Raises AwkwardError where it must be written anew from outside."""
        if same(old, new):
            return []
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            return self._flow_map(node, old, new) if node.flow else self._block_map(node, old, new)
        if isinstance(old, list) and isinstance(new, list) and old and new:
            return self._flow_list(node, old, new) if node.flow else self._block_list(node, old, new, name)
        if node.flow and (not isinstance(new, dict | list) or not new):
            return [Patch(node.start, node.end, writing.flow(new))]
        raise AwkwardError

    # ---- on one line ------------------------------------------------------------------------------------------

    def _flow_map(self, node: Node, old: Tree, new: Tree) -> list[Patch]:
        values = {key.name: part for key, part in zip(node.keys, node.parts, strict=True)}
        starts = {key.name: key for key in node.keys}
        if [name for name in new if name in old] == list(old) and len(new) == len(old):
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

    def _flow_list(self, node: Node, old: list[object], new: list[object]) -> list[Patch]:
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
        if not isinstance(new, Anew):
            try:
                return self.of(part, old, new, key.name)
            except AwkwardError:
                pass
        value = new.value if isinstance(new, Anew) else new
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
        return Patch(line_start(self._text, key.start), after_line(self._text, node.parts[at].end), "")

    def _added(self, node: Node, old: Tree, new: Tree) -> list[Patch]:
        """New names, each after the one that it follows."""
        patches: list[Patch] = []
        places = {key.name: at for at, key in enumerate(node.keys)}
        indent, waiting = " " * node.column, []
        before: str | None = None
        for name, value in new.items():
            if name not in old:
                plain = value.value if isinstance(value, Anew) else value
                waiting.append(writing.entry(name, plain, node.column, self._newline))
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
        at = line_end(self._text, node.parts[places[before]].end)
        return [Patch(at, at, "".join(f"{self._newline}{indent}{each}" for each in written))]

    # ---- under one another: lists -----------------------------------------------------------------------------

    def _block_list(self, node: Node, old: list[object], new: list[object], name: str) -> list[Patch]:
        pairs = aligned(old, new)
        kept = [at for at in pairs if at is not None]
        if not kept:
            raise AwkwardError
        there = BlockList(self._text, node, name)
        inner = {at: self._item(there, at, old[at], new[to]) for to, at in enumerate(pairs) if at is not None}
        if kept == list(range(len(old))) and len(old) == len(new):
            return [patch for patches in inner.values() for patch in patches]
        if kept == sorted(kept):
            return there.in_and_out(pairs, new, inner)
        return [there.in_another_order(pairs, new, inner)]

    def _item(self, there: BlockList, at: int, old: object, new: object) -> list[Patch]:
        try:
            return self.of(there.node.parts[at], old, new, "")
        except AwkwardError:
            return [there.written_anew(at, new)]
