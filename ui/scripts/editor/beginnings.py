"""What a step of each kind begins with, so that it can be used at once. Pure.

These words stand in the file, in its source language: they are not the program's.
"""

from collections.abc import Callable

from agent_desktop.scripts.editing import answers
from agent_desktop.scripts.editing.trees import Tree
from ui.scripts.editor.context import Context

Prepare = Callable[[Tree], tuple[Tree, Tree]]
"""What must be in the tree before, and what of that stands in the step."""


def beginning_of(kind: str, context: Context) -> tuple[str, Tree, Prepare]:
    """Its title, what else it has, and what it needs beside it."""
    title = {
        "prompt": "New words",
        "question": "New question",
        "data_entry": "New details",
        "logic": "New fork",
        "action": "New action",
        "knowledge": "New answer",
        "subscript": "Another script",
        "outcome": "New outcome",
    }[kind]
    if kind == "question":
        return title, {}, lambda tree: _with_answer(tree, title, "one_of", "asks")
    if kind == "data_entry":
        return title, {}, lambda tree: _with_answer(tree, title, "text", "fields")
    return title, _more(kind, context), _nothing


def _more(kind: str, context: Context) -> Tree:
    if kind == "action":
        offline, practice = "It waits here and goes out by itself.", "Nothing is really done."
        return {"do": "verify_identity", "offline": {"en": offline}, "practice": {"en": practice}}
    if kind == "outcome":
        return {"result": "answered"}
    if kind == "subscript":
        inner = [script.id for script in context.named.library.values() if script.subscript]
        return {"script": next(iter(inner or context.named.library), "identity-check")}
    return {}


def _with_answer(tree: Tree, title: str, kind: str, field: str) -> tuple[Tree, Tree]:
    made, name = answers.add(tree, title, kind)
    return made, {field: name if field == "asks" else [name]}


def _nothing(tree: Tree) -> tuple[Tree, Tree]:
    return tree, {}
