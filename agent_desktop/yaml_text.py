"""YAML as plain values, and the line of each: the part of YAML that scripts and answers need, read strictly.

The events of PyYAML's C parser are used and nothing above them: no tags, no objects, no aliases (a file of a few
lines can unfold to gigabytes with them), keys that are words, each once. Plain words mean what YAML 1.2 says: `yes`
and `on` are words.
"""

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from agent_desktop.contract.base import Record
from agent_desktop.language import t

DEEPEST = 40
"""Levels of lists and maps in each other."""

_SHOWN = 60
_INT = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


class YamlRefused(Exception):  # noqa: N818 - a fault of the file, told as a finding
    """The text cannot be read: `line` (from 1), what stands there, what to do."""

    def __init__(self, line: int, what: str, do: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.do = do


class Text(Record, frozen=True, kw_only=True):
    """`tree` is what the text says; `lines` tells the line (from 1) of every value by its path."""

    tree: object
    lines: dict[tuple[str | int, ...], int]

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of what is at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Text:
    """Raises YamlRefused."""
    try:
        return _Reader(text).document()
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise YamlRefused(
            line,
            t("This is not YAML: {problem}.").format(problem=fault.problem or fault.context or ""),
            t("Look at the spaces at the start of the line, a missing colon, or a quote that is not closed."),
        ) from None
    except yaml.YAMLError:
        raise YamlRefused(1, *_bad_character()) from None


def _bad_character() -> tuple[str, str]:
    return t("The file holds a character that YAML does not allow."), t("Take out control characters.")


class _Reader:
    """One pass over the events."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self._lines: dict[tuple[str | int, ...], int] = {}

    def document(self) -> Text:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise YamlRefused(1, t("The file is empty."), t("Begin from a copy of another file."))
        tree = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            _refuse(after, t("A second document begins here."), t("Keep one in a file: take out the line ---."))
        return Text(tree=tree, lines=self._lines)

    def _value(self, event: yaml.Event, path: tuple[str | int, ...]) -> object:
        self._lines[path] = _line(event)
        _plain(event)
        if len(path) > DEEPEST:
            _refuse(event, t("Lists and maps lie too deep in each other."), t("Make it flatter."))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(event)

    def _mapping(self, path: tuple[str | int, ...]) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            _plain(event)
            if not isinstance(event, yaml.ScalarEvent):
                _refuse(event, t("A name is expected before the colon."), t("Write a word there."))
            if event.value in found:
                what = t("“{name}” stands here a second time (first on line {number}).")
                first = self._lines[(*path, event.value)]
                _refuse(event, what.format(name=_short(event.value), number=first), t("Keep one of them."))
            found[event.value] = self._value(next(self._events), (*path, event.value))
            self._lines[(*path, event.value)] = _line(event)
        return found

    def _sequence(self, path: tuple[str | int, ...]) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found


def _plain(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent):
        _refuse(event, t("Aliases (*name) are not read here."), t("Write the words out where they are needed."))
    if getattr(event, "anchor", None):
        _refuse(event, t("Anchors (&name) are not read here."), t("Take the anchor out."))
    if getattr(event, "tag", None) not in (None, "!"):
        _refuse(event, t("Tags are not read here."), t("Take the tag out."))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse(event: yaml.Event, what: str, do: str) -> NoReturn:
    raise YamlRefused(_line(event), what, do)


def _scalar(event: yaml.Event) -> object:
    assert isinstance(event, yaml.ScalarEvent)
    text: str = event.value
    if "\0" in text:
        _refuse(event, *_bad_character())
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def means_itself(word: str) -> bool:
    """Whether `word`, written without quotes, is read as text."""
    return word not in _WORDS and not _INT.fullmatch(word) and not _FLOAT.fullmatch(word)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
