"""Conditions as menus can show them: lines that must all hold, each one question or one of several.

`all` of `any` of single questions, each perhaps turned round: what a trainer needs, without brackets. A condition that
nests deeper is shown in words and left as it is.
"""

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import Condition
from agent_desktop.scripts.editing.trees import Tree


class Question(Record, frozen=True, kw_only=True):
    """`asks` is a condition with nothing inside; `turned`: it must not hold."""

    asks: Condition
    turned: bool = False


Line = tuple[Question, ...]
"""One of these must hold."""

Lines = tuple[Line, ...]
"""All of these must hold; none: always."""


def lines_of(condition: Condition | None) -> Lines | None:
    """None where it nests deeper than menus can show."""
    if condition is None:
        return ()
    if condition.all_of is None:
        line = _line(condition)
        return None if line is None else (line,)
    found = [_line(inner) for inner in condition.all_of]
    return None if any(line is None for line in found) else tuple(line for line in found if line is not None)


def _line(condition: Condition) -> Line | None:
    questions = [_question(inner) for inner in condition.any_of or (condition,)]
    if not questions or any(question is None for question in questions):
        return None
    return tuple(question for question in questions if question is not None)


def _question(condition: Condition) -> Question | None:
    turned = condition.negated is not None
    asked = condition.negated if condition.negated is not None else condition
    if asked.all_of is not None or asked.any_of is not None or asked.negated is not None:
        return None
    return Question(asks=asked, turned=turned)


def condition_of(lines: Lines) -> Condition | None:
    """The shortest condition that says so. Lines with nothing in them ask nothing."""
    parts = [_any(line) for line in lines if line]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Condition(all_of=tuple(parts))


def _any(line: Line) -> Condition:
    parts = [Condition(negated=each.asks) if each.turned else each.asks for each in line]
    return parts[0] if len(parts) == 1 else Condition(any_of=tuple(parts))


def as_tree(condition: Condition | None) -> Tree | None:
    """As it stands in the file."""
    if condition is None:
        return None
    made = _plain(msgspec.to_builtins(condition))
    assert isinstance(made, dict)
    return made


def _plain(value: object) -> object:
    """Lists for tuples, and 3 for 3.0."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
