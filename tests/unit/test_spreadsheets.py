"""A table for a spreadsheet never holds a formula, whatever handlers and citizens said."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.spreadsheets import safe, table


@pytest.mark.parametrize("words", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_what_begins_as_a_formula_gets_an_apostrophe(words: str) -> None:
    assert safe(words) == f"'{words}"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=2, max_size=2)))
def test_every_cell_comes_back_and_none_is_a_formula(lines: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(table(["=a", "b"], lines), newline="")))
    assert read[0] == ["'=a", "b"]
    assert [[cell.removeprefix("'") for cell in line] for line in read[1:]] == [
        [cell.removeprefix("'") for cell in line] for line in lines
    ]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in read for cell in line)
