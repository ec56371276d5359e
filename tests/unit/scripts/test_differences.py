"""What a trainer is told of two versions: nothing where they are the same, and everything where they are not."""

from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agent_desktop.contract.scripts import AnyStep, Compliance, Given, Part, Script, Variable
from agent_desktop.scripts.differences import Change, Difference, differences
from agent_desktop.scripts.differences import Part as Where
from agent_desktop.scripts.field_words import label
from tests.unit.scripts.made import END, head, library, read

STEPS = """\
variables:
  - {name: bin, kind: one_of, label: {en: Bin}, privacy: none, options: [{code: a, label: {en: A}}]}
steps:
  - id: first
    kind: question
    title: {en: Which}
    asks: bin
    say: [{name: hearing, when: {flag: HEAR}, en: Which bin please?}, {en: Which bin?, cy: Pa fin?}]
    compliance: {level: mandatory, wording: verbatim, evidence: {en: It was asked}}
    go: [{answer: a, to: end}, {to: end}]
"""
SCENARIO = "scenarios:\n  - {name: One, steps: [{at: first, answer: {bin: a}}], outcome: end}\n"
TEXT = head() + STEPS + END + SCENARIO


def told(text: str) -> list[tuple[str, str, str, str, str]]:
    """Of TEXT and this one: where, its name, what, before and after; or what was done with it whole."""
    return [
        (each.part, each.name, each.what or each.change, each.before, each.after)
        for each in differences(read(TEXT), read(text))
    ]


def test_each_difference_is_told_in_words_with_what_it_said_before() -> None:
    assert told(TEXT) == []
    assert told(TEXT.replace("A title", "Other")) == [("script", "", "Title (English)", "A title", "Other")]
    assert told(TEXT.replace("Pa fin?", "Pa un?")) == [("step", "first", "Words “usual” (Welsh)", "Pa fin?", "Pa un?")]
    assert told(TEXT.replace("{flag: HEAR}", "{not: {any: [{flag: HEAR}, {language: cy}]}}")) == [
        ("step", "first", "Words “hearing”: When", "flag HEAR", "not [flag HEAR or language cy]")
    ]
    assert told(TEXT.replace("{answer: a, to: end}, ", "")) == [
        ("step", "first", "Ways on", "“a” → end\notherwise → end", "otherwise → end")
    ]
    assert told(TEXT.replace("verbatim", "paraphrase")) == [
        ("step", "first", "Must be said: How exact", "verbatim", "paraphrase")
    ]
    assert told(TEXT.replace("answer: {bin: a}}", "waive: She knows}")) == [
        ("scenario", "One", "Steps", "first, bin = “a”", "first, skipped: She knows")
    ]
    assert told(TEXT.replace("code: a, label: {en: A}", "code: a, label: {en: A, cy: Â}")) == [
        ("variable", "bin", "Options", "a: A", "a: A / Â")
    ]


def test_steps_that_come_go_move_and_turn_into_others_are_told() -> None:
    more = "  - {id: more, kind: prompt, title: {en: More}, say: [{en: Hi.}], go: [{to: end}]}\n"
    assert told(TEXT.replace(END, more + END)) == [("step", "more", "added", "", "")]
    assert told(TEXT.replace(SCENARIO, "")) == [("scenario", "One", "removed", "", "")]
    assert told(head() + STEPS.replace("steps:\n", f"steps:\n{END}") + SCENARIO) == [
        ("step", "", "Their order", "first\nend", "end\nfirst")
    ]
    turned = told(TEXT.replace("kind: question", "kind: data_entry").replace("asks: bin", "fields: [bin]"))
    assert turned == [
        ("step", "first", "Kind", "question", "data_entry"),
        ("step", "first", "Asks for", "bin", ""),
        ("step", "first", "Asks for", "", "bin"),
    ]


def test_words_that_only_changed_places_are_told() -> None:
    says = "say: [{name: b, when: {flag: HEAR}, en: B}, {name: a, when: {flag: HAID}, en: A}, {en: Which bin?}]"
    swapped = "say: [{name: a, when: {flag: HAID}, en: A}, {name: b, when: {flag: HEAR}, en: B}, {en: Which bin?}]"
    start = STEPS.index("say:")
    line = STEPS[start : STEPS.index("\n", start)]
    (only,) = differences(read(TEXT.replace(line, says)), read(TEXT.replace(line, swapped)))
    assert (only.what, only.before.splitlines()[0], only.after.splitlines()[0]) == ("Words", "b: B", "a: A")


def test_every_field_of_a_script_has_a_name_to_be_told_by() -> None:
    apart = {"variables", "steps", "scenarios"}
    kinds: list[type[Part]] = [Script, Variable, Compliance, Given, *AnyStep.__args__]
    for kind in kinds:
        for field in msgspec.structs.fields(kind):
            assert field.name in apart or label(field.name)


# ---- any change of any script there is ------------------------------------------------------------------------------

SHIPPED = [loaded.script for loaded in library() if loaded.script]
Path = tuple[str | int, ...]


def leaves(tree: Any, path: Path = ()) -> list[Path]:
    if isinstance(tree, dict):
        return [leaf for key, value in tree.items() for leaf in leaves(value, (*path, key))]
    if isinstance(tree, list):
        return [leaf for at, value in enumerate(tree) for leaf in leaves(value, (*path, at))] or [path]
    return [path]


TREES = [msgspec.json.decode(msgspec.json.encode(script)) for script in SHIPPED]
LEAVES = [leaves(tree) for tree in TREES]


def replaced(tree: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = replaced(tree[path[0]], path[1:], value)
    return copy


OTHER = st.one_of(
    st.text(alphabet="abcdefghij _-", min_size=1, max_size=12),
    st.integers(-9, 99),
    st.booleans(),
    st.sampled_from(["en", "cy", "phone", "counter", "number", "text", "sensitive", "recommended", "2031-01-01"]),
    st.lists(st.sampled_from(["phone", "en", "abc"]), max_size=2),
)


@pytest.mark.parametrize("number", range(len(SHIPPED)), ids=[script.id for script in SHIPPED])
def test_the_same_script_differs_in_nothing(number: int) -> None:
    script = SHIPPED[number]
    assert differences(script, msgspec.json.decode(msgspec.json.encode(script), type=Script)) == ()


@settings(max_examples=400)
@given(st.data())
def test_whatever_one_thing_is_changed_it_is_told_and_nothing_else(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(SHIPPED) - 1))
    path = data.draw(st.sampled_from(LEAVES[number]))
    before = SHIPPED[number]
    try:
        after = msgspec.convert(replaced(TREES[number], path, data.draw(OTHER)), Script)
    except msgspec.ValidationError:
        assume(False)  # no such script can be written
    assume(before != after)
    found = differences(before, after)
    assert found
    assert {each.part for each in found} == {part_of(path)}
    if path[-1] not in {"id", "name", "kind"}:
        assert names(found) == {name_of(before, path)}
    for each in found:
        assert each.change is not Change.CHANGED or (each.what and each.before != each.after)


def part_of(path: Path) -> Where:
    return {"variables": Where.VARIABLE, "steps": Where.STEP, "scenarios": Where.SCENARIO}.get(
        str(path[0]), Where.SCRIPT
    )


def name_of(script: Script, path: Path) -> str:
    match path:
        case ("variables", int(at), *_):
            return script.variables[at].name
        case ("steps", int(at), *_):
            return script.steps[at].id
        case ("scenarios", int(at), *_):
            return script.scenarios[at].name
    return ""


def names(found: tuple[Difference, ...]) -> set[str]:
    return {each.name for each in found}
