"""What of real people is still in a scenario: asked by the desktop before it sends one, and by the server again."""

from collections.abc import Iterator

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.practice.rewriting.finding import Finder
from agent_desktop.practice.rewriting.found import Kind
from agent_desktop.practice.rewriting.lettering import words

_NOT_WORDS = frozenset(
    {"at", "script", "variant", "begins", "understands", "turns_to", "outcome", "flags", "service", "may_discuss"}
    | {"visits", "raises", "fails", "cases_of", "articles", "languages", "tag", "channel", "preferred_channel", "state"}
    | {"identity", "result", "mood", "pace", "loudness", "status", "level", "line_to_server", "time", "direction"}
)
"""Fields that hold codes of the authority's, not words."""


class Remains(Record, frozen=True, kw_only=True):
    """`at`: the place, such as "expects.example_notes.en"; `start`, `end`: where in its text."""

    at: str
    kind: Kind
    start: int
    end: int


def remains_in(scenario: PracticeScenario, finder: Finder) -> tuple[Remains, ...]:
    """In its order; () where nobody of theirs can be known by it, as far as a program can tell."""
    return tuple(_remains(scenario, finder))


def _remains(scenario: PracticeScenario, finder: Finder) -> Iterator[Remains]:
    for at, text in _texts(msgspec.to_builtins(scenario), ""):
        spread = text.replace("-", " ").replace("_", " ") if at.endswith("id") else text
        for found in finder.real(spread):
            yield Remains(at=at, kind=found.kind, start=found.start, end=found.end)
        if at.endswith((".name", ".latin_name")) and at.startswith("people."):
            yield from _names(at, text, finder)


def _names(at: str, text: str, finder: Finder) -> Iterator[Remains]:
    """A name has no words in it that are everybody's."""
    taken = {(each.start, each.end) for each in finder.real(text)}
    for word in words(text):
        if word.folded in finder.names.words and (word.start, word.end) not in taken:
            yield Remains(at=at, kind=Kind.NAME, start=word.start, end=word.end)


def _texts(item: object, at: str) -> Iterator[tuple[str, str]]:
    """Every text with its place; numbers too, as they are written."""
    if isinstance(item, dict):
        for key, value in item.items():
            if key not in _NOT_WORDS:
                yield from _texts(value, f"{at}.{key}" if at else str(key))
    elif isinstance(item, list | tuple):
        for number, each in enumerate(item):
            yield from _texts(each, f"{at}.{number}")
    elif isinstance(item, str):
        yield at, item
    elif isinstance(item, int | float) and not isinstance(item, bool):
        yield at, str(item)
