"""What a version said before, to be had back. Pure."""

from typing import Generic, TypeVar

from agent_desktop.contract.base import Record

Content = TypeVar("Content")

MOST = 200
"""Steps back."""


class Written(Record, Generic[Content], frozen=True, kw_only=True):
    """All that stands on the page. `place`: the field that was typed in last, "" where it was no typing."""

    content: Content
    note: str
    place: str = ""


class Past(Record, Generic[Content], frozen=True, kw_only=True):
    """`now` as it stands; `done`, oldest first, what stood there before; `undone`, last undone last.

    `typing`: what comes next in the same field belongs to the same step.
    """

    now: Written[Content]
    done: tuple[Written[Content], ...] = ()
    undone: tuple[Written[Content], ...] = ()
    typing: bool = False


def wrote(past: Past[Content], now: Written[Content]) -> Past[Content]:
    """Something else stands there. Typing on in one field is one step until it rests."""
    if (now.content, now.note) == (past.now.content, past.now.note):
        return past
    goes_on = past.typing and bool(now.place) and now.place == past.now.place
    done = past.done if goes_on else (*past.done, past.now)[-MOST:]
    return Past(now=now, done=done, typing=bool(now.place))


def rested(past: Past[Content]) -> Past[Content]:
    """The hands rest: what is typed next is a step of its own."""
    return Past(now=past.now, done=past.done, undone=past.undone)


def undo(past: Past[Content]) -> Past[Content]:
    """One step back; the same where there is none."""
    if not past.done:
        return past
    return Past(now=past.done[-1], done=past.done[:-1], undone=(*past.undone, past.now))


def redo(past: Past[Content]) -> Past[Content]:
    """One step on again; the same where there is none."""
    if not past.undone:
        return past
    return Past(now=past.undone[-1], done=(*past.done, past.now), undone=past.undone[:-1])
