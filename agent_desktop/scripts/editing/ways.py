"""Ways on from a step: in their order, the one for everything else last."""

from agent_desktop.scripts.editing.steps import path_of
from agent_desktop.scripts.editing.trees import Path, Tree, at, insert, items, moved, put, without


def path(tree: Tree, step_id: str) -> Path:
    return (*path_of(tree, step_id), "go")


def is_default(way: object) -> bool:
    return isinstance(way, dict) and "answer" not in way and "when" not in way


def add(tree: Tree, step_id: str, to: str, *, answer: str | None = None, when: Tree | None = None) -> Tree:
    """Before the way for everything else; one with neither answer nor condition becomes that way."""
    place = path(tree, step_id)
    ways = items(tree, place)
    way: Tree = {"to": to}
    if when:
        way = {"when": when, **way}
    if answer is not None:
        way = {"answer": answer, **way}
    if is_default(way) and ways and is_default(ways[-1]):
        return put(tree, (*place, len(ways) - 1, "to"), to)
    before_last = len(ways) - 1 if ways and is_default(ways[-1]) else len(ways)
    return insert(tree, place, len(ways) if is_default(way) else before_last, way)


def retarget(tree: Tree, step_id: str, number: int, to: str) -> Tree:
    return put(tree, (*path(tree, step_id), number, "to"), to)


def remove(tree: Tree, step_id: str, number: int) -> Tree:
    return without(tree, (*path(tree, step_id), number))


def move(tree: Tree, step_id: str, number: int, to: int) -> Tree:
    """Never behind the way for everything else, which stays last."""
    ways = items(tree, path(tree, step_id))
    if any(is_default(each) for place, each in enumerate(ways) if place in (number, to)):
        return tree
    return moved(tree, path(tree, step_id), number, to)


def set_answer(tree: Tree, step_id: str, number: int, answer: str | None) -> Tree:
    """For this answer; None: whatever the answer is."""
    place = (*path(tree, step_id), number, "answer")
    return without(tree, place) if answer is None else put(tree, place, answer)


def set_condition(tree: Tree, step_id: str, number: int, when: Tree | None) -> Tree:
    """Only when this holds; None: always."""
    place = (*path(tree, step_id), number, "when")
    return put(tree, place, when) if when else without(tree, place)


def make_default(tree: Tree, step_id: str, number: int) -> Tree:
    """This way for everything else, last; the one that was is taken out."""
    place = path(tree, step_id)
    way = at(tree, (*place, number))
    if not isinstance(way, dict):
        return tree
    others = [each for other, each in enumerate(items(tree, place)) if other != number and not is_default(each)]
    return put(tree, place, [*others, {"to": way.get("to", "")}])
