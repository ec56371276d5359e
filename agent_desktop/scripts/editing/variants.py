"""What is said at a step: variants in their order, the usual words last."""

from agent_desktop.scripts.editing.naming import name_from
from agent_desktop.scripts.editing.steps import path_of
from agent_desktop.scripts.editing.trees import Path, Tree, at, insert, items, moved, put, without


def path(tree: Tree, step_id: str) -> Path:
    return (*path_of(tree, step_id), "say")


def is_usual(say: object) -> bool:
    return isinstance(say, dict) and "when" not in say


def add(tree: Tree, step_id: str, title: str, when: Tree, *, en: str = "", cy: str = "") -> Tree:
    """Other words for when `when` holds, before the usual ones. `title` gives it its name."""
    place = path(tree, step_id)
    said = items(tree, place)
    taken = {str(say.get("name", "usual")) for say in said if isinstance(say, dict)} | {"usual"}
    say: Tree = {"name": name_from(title, taken, fallback="variant"), "when": when, "en": en}
    if cy:
        say["cy"] = cy
    return insert(tree, place, len(said) - 1 if said and is_usual(said[-1]) else len(said), say)


def add_usual(tree: Tree, step_id: str) -> Tree:
    """Words for when no condition holds, where there are none."""
    said = items(tree, path(tree, step_id))
    return tree if said and is_usual(said[-1]) else insert(tree, path(tree, step_id), len(said), {"en": ""})


def remove(tree: Tree, step_id: str, number: int) -> Tree:
    return without(tree, (*path(tree, step_id), number))


def move(tree: Tree, step_id: str, number: int, to: int) -> Tree:
    """Never behind the usual words, which stay last."""
    said = items(tree, path(tree, step_id))
    if any(is_usual(each) for place, each in enumerate(said) if place in (number, to)):
        return tree
    return moved(tree, path(tree, step_id), number, to)


def set_condition(tree: Tree, step_id: str, number: int, when: Tree | None) -> Tree:
    place = (*path(tree, step_id), number)
    if when is None:
        return without(tree, (*place, "when"))
    said = at(tree, place)
    made = put(tree, (*place, "when"), when)
    if isinstance(said, dict) and "name" not in said:
        made = put(made, (*place, "name"), _free_name(tree, step_id))
    return made


def _free_name(tree: Tree, step_id: str) -> str:
    said = items(tree, path(tree, step_id))
    taken = {str(say.get("name", "usual")) for say in said if isinstance(say, dict)} | {"usual"}
    return name_from("variant", taken, fallback="variant")
