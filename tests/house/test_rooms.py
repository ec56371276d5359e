"""The house's own rules, held by machine where a machine can hold them."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("agent_desktop", "ui", "central_server", "benchmarks")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "manager", "controller", "widgets", "common"}
LONGEST_MODULE = 400
MOST_PUBLIC_METHODS = 15
ITEMS = {"itemAt", "itemAtPosition", "takeAt"}
LITERAL = {"t": slice(1), "tn": slice(2), "t_in": slice(1, 2)}
"""Which arguments of each are words for the translators."""


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_one_room(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN_NAMES
    assert len(source.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            public = [m.name for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]
            own = [
                name for name in public if not re.match(r"[a-z]+[A-Z]|paint$|event$|data$|flags$|index$|parent$", name)
            ]
            assert len(own) <= MOST_PUBLIC_METHODS, f"{node.name} has {len(own)} public methods"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_items_of_layouts_are_asked_for_in_one_place() -> None:
    """What Python knows of an item outlives the item: docs/decisions/0024. The map's items are made by Python."""
    found = {
        str(path.relative_to(ROOT))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ITEMS
    }
    assert found == {"ui/style/emptying.py", "ui/scripts/editor/map_view.py"}


def test_words_to_translate_are_literals() -> None:
    """`t(variable)` cannot be collected for the translators."""
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LITERAL:
                words = node.args[LITERAL[node.func.id]]
                if not all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in words):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not found


def test_no_type_is_ignored_without_a_reason() -> None:
    ignored = subprocess.run(
        ["git", "grep", "-nE", r"# type: ignore(\[[a-z-]+\])?\s*$|# noqa(: [A-Z0-9, ]+)?\s*$", "--", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    assert not ignored
