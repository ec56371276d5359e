"""What was told, typed in another way."""

import pytest

from agent_desktop.contract.scripts import Value
from agent_desktop.contract.services import FieldKind
from agent_desktop.practice.judging.matching import same

TEXT, LONG, DATE = FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.DATE


@pytest.mark.parametrize(
    ("told", "taken", "kind"),
    [
        ("Mair Prys", "mair  PRYS ", TEXT),
        ("FB3 4QX", "fb34qx", TEXT),
        ("By the back steps", "it stands by the back steps", TEXT),
        ("Siân Nı́", "sian nı", TEXT),
        ("1941-03-14", "14/3/1941", TEXT),
        ("1941-03-14", "14 March 1941", TEXT),
        ("1941-03-14", "1941-03-14", DATE),
        ("The key safe was moved to the side gate.", "key safe now at side gate", LONG),
        (3, 3.0, FieldKind.NUMBER),
        (3, "3", FieldKind.NUMBER),
        (("a", "b"), ("b", "a"), FieldKind.MANY_OF),
        ("black", "black", FieldKind.ONE_OF),
    ],
)
def test_it_is_the_same(told: Value, taken: Value, kind: FieldKind) -> None:
    assert same(told, taken, kind)


@pytest.mark.parametrize(
    ("told", "taken", "kind"),
    [
        ("Mair Prys", "Mair", TEXT),
        ("Mair Prys", "Mair Price", TEXT),
        ("FB3 4QX", "FB3 4QY", TEXT),
        ("1941-03-14", "1941-04-13", DATE),
        ("1941-03-14", "next week, she says", TEXT),
        ("1941-03-14", "9" * 400, TEXT),
        ("black", "green", FieldKind.ONE_OF),
        ("black", None, FieldKind.ONE_OF),
        ("The key safe was moved to the side gate.", "...", LONG),
        (("a",), ("a", "b"), FieldKind.MANY_OF),
        (3, "three", FieldKind.NUMBER),
    ],
)
def test_it_is_another(told: Value, taken: Value | None, kind: FieldKind) -> None:
    assert not same(told, taken, kind)
