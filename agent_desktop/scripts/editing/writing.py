"""Values as YAML, laid out as the scripts of the library are: short things on one line, steps under one another."""

import re

from agent_desktop.yaml_text import means_itself

WIDTH = 110
"""Characters of a line, up to which lists and maps stay on it. Words to say are never broken."""

INDENT = 2

_PLAIN = re.compile(
    r"[^\W_](?:[^\x00-\x1f\x7f-\x9f:#{}\[\],&*!|>'\"%@`\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]*[^\s\x00-\x1f\x7f-\x9f:#{}\[\],&*!|>'\"%@`\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069])?"
)
_QUOTED_FOR_OTHERS = frozenset({"yes", "no", "on", "off", "y", "n"})
"""Words for us, but yes and no for older readers of YAML."""

_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

BLOCKS = frozenset({"steps", "variables", "scenarios", "say"})
"""Lists whose items stand under one another, however short."""


def scalar(value: object) -> str:
    """One word or number, quoted only where it must be."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    words = str(value)
    if _PLAIN.fullmatch(words) and words.lower() not in _QUOTED_FOR_OTHERS and means_itself(words):
        return words
    if _ESCAPED.search(words.replace('"', "").replace("\\", "")):
        return f'"{_ESCAPED.sub(_escape, words)}"'
    return "'" + words.replace("'", "''") + "'"


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMED.get(letter, f"\\u{ord(letter):04x}")


def flow(value: object) -> str:
    """On one line, however long."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(name)}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value)


def stands_on_one_line(value: object, name: str, column: int) -> bool:
    """Whether `value`, called `name`, is written on the line of its name."""
    if not isinstance(value, dict | list) or not value:
        return True
    if name in BLOCKS:
        return False
    return column + len(name) + 2 + len(flow(value)) <= WIDTH


def entry(name: str, value: object, column: int, newline: str) -> str:
    """A name of a block map with its value; the first line without its indentation."""
    if stands_on_one_line(value, name, column):
        return f"{scalar(name)}: {flow(value)}"
    inside = column + INDENT
    break_ = newline + " " * inside
    if isinstance(value, dict):
        return f"{scalar(name)}:{break_}{mapping(value, inside, newline)}"
    assert isinstance(value, list)
    gap = newline if name in ("steps", "scenarios") else ""
    return f"{scalar(name)}:{break_}" + (gap + break_).join(item(each, name, inside, newline) for each in value)


def mapping(value: dict[str, object], column: int, newline: str) -> str:
    """A block map; the first line without its indentation."""
    break_ = newline + " " * column
    return break_.join(entry(name, inner, column, newline) for name, inner in value.items())


def item(value: object, of: str, column: int, newline: str) -> str:
    """One of a block list called `of`, dash and all; the first line without its indentation."""
    if isinstance(value, dict) and value and (of in BLOCKS or column + 2 + len(flow(value)) > WIDTH):
        return f"- {mapping(value, column + INDENT, newline)}"
    return f"- {flow(value)}"
