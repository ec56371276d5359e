"""Where each value of a YAML text stands, so that one can be changed and every other byte left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml


@dataclass(slots=True)
class Node:
    """A value. `start` and `end` count characters; `column` is that of its first one. Of a list `parts` are its
    items; of a map they are its values, with `keys` beside them.

    A text may hold a hundred thousand: each is one object, so that the collector of cycles has little to look through.
    """

    start: int
    end: int
    column: int
    flow: bool = True
    parts: "Sequence[Node]" = ()
    keys: "Sequence[Key]" = ()


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    start: int
    end: int
    column: int


def spans(text: str) -> Node:
    """Of a text that agent_desktop.yaml_text reads."""
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    next(events)
    next(events)
    return _node(next(events), events, text)


def _node(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Node:
    mark = event.start_mark
    assert mark is not None
    made = Node(start=mark.index, end=mark.index, column=mark.column)
    if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        made.flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            _entries(made, events, text)
        else:
            made.parts = parts = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                parts.append(_node(item, events, text))
            made.end = _end(item, made)
        return made
    assert event.end_mark is not None
    made.end = event.end_mark.index
    if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
        made.end = made.start + len(text[made.start : made.end].rstrip())
        made.flow = False
    return made


def _entries(made: Node, events: Iterator[yaml.Event], text: str) -> None:
    keys: list[Key] = []
    parts: list[Node] = []
    made.keys, made.parts = keys, parts
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        assert isinstance(event, yaml.ScalarEvent)
        assert event.start_mark
        assert event.end_mark
        start, end = event.start_mark, event.end_mark
        keys.append(Key(name=event.value, start=start.index, end=end.index, column=start.column))
        parts.append(_node(next(events), events, text))
    made.end = _end(event, made)


def _end(event: yaml.Event, made: Node) -> int:
    """A block ends for the parser only where the next thing begins; for us it ends with its last value."""
    if made.flow or not made.parts:
        assert event.end_mark is not None
        return event.end_mark.index
    return made.parts[-1].end
