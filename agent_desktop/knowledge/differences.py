"""What is another between two versions of an article, part by part and passage by passage."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Record

WORDED = ("title", "short_answer", "text")
FACTS = ("service_codes", "audience", "synonyms", "department_code", "owner", "review_by")

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\s+|[^\s]+")

MOST_WORDS = 2_000
"""Of a passage that is compared word by word: twice as many take four times as long."""


class How(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Passage(Record, frozen=True, kw_only=True):
    how: How
    words: str


class Difference(Record, frozen=True, kw_only=True):
    """One part that is another. `language`: "en" or "cy", "" for a fact. `passages` in order of reading, those of a
    fact: the value that is gone, then the new one."""

    part: str
    language: str
    passages: tuple[Passage, ...]


def differences(before: ArticleContent, after: ArticleContent) -> tuple[Difference, ...]:
    """In the order in which a page has its parts."""
    found = []
    for part in WORDED:
        for language in ("en", "cy"):
            was, now = (getattr(getattr(content, part), language) for content in (before, after))
            if was != now:
                found.append(Difference(part=part, language=language, passages=passages(was, now)))
    for part in FACTS:
        was, now = getattr(before, part), getattr(after, part)
        if was != now:
            found.append(Difference(part=part, language="", passages=_whole(_said(was), _said(now))))
    return tuple(found)


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """Line by line, and within lines that changed word by word; joined they are `before` (without NEW) and `after`
    (without GONE)."""
    return _joined(_compared(_LINES.findall(before), _LINES.findall(after), finer=True))


def _compared(before: list[str], after: list[str], *, finer: bool) -> Iterator[Passage]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        was, now = before[first:last], after[begin:end]
        if tag == "equal":
            yield Passage(how=How.SAME, words="".join(was))
            continue
        words = [_WORDS.findall("".join(side)) for side in (was, now)]
        if finer and tag == "replace" and max(len(side) for side in words) <= MOST_WORDS:
            yield from _compared(*words, finer=False)
        else:
            yield from _whole("".join(was), "".join(now))


def _whole(was: str, now: str) -> tuple[Passage, ...]:
    sides = (Passage(how=How.GONE, words=was), Passage(how=How.NEW, words=now))
    return tuple(passage for passage in sides if passage.words)


def _joined(found: Iterator[Passage]) -> tuple[Passage, ...]:
    """Neighbours of one kind in one."""
    made: list[Passage] = []
    for passage in found:
        if made and made[-1].how is passage.how:
            made[-1] = Passage(how=passage.how, words=made[-1].words + passage.words)
        else:
            made.append(passage)
    return tuple(made)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
