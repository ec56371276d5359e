"""From one tree to another as the smallest change of the text: what did not change keeps its bytes and its comments."""

import re

from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.changes import Anew, Changes
from agent_desktop.scripts.editing.comparing import same
from agent_desktop.scripts.editing.lines import newline_of
from agent_desktop.scripts.editing.patches import AwkwardError, applied
from agent_desktop.scripts.editing.spans import spans
from agent_desktop.scripts.editing.trees import Tree
from agent_desktop.yaml_text import YamlRefused, read


def rewritten(text: str, old: Tree, new: Tree) -> str:
    """`text`, which says `old`, so that it says `new`. Comments stay, save within what went.

    Each way of doing it is read back and kept only if it says so; the next is coarser.
    """
    for way in (_in_place, _top_level):
        try:
            made = way(text, old, new)
        except AwkwardError:
            continue
        if says(made, new):
            return made
    return _whole(text, new)


def says(text: str, tree: object) -> bool:
    """Whether `text` reads as exactly this."""
    try:
        return same(read(text).tree, tree)
    except YamlRefused:
        return False


def _in_place(text: str, old: Tree, new: Tree) -> str:
    return applied(text, Changes(text).of(spans(text), old, new, ""))


def _top_level(text: str, old: Tree, new: Tree) -> str:
    """Each thing of the script that changed is written anew."""
    changed = {name: Anew(value) if not same(old.get(name), value) else value for name, value in new.items()}
    return applied(text, Changes(text).of(spans(text), old, changed, ""))


def _whole(text: str, new: Tree) -> str:
    """All of it, under the comments that it began with."""
    newline = newline_of(text)
    head = re.match(r"(?:[ \t]*#[^\r\n]*\r?\n)*", text)
    return (head[0] if head else "") + writing.mapping(new, 0, newline) + newline
