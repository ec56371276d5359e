"""A script's file, good and hostile: always a script or clear words with a line, never a trace."""

from contextlib import suppress

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from agent_desktop.scripts import json_schema
from agent_desktop.scripts.reading import LARGEST, load
from agent_desktop.scripts.versions import version_of
from agent_desktop.yaml_text import YamlRefused, read
from tests.unit.scripts.made import END, LIBRARY, head, library, prompt
from tests.unit.scripts.made import read as script_of

BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"


def refusal(text: str | bytes) -> tuple[int, str]:
    """The first finding's line and words."""
    loaded = load(text if isinstance(text, bytes) else text.encode(), "trial.yaml")
    assert loaded.script is None
    assert loaded.findings[0].do
    return loaded.findings[0].line, loaded.findings[0].what


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("- a\n- b\n", 1, "format: 1"),
        ("format: 1\n\tid: x\n", 2, "not YAML"),
        ("format: 1\nid: x\nid: y\n", 3, "second time"),
        ("format: 2\nid: x\nsteps: 17\n", 1, "in format 2"),
        ("format: 1\n---\nformat: 1\n", 2, "second document"),
        ("format: 1\nid: !!python/object:os.system x\n", 2, "Tags"),
        ("format: 1\n? [a, b]\n: c\n", 2, "name is expected"),
        (BOMB, 1, "Anchors"),
        ("format: 1\nid: *a\n", 2, "Aliases"),
        ("format: 1\na: " + "[" * 100_000, 2, "too deep"),
        (b"format: 1\ntitle: \xff\xfe\n", 2, "UTF-8"),
        (b"format: 1\ntitle: \x07\n", 1, "character"),
    ],
)
def test_what_is_no_script_is_told_with_its_line(text: str | bytes, line: int, words: str) -> None:
    found_line, what = refusal(text)
    assert words in what
    assert found_line == line


def test_a_file_of_ten_megabytes_is_not_even_read() -> None:
    assert "larger" in refusal(b"# " + b"x" * 5 * LARGEST)[1]


def test_five_thousand_steps_are_too_many() -> None:
    text = head() + "steps:\n" + "".join(f"  - {{id: s{at}}}\n" for at in range(5_000))
    line, what = refusal(text)
    assert "5000 steps" in what
    assert line > 2_000


def test_every_misfit_is_told_at_its_own_line() -> None:
    text = head() + "steps:\n" + prompt("first", "end").replace("title", "titel") + prompt("Second", "end") + END
    loaded = load(text.encode(), "trial.yaml")
    assert [(each.line, each.what) for each in loaded.findings] == [
        (10, "“titel” is not something a script can have here."),
        (11, "This cannot be a name."),
    ]
    assert loaded.findings[0].do == "Did you mean “title”?"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("{}", "exactly one thing"),
        ("{flag: HEAR, language: cy}", "exactly one thing"),
        ("{variable: bin}", "exactly one comparison"),
        ("{variable: bin, is: x, known: true}", "exactly one comparison"),
        ("{flag: HEAR, known: true}", "exactly one comparison"),
        ("{language: fr}", "not one of the words"),
        ("{flag: 12}", "text is expected"),
    ],
)
def test_a_condition_asks_one_thing(when: str, words: str) -> None:
    step = f"  - {{id: first, kind: prompt, title: {{en: T}}, say: [{{when: {when}, en: Hi}}], go: [{{to: end}}]}}\n"
    assert words in refusal(head() + "steps:\n" + step + END)[1]


def test_words_are_words_and_not_truths() -> None:
    tree = read(
        "answer: yes\nother: no\non: off\nnumber: 12\nshare: 1.5\nday: 2026-11-19\nzero: '0'\ntruth: true\n"
    ).tree
    assert tree == {
        "answer": "yes",
        "other": "no",
        "on": "off",
        "number": 12,
        "share": 1.5,
        "day": "2026-11-19",
        "zero": "0",
        "truth": True,
    }


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(YamlRefused):
        assert read(text).lines[()] >= 1


@given(st.binary(max_size=200))
def test_any_bytes_are_a_finding(content: bytes) -> None:
    assert load(b"format: 1\n" + content, "x").findings


def test_the_same_content_has_the_same_hash_however_it_is_laid_out() -> None:
    text = head() + "steps:\n" + prompt("first", "end") + END
    changed = text.replace("kind: prompt, title: {en: T}", "title: {en: T},   kind: prompt")
    assert version_of(script_of(text)).hash == version_of(script_of("# a comment\n" + changed)).hash
    assert version_of(script_of(text)).hash != version_of(script_of(text.replace("Hello.", "Hello!"))).hash


def test_the_published_schema_is_that_of_the_records() -> None:
    published = (LIBRARY / "script.schema.json").read_text(encoding="utf-8")
    assert published == json_schema.as_text(), "run python -m agent_desktop.scripts.json_schema"


@pytest.mark.parametrize("name", [loaded.file for loaded in library()])
def test_a_shipped_script_passes_the_schema_and_names_it(name: str) -> None:
    words = (LIBRARY / name).read_text(encoding="utf-8")
    assert words.startswith("# yaml-language-server: $schema=script.schema.json\n")
    jsonschema_rs.validator_for(json_schema.schema()).validate(read(words).tree)


def test_the_schema_refuses_what_the_program_refuses() -> None:
    validator = jsonschema_rs.validator_for(json_schema.schema())
    good = head() + "steps:\n" + prompt("first", "end") + END
    assert validator.is_valid(read(good).tree)
    for bad in (
        good.replace("say", "sai"),
        good.replace("format: 1\n", ""),
        good.replace("en: Hello.", "en: X, when: {}"),
    ):
        assert not validator.is_valid(read(bad).tree)


def test_both_readers_of_yaml_agree_on_the_shipped_scripts() -> None:
    """Another reader of YAML, ruamel.yaml, understands the same."""
    path = LIBRARY / "missed-bin.yaml"
    words = path.read_text(encoding="utf-8")
    other = YAML(typ="safe", pure=True).load(words)
    other["review_by"] = other["review_by"].isoformat()
    assert other == read(words).tree
