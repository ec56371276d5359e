"""Steps added, taken out, named, copied and moved; whatever led to one follows it."""

from collections.abc import Mapping

from agent_desktop.contract.scripts import Script
from agent_desktop.scripts.editing.naming import name_from
from agent_desktop.scripts.editing.trees import Path, Tree, at, everywhere, insert, items, put, without

SILENT = ("logic", "subscript", "action")
"""Kinds that are made without words to say."""

KINDS = ("prompt", "question", "data_entry", "logic", "action", "knowledge", "subscript", "outcome")


def ids(tree: Tree) -> list[str]:
    """Of the steps, in the order of the file."""
    return [str(step.get("id", "")) for step in items(tree, ("steps",)) if isinstance(step, dict)]


def path_of(tree: Tree, step_id: str) -> Path:
    """Where the step stands. Raises KeyError where it is gone."""
    for place, step in enumerate(items(tree, ("steps",))):
        if isinstance(step, dict) and step.get("id") == step_id:
            return ("steps", place)
    raise KeyError(step_id)


def add(
    tree: Tree, kind: str, title: str, after: str | None, more: Mapping[str, object] | None = None
) -> tuple[Tree, str]:
    """A step of `kind` behind the step `after`, and its id.

    It comes in between: `after` goes on to it, and it goes on to where `after` did otherwise. An outcome stands where
    nothing leads yet, unless `after` led nowhere.
    """
    name = name_from(title, set(ids(tree)), fallback="step")
    onward = _otherwise(tree, after) if after else ""
    step: Tree = {"id": name, "kind": kind, "title": {"en": title}, **(more or {})}
    if kind not in SILENT and "say" not in step:
        step["say"] = [{"en": ""}]
    if kind != "outcome" and onward:
        step["go"] = [{"to": onward}]
    place = path_of(tree, after)[1] if after else len(ids(tree)) - 1
    assert isinstance(place, int)
    made = insert(tree, ("steps",), place + 1, step)
    if after and at(tree, (*path_of(tree, after), "kind")) != "outcome" and (kind != "outcome" or not onward):
        made = lead(made, after, name)
    return made, name


def lead(tree: Tree, step_id: str, to: str) -> Tree:
    """What is left over goes on to `to`."""
    path = (*path_of(tree, step_id), "go")
    ways = items(tree, path)
    if ways and isinstance(last := ways[-1], dict) and "answer" not in last and "when" not in last:
        return put(tree, (*path, len(ways) - 1, "to"), to)
    return insert(tree, path, len(ways), {"to": to})


def _otherwise(tree: Tree, step_id: str) -> str:
    ways = items(tree, (*path_of(tree, step_id), "go"))
    last = ways[-1] if ways else None
    if isinstance(last, dict) and "answer" not in last and "when" not in last:
        return str(last.get("to", ""))
    return ""


def remove(tree: Tree, step_id: str) -> Tree:
    """Without the step. What led to it leads to where it went otherwise; where it went nowhere, the check says so."""
    onward = _otherwise(tree, step_id)
    made = without(tree, path_of(tree, step_id))
    if onward and onward != step_id:
        made = _renamed_targets(made, step_id, onward)
    return _without_mentions(made, step_id)


def _without_mentions(tree: Tree, step_id: str) -> Tree:
    """It need not be done before a step that is gone, and no scenario comes to it."""

    def change(part: Tree) -> Tree:
        before = part.get("before")
        if isinstance(before, list) and step_id in before:
            left = [name for name in before if name != step_id]
            return {**part, "before": left} if left else {name: each for name, each in part.items() if name != "before"}
        return part

    made = everywhere(tree, change)
    assert isinstance(made, dict)
    for place, scenario in enumerate(items(made, ("scenarios",))):
        plays = items(scenario, ("steps",))
        left = [play for play in plays if not (isinstance(play, dict) and play.get("at") == step_id)]
        if len(left) != len(plays):
            made = put(made, ("scenarios", place, "steps"), left)
    return made


def pointing_to(script: Script, step_id: str) -> tuple[str, ...]:
    """The steps that lead to it, in the order of the file."""
    return tuple(step.id for step in script.steps if any(edge.to == step_id for edge in step.go))


def rename(tree: Tree, step_id: str, name: str) -> Tree:
    """The step under another name; whatever led to it does still."""
    made = put(tree, (*path_of(tree, step_id), "id"), name)
    return _renamed_targets(made, step_id, name)


def _renamed_targets(tree: Tree, old: str, new: str) -> Tree:
    def in_step(part: Tree) -> Tree:
        if part.get("to") == old:
            part = {**part, "to": new}
        before = part.get("before")
        if isinstance(before, list) and old in before:
            part = {**part, "before": list(dict.fromkeys(new if name == old else name for name in before))}
        return part

    def in_scenario(part: Tree) -> Tree:
        return {name: new if name in ("at", "outcome") and value == old else value for name, value in part.items()}

    made = {**tree}
    if made.get("start") == old:
        made["start"] = new
    if "steps" in made:
        made["steps"] = everywhere(made["steps"], in_step)
    if "scenarios" in made:
        made["scenarios"] = everywhere(made["scenarios"], in_scenario)
    return made


def duplicate(tree: Tree, step_id: str, title: str) -> tuple[Tree, str]:
    """The same step again, below it, under another title; nothing leads to it yet. With its id."""
    path = path_of(tree, step_id)
    step = at(tree, path)
    assert isinstance(step, dict)
    assert isinstance(path[1], int)
    name = name_from(title, set(ids(tree)), fallback="step")
    copy = put(put(step, ("id",), name), ("title", "en"), title)
    return insert(tree, ("steps",), path[1] + 1, copy), name
