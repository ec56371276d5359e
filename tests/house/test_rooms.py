"""The house's own rules, held by machine where a machine can hold them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("agent_desktop", "ui", "central_server", "benchmarks")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "manager", "controller", "widgets", "common"}
LONGEST_MODULE = 400
MOST_PUBLIC_METHODS = 15
QTS_OWN = re.compile(r"[a-z]+[A-Z]|paint$|event$|data$|flags$|index$|parent$")
"""Names of methods that Qt gave."""
ITEMS = {"itemAt", "itemAtPosition", "takeAt"}
LITERAL = {"t": slice(1), "tn": slice(2), "t_in": slice(1, 2)}
"""Which arguments of each are words for the translators."""


@dataclass(frozen=True)
class Module:
    """What one file shows of itself: its path from ROOT, how many lines it has, and what stands in it."""

    name: str
    lines: int
    documented: bool
    classes: tuple[ast.ClassDef, ...]
    calls: tuple[ast.Call, ...]


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Every module of the program. Each is read and walked through once for all rules: there are very many."""
    return [_read(path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def _read(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    return Module(
        name=str(path.relative_to(ROOT)),
        lines=len(source.splitlines()),
        documented=not tree.body or bool(ast.get_docstring(tree)),
        classes=tuple(node for node in nodes if isinstance(node, ast.ClassDef)),
        calls=tuple(node for node in nodes if isinstance(node, ast.Call) and _of_interest(node)),
    )


def _of_interest(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in ITEMS
    return isinstance(call.func, ast.Name) and call.func.id in LITERAL


def test_a_module_is_one_room(modules: list[Module]) -> None:
    assert not [module.name for module in modules if Path(module.name).stem in FORBIDDEN_NAMES]
    assert not {module.name: module.lines for module in modules if module.lines > LONGEST_MODULE}


def test_a_class_offers_few_things(modules: list[Module]) -> None:
    offered = {
        f"{module.name}: {each.name}": len(list(_offered(each))) for module in modules for each in module.classes
    }
    assert not {name: count for name, count in offered.items() if count > MOST_PUBLIC_METHODS}


def _offered(of: ast.ClassDef) -> Iterator[str]:
    for member in of.body:
        if isinstance(member, ast.FunctionDef) and not member.name.startswith("_") and not QTS_OWN.match(member.name):
            yield member.name


def test_a_module_says_what_it_is_for(modules: list[Module]) -> None:
    assert not [module.name for module in modules if not module.documented]


def test_items_of_layouts_are_asked_for_in_one_place(modules: list[Module]) -> None:
    """What Python knows of an item outlives the item: docs/decisions/0024. The map's items are made by Python."""
    found = {module.name for module in modules for call in module.calls if isinstance(call.func, ast.Attribute)}
    assert found == {"ui/style/emptying.py", "ui/scripts/editor/map_view.py"}


def test_records_are_ready_for_threads(modules: list[Module]) -> None:
    """msgspec lets one thread see what another has half worked out: docs/decisions/0039."""
    records = [(module.name, each) for module in modules for each in module.classes if "Struct" in _bases(each)]
    assert records
    assert not [f"{name}: {each.name}" for name, each in records if not _is_prepared(each)]


def test_nothing_swaps_pythons_import() -> None:
    """It would end in no import at all where two threads read modules: docs/decisions/0040."""
    locked = {
        line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if "==" in line
    }
    assert "importlib-metadata" in locked
    assert "lazy-importer" not in locked


def _bases(of: ast.ClassDef) -> set[str]:
    return {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in of.bases}


def _is_prepared(record: ast.ClassDef) -> bool:
    return any(key.arg == "metaclass" and ast.unparse(key.value) == "Prepared" for key in record.keywords)


def test_words_to_translate_are_literals(modules: list[Module]) -> None:
    """`t(variable)` cannot be collected for the translators."""
    assert not [
        f"{module.name}:{call.lineno}"
        for module in modules
        for call in module.calls
        if isinstance(call.func, ast.Name)
        and not all(
            isinstance(word, ast.Constant) and isinstance(word.value, str) for word in call.args[LITERAL[call.func.id]]
        )
    ]


def test_no_type_is_ignored_without_a_reason() -> None:
    ignored = subprocess.run(
        ["git", "grep", "-nE", r"# type: ignore(\[[a-z-]+\])?\s*$|# noqa(: [A-Z0-9, ]+)?\s*$", "--", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    assert not ignored
