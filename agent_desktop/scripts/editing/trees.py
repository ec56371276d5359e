"""A script's plain tree, changed by making another: only what stands on the way to the change is copied."""

from collections.abc import Callable, Iterator

Tree = dict[str, object]
Path = tuple[str | int, ...]

_NAMES = """
format id name kind at code title variant label owner services audience languages review_by change_note subscript start
variables asks fields script do service target offline practice result source privacy required least most earliest_days
latest_days options fills level wording evidence before field given flags channel representative known said all any not
flag language variable is one_of has at_least at_most answer failed waive when to en cy say note articles compliance
unrecorded go waivable steps outcome scenarios
"""

ORDER = tuple(_NAMES.split())
"""In which order the names of a script's parts stand, where one is added."""

_RANK = {name: rank for rank, name in enumerate(ORDER)}


def at(tree: object, path: Path) -> object:
    """What stands at `path`; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(tree, list) or not 0 <= step < len(tree):
                return None
            tree = tree[step]
        else:
            if not isinstance(tree, dict):
                return None
            tree = tree.get(step)
    return tree


def items(tree: object, path: Path) -> list[object]:
    """The list at `path`; an empty one where there is none."""
    found = at(tree, path)
    return found if isinstance(found, list) else []


def put(tree: Tree, path: Path, value: object) -> Tree:
    """`value` at `path`, in place of what was there. A name that is new stands where such names stand."""
    return _changed(tree, path, lambda _old: value)


def without(tree: Tree, path: Path) -> Tree:
    """Nothing at `path`: a name goes, or an item of a list. A list that is empty then goes with it, save at the top."""
    *around, last = path
    holder = at(tree, tuple(around))
    if isinstance(holder, dict) and isinstance(last, str):
        if last not in holder:
            return tree
        return _set(tree, tuple(around), {name: value for name, value in holder.items() if name != last})
    if isinstance(holder, list) and isinstance(last, int) and 0 <= last < len(holder):
        left = [*holder[:last], *holder[last + 1 :]]
        if not left and len(around) > 1:
            return without(tree, tuple(around))
        return _set(tree, tuple(around), left)
    return tree


def insert(tree: Tree, path: Path, place: int, value: object) -> Tree:
    """`value` into the list at `path`, which is begun where there is none."""
    found = items(tree, path)
    return put(tree, path, [*found[:place], value, *found[place:]])


def moved(tree: Tree, path: Path, place: int, to: int) -> Tree:
    """An item of the list at `path` to another place of it; the same tree where there is no such place."""
    found = items(tree, path)
    if not (0 <= place < len(found) and 0 <= to < len(found)) or place == to:
        return tree
    left = [*found[:place], *found[place + 1 :]]
    return put(tree, path, [*left[:to], found[place], *left[to:]])


def everywhere(value: object, change: Callable[[Tree], Tree]) -> object:
    """`change` made of every map in `value`, the innermost first."""
    if isinstance(value, dict):
        return change({name: everywhere(inner, change) for name, inner in value.items()})
    if isinstance(value, list):
        return [everywhere(inner, change) for inner in value]
    return value


def maps(value: object) -> Iterator[Tree]:
    """Every map in `value`."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from maps(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from maps(inner)


def _set(tree: Tree, path: Path, value: object) -> Tree:
    if not path:
        assert isinstance(value, dict)
        return value
    return put(tree, path, value)


def _changed(tree: Tree, path: Path, change: Callable[[object], object]) -> Tree:
    made = _into(tree, path, change)
    assert isinstance(made, dict)
    return made


def _into(value: object, path: Path, change: Callable[[object], object]) -> object:
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        assert isinstance(value, list)
        return [_into(each, rest, change) if place == step else each for place, each in enumerate(value)]
    assert value is None or isinstance(value, dict)
    old = value or {}
    inner = _into(old.get(step), rest, change)
    if step in old:
        return {name: inner if name == step else each for name, each in old.items()}
    return _with_new(old, step, inner)


def _with_new(old: Tree, name: str, value: object) -> Tree:
    """Behind the last name that stands before it in ORDER."""
    rank = _RANK.get(name, len(ORDER))
    names = list(old)
    place = max((at + 1 for at, each in enumerate(names) if _RANK.get(each, len(ORDER)) <= rank), default=0)
    names.insert(place, name)
    return {each: value if each == name else old[each] for each in names}
