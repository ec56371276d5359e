"""Scripts opened in the editor, and everything that can be done to one."""

import random
from collections.abc import Callable
from datetime import date

from agent_desktop.scripts.editing import answers, steps, variants, ways, wordings
from agent_desktop.scripts.editing.document import Document, changed, opened
from agent_desktop.scripts.editing.trees import Tree, items
from agent_desktop.scripts.editing.whole import Beginning, new_script

TODAY = date(2026, 11, 19)


def new(title_cy: str = "", languages: tuple[str, ...] = ("en",)) -> Document:
    asked = Beginning(title="Lost bin", title_cy=title_cy, owner="Waste", languages=languages)
    return opened(new_script(asked, TODAY))


def step_of(document: Document, step_id: str) -> Tree:
    found = items(document.tree, ("steps",))[steps.ids(document.tree).index(step_id)]
    assert isinstance(found, dict)
    return found


def does(document: Document, tree: Tree) -> Document:
    return changed(document, tree)


def anything(tree: Tree, dice: random.Random) -> Tree:
    """One thing that a trainer may do, anywhere in the script."""
    ids, names = steps.ids(tree), answers.names(tree)
    step, other = dice.choice(ids), dice.choice(ids)
    words = dice.choice(["", "A word", "yes", "Which: a or b?", "# no", "“Croeso”, ŵyr", "12", "{bin} and 'so'"])
    number = dice.randrange(3)
    when: Tree = dice.choice([{"flag": "HEAR"}, {"all": [{"channel": "counter"}, {"not": {"flag": "LANG"}}]}])
    deeds: list[Callable[[], Tree]] = [
        lambda: steps.add(tree, dice.choice(steps.KINDS), words or "New", dice.choice([*ids, None]))[0],
        lambda: steps.rename(tree, step, dice.choice([f"{step}_too"[:60], "renamed"])),
        lambda: steps.duplicate(tree, step, words)[0],
        lambda: steps.remove(tree, step) if len(ids) > 1 else tree,
        lambda: steps.lead(tree, step, other),
        lambda: wordings.set_words(tree, (*steps.path_of(tree, step), "title"), dice.choice(["en", "cy"]), words),
        lambda: wordings.set_words(
            tree, (*steps.path_of(tree, step), "note"), dice.choice(["en", "cy"]), words, optional=True
        ),
        lambda: variants.add(tree, step, words, when, en=words),
        lambda: variants.remove(tree, step, number),
        lambda: variants.move(tree, step, number, dice.randrange(3)),
        lambda: (
            variants.set_condition(tree, step, 0, dice.choice([when, None]))
            if items(tree, (*steps.path_of(tree, step), "say"))
            else tree
        ),
        lambda: ways.add(tree, step, other, answer=dice.choice(["black", None]), when=dice.choice([when, None])),
        lambda: ways.remove(tree, step, number),
        lambda: ways.make_default(tree, step, number),
        lambda: answers.add(tree, words, dice.choice(["text", "one_of", "date", "many_of"]))[0],
    ]
    if names:
        name = dice.choice(names)
        deeds += [
            lambda: answers.rename(tree, name, f"{name}_x"[:60]),
            lambda: answers.remove(tree, name),
            lambda: answers.set_kind(tree, name, dice.choice(["text", "one_of", "number", "many_of"])),
            lambda: answers.add_option(tree, name, words)[0],
            lambda: answers.remove_option(tree, name, number),
            lambda: answers.asks(tree, step, name),
            lambda: answers.set_fill(tree, name, "missed_collection", dice.choice(["bin", ""])),
        ]
    return dice.choice(deeds)()
