"""Pieces of a text in place of others."""

from collections.abc import Iterable
from dataclasses import dataclass


class AwkwardError(Exception):
    """The text is laid out in a way that a small change cannot be made in; a larger one can."""


@dataclass(frozen=True)
class Patch:
    start: int
    end: int
    words: str


def applied(text: str, patches: Iterable[Patch], start: int = 0, end: int | None = None) -> str:
    """The part of `text` from `start` to `end`, patched. Raises AwkwardError where two patches meet."""
    out, at = [], start
    for patch in sorted(patches, key=lambda each: (each.start, each.end)):
        if patch.start < at:
            raise AwkwardError
        out += [text[at : patch.start], patch.words]
        at = patch.end
    return "".join((*out, text[at : len(text) if end is None else end]))
