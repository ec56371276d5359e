"""What a script takes down: variables, their options and limits, and which step asks for them."""

from agent_desktop.scripts.editing.naming import name_from
from agent_desktop.scripts.editing.steps import path_of
from agent_desktop.scripts.editing.trees import Path, Tree, at, everywhere, insert, items, put, without

CHOSEN = ("one_of", "many_of")
_LIMITS = {
    "text": ("least", "most"),
    "long_text": ("least", "most"),
    "number": ("least", "most"),
    "date": ("earliest_days", "latest_days"),
    "one_of": (),
    "many_of": ("least", "most"),
}


def limits_of(kind: str) -> tuple[str, ...]:
    """Which limits an answer of this kind can have."""
    return _LIMITS.get(kind, ())


def names(tree: Tree) -> list[str]:
    return [str(each.get("name", "")) for each in items(tree, ("variables",)) if isinstance(each, dict)]


def path_of_answer(tree: Tree, name: str) -> Path:
    """Where the variable stands. Raises KeyError where it is gone."""
    for place, each in enumerate(items(tree, ("variables",))):
        if isinstance(each, dict) and each.get("name") == name:
            return ("variables", place)
    raise KeyError(name)


def add(tree: Tree, label: str, kind: str, label_cy: str = "", privacy: str = "none") -> tuple[Tree, str]:
    """A new variable, and its name. Chosen ones begin with yes and no."""
    name = name_from(label, set(names(tree)), fallback="answer")
    variable: Tree = {
        "name": name,
        "kind": kind,
        "label": _words(label, label_cy),
        "privacy": privacy,
    }
    if kind in CHOSEN:
        variable["options"] = [
            {"code": "yes", "label": {"en": "Yes", "cy": "Ydy"}},
            {"code": "no", "label": {"en": "No", "cy": "Nac ydy"}},
        ]
    return insert(tree, ("variables",), len(names(tree)), variable), name


def set_kind(tree: Tree, name: str, kind: str) -> Tree:
    """Options and limits that this kind has not are taken out; a choice is given options."""
    path = path_of_answer(tree, name)
    made = put(tree, (*path, "kind"), kind)
    for limit in ("least", "most", "earliest_days", "latest_days"):
        if limit not in limits_of(kind):
            made = without(made, (*path, limit))
    if kind not in CHOSEN:
        return without(made, (*path, "options"))
    if not items(made, (*path, "options")):
        made = put(made, (*path, "options"), [{"code": "yes", "label": {"en": "Yes"}}])
    return made


def add_option(tree: Tree, name: str, label: str, label_cy: str = "") -> tuple[Tree, str]:
    """Another option at the end, and its code."""
    path = (*path_of_answer(tree, name), "options")
    taken = {str(option.get("code", "")) for option in items(tree, path) if isinstance(option, dict)}
    code = name_from(label, taken, fallback="option")
    return insert(tree, path, len(taken), {"code": code, "label": _words(label, label_cy)}), code


def remove_option(tree: Tree, name: str, number: int) -> Tree:
    """Ways on for it go too: nobody can answer it any more."""
    path = (*path_of_answer(tree, name), "options", number)
    code = at(tree, (*path, "code"))
    made = without(tree, path)
    for place, step in enumerate(items(made, ("steps",))):
        if isinstance(step, dict) and step.get("asks") == name:
            ways = items(step, ("go",))
            left = [way for way in ways if not (isinstance(way, dict) and way.get("answer") == code)]
            if len(left) != len(ways):
                made = put(made, ("steps", place, "go"), left)
    return made


def rename(tree: Tree, old: str, new: str) -> Tree:
    """Everywhere: where it is asked, in conditions, in braces, in scenarios."""
    made = put(tree, (*path_of_answer(tree, old), "name"), new)

    def change(part: Tree) -> Tree:
        changed = {
            name: new if name in ("asks", "variable") and value == old else _in_words(value, old, new)
            for name, value in part.items()
        }
        if isinstance(fields := changed.get("fields"), list):
            changed["fields"] = [new if name == old else name for name in fields]
        for where in ("answer", "known", "said"):
            if isinstance(values := changed.get(where), dict):
                changed[where] = {new if name == old else name: value for name, value in values.items()}
        return changed

    for part in ("steps", "scenarios"):
        if part in made:
            made = {**made, part: everywhere(made[part], change)}
    return made


def _in_words(value: object, old: str, new: str) -> object:
    return value.replace(f"{{{old}}}", f"{{{new}}}") if isinstance(value, str) else value


def remove(tree: Tree, name: str) -> Tree:
    """No data entry asks for it any more; whatever else names it the check says."""
    made = without(tree, path_of_answer(tree, name))
    for place, step in enumerate(items(made, ("steps",))):
        fields = items(step, ("fields",))
        if name in fields:
            made = put(made, ("steps", place, "fields"), [each for each in fields if each != name])
    return made


def asks(tree: Tree, step_id: str, name: str) -> Tree:
    """The question is answered by this variable; ways for answers of another one go."""
    path = path_of(tree, step_id)
    if at(tree, (*path, "asks")) == name:
        return tree
    made = put(tree, (*path, "asks"), name)
    ways = items(made, (*path, "go"))
    left = [way for way in ways if not (isinstance(way, dict) and "answer" in way)]
    return made if len(left) == len(ways) else put(made, (*path, "go"), left)


def set_fill(tree: Tree, name: str, service: str, field: str) -> Tree:
    """The answer fills this field of the service's form; "" for none."""
    path = (*path_of_answer(tree, name), "fills")
    left = [fill for fill in items(tree, path) if not (isinstance(fill, dict) and fill.get("service") == service)]
    fills = [*left, {"service": service, "field": field}] if field else left
    return put(tree, path, fills) if fills else without(tree, path)


def _words(en: str, cy: str) -> Tree:
    return {"en": en, "cy": cy} if cy else {"en": en}
