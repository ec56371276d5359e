"""What was done to a script, so that each thing can be undone and done again."""

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.scripts.editing.document import Document

MOST = 200
MOST_CHARACTERS = 40_000_000
"""Of all texts kept."""


class Past(Record, frozen=True, kw_only=True):
    """How the text was before something was done. `what` names it; `step`: the one it was done to."""

    what: str
    text: str
    step: str = ""


class Work(Record, frozen=True, kw_only=True):
    """A document with its past (the newest last) and what was undone (the next to do again last).

    `typing`: the place that is being typed at; typing on there is one thing to undo.
    """

    document: Document
    past: tuple[Past, ...] = ()
    undone: tuple[Past, ...] = ()
    typing: str = ""


def begun(document: Document) -> Work:
    return Work(document=document)


def done(work: Work, document: Document, what: str, step: str = "", *, typing: str = "") -> Work:
    """After something was done. Nothing is kept of what changed nothing."""
    if document.text == work.document.text:
        return work
    if typing and typing == work.typing and work.past:
        return replace(work, document=document, undone=())
    past = _within_bounds((*work.past, Past(what=what, text=work.document.text, step=step)))
    return Work(document=document, past=past, typing=typing)


def _within_bounds(past: tuple[Past, ...]) -> tuple[Past, ...]:
    past = past[-MOST:]
    while len(past) > 1 and sum(len(each.text) for each in past) > MOST_CHARACTERS:
        past = past[1:]
    return past


def undo(work: Work, opened: Document) -> Work:
    """`opened` is the document of `work.past[-1].text`, which must be there."""
    last = work.past[-1]
    again = Past(what=last.what, text=work.document.text, step=last.step)
    return Work(document=opened, past=work.past[:-1], undone=(*work.undone, again))


def redo(work: Work, opened: Document) -> Work:
    """`opened` is the document of `work.undone[-1].text`, which must be there."""
    last = work.undone[-1]
    back = Past(what=last.what, text=work.document.text, step=last.step)
    return Work(document=opened, past=(*work.past, back), undone=work.undone[:-1])
