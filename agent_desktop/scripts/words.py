"""Placeholders in what is said: "{promise}", or the name of a variable."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from agent_desktop.contract.scripts import Value, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.dates import full_day

GIVEN = frozenset({"promise", "reference", "handler"})
"""Placeholders that the desk fills: by when the service answers, the reference to give, who is speaking."""

NOT_KNOWN = "…"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(words: str) -> Iterator[str]:
    yield from _PLACEHOLDER.findall(words)


def spoken(
    words: str, variables: Mapping[str, Variable], facts: Mapping[str, Value], values: Mapping[str, str], language: str
) -> str:
    """The words with each placeholder filled; "…" for what is not known."""

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name in values:
            return values[name]
        if name in variables and name in facts:
            return said(variables[name], facts[name], language)
        return NOT_KNOWN

    return _PLACEHOLDER.sub(fill, words)


def said(variable: Variable, value: Value, language: str) -> str:
    """A value as it is said: an option by its label, a date as a day."""
    labels = {choice.code: choice.label.in_language(language) for choice in variable.options}
    if isinstance(value, tuple):
        return ", ".join(labels.get(code, code) for code in value)
    if variable.kind is FieldKind.DATE and isinstance(value, str):
        return _day(value, language)
    return labels.get(value, value) if isinstance(value, str) else f"{value:g}"


def _day(value: str, language: str) -> str:
    try:
        return full_day(date.fromisoformat(value), language)
    except ValueError:
        return value
