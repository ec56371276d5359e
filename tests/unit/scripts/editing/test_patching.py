"""Whatever is changed in a script's tree, its text says exactly that, and keeps every comment that did not go."""

import copy
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.comparing import same
from agent_desktop.scripts.editing.patching import rewritten, says
from agent_desktop.yaml_text import read
from tests.unit.scripts.made import LIBRARY

FILES = sorted(LIBRARY.glob("*.yaml"))
TEXTS = [path.read_text(encoding="utf-8") for path in FILES]

ODD = """\
# Of a trainer's own hand.
format: 1 # the only one there is
id: odd
"title": {en: 'Odd', # English
  cy: Od}

audience: [phone,
  counter]   # both
variables: []
steps:
- id: first   # no indent
  # inside
  say:
  # the only words
  - en: |
      Hello.
      How are you?
  # of the way
  go: [ {to: end} ]

# about the end

- {id: end, kind: outcome} # done
empty:
nothing: {}
"""

NAMES = ["en", "cy", "to", "when", "id"]
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
leaves = words | st.integers(-999, 999) | st.booleans() | st.none() | st.sampled_from(["yes", "1", "", "a: b", "# no"])
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=6,
)


def containers(tree: object) -> list[object]:
    found: list[object] = []
    if isinstance(tree, dict | list):
        found.append(tree)
        for inner in tree.values() if isinstance(tree, dict) else tree:
            found += containers(inner)
    return found


def changed(tree: dict[str, object], dice: random.Random, new: object) -> dict[str, object]:
    """One thing set, added, taken out or moved, anywhere."""
    made = copy.deepcopy(tree)
    where = dice.choice(containers(made))
    what = dice.choice(["set", "add", "drop", "move"])
    if isinstance(where, dict):
        name = dice.choice([*where, "extra"])
        if what == "drop" and name in where and (where is not made or len(made) > 1):
            del where[name]
        elif what == "move":
            where["another"] = where.pop(name, new)
        else:
            where[name] = new
    elif isinstance(where, list):
        at = dice.randrange(len(where) + 1)
        if what == "drop" and where:
            del where[at - 1]
        elif what == "move" and where:
            where.insert(at - 1, where.pop())
        elif what == "set" and where:
            where[at - 1] = new
        else:
            where.insert(at, new)
    return made


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*TEXTS, ODD, ODD.replace("\n", "\r\n")]),
    st.randoms(use_true_random=False),
    st.lists(values, max_size=4),
)
def test_the_text_says_what_the_tree_says(text: str, dice: random.Random, new: list[object]) -> None:
    for value in new:
        tree = read(text).tree
        assert isinstance(tree, dict)
        wanted = changed(tree, dice, value)
        text = rewritten(text, tree, wanted)
        assert says(text, wanted)


@given(values)
def test_any_value_is_written_so_that_it_reads_back(value: object) -> None:
    assert says(writing.mapping({"it": value}, 0, "\n"), {"it": value})
    assert says("it: " + writing.flow(value), {"it": value})


def test_nothing_changed_is_the_same_bytes() -> None:
    for text in TEXTS:
        tree = read(text).tree
        assert isinstance(tree, dict)
        assert rewritten(text, tree, copy.deepcopy(tree)) == text


def test_one_word_changes_one_line() -> None:
    for text in TEXTS:
        tree = read(text).tree
        assert isinstance(tree, dict)
        wanted = copy.deepcopy(tree)
        wanted["steps"][3]["title"]["en"] = "Another title"
        before, after = text.splitlines(), rewritten(text, tree, wanted).splitlines()
        assert len(before) == len(after)
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_comments_stay_where_they_are() -> None:
    tree = read(ODD).tree
    assert isinstance(tree, dict)
    wanted = copy.deepcopy(tree)
    steps = wanted["steps"]
    assert isinstance(steps, list)
    steps[0]["id"] = "begin"
    steps[0]["note"] = {"en": "Look."}
    steps.insert(1, {"id": "middle", "kind": "prompt", "go": [{"to": "end"}]})
    wanted["title"]["cy"] = "Rhyfedd"
    wanted["variables"] = [{"name": "bin"}]
    made = rewritten(ODD, tree, wanted)
    assert comments(made) == comments(ODD)
    assert "- id: begin   # no indent" in made


def test_a_step_that_moves_takes_its_comments_along() -> None:
    tree = read(ODD).tree
    assert isinstance(tree, dict)
    wanted = copy.deepcopy(tree)
    wanted["steps"].reverse()
    made = rewritten(ODD, tree, wanted)
    assert sorted(comments(made)) == sorted(comments(ODD))
    assert made.index("# done") < made.index("# no indent") < made.index("# inside")


def comments(text: str) -> list[str]:
    return re.findall(r"#.*", text)


def test_true_is_not_one() -> None:
    assert not same({"a": 1}, {"a": True})
