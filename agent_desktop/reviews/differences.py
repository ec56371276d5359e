"""What is another between two versions of a scorecard. Pure."""

from collections.abc import Iterator

import msgspec

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.scorecards import ScorecardContent, ScorecardQuestion, Section


class Difference(Record, frozen=True, kw_only=True):
    """`thing`: the words of the section or question as they are now, Words of nothing for the whole scorecard.

    `part`: the field that is another; "" where the thing is new (`before` None) or gone (`after` None).
    """

    thing: Words = Words(en="")
    part: str = ""
    before: object = None
    after: object = None


Thing = Section | ScorecardQuestion


def differences(before: ScorecardContent, after: ScorecardContent) -> tuple[Difference, ...]:
    """In the order of the newer one; what is gone last. Things are the same by their codes."""
    return tuple(_differences(before, after))


def _differences(before: ScorecardContent, after: ScorecardContent) -> Iterator[Difference]:
    yield from _fields(Words(en=""), before, after, leaving={"sections"})
    earlier, later = _things(before), _things(after)
    for key, thing in later.items():
        if key not in earlier:
            yield Difference(thing=_called(thing), after=thing)
            continue
        yield from _fields(_called(thing), earlier[key], thing, leaving={"questions"})
    for key, thing in earlier.items():
        if key not in later:
            yield Difference(thing=_called(thing), before=thing)
    kept = [key for key in earlier if key in later]
    if kept != [key for key in later if key in earlier]:
        yield Difference(part="order", before=tuple(kept), after=tuple(key for key in later if key in earlier))


def _things(content: ScorecardContent) -> dict[tuple[str, str], Thing]:
    """Sections and questions by their kind and code, in their order."""
    found: dict[tuple[str, str], Thing] = {}
    for section in content.sections:
        found["section", section.code] = section
        found.update({("question", question.code): question for question in section.questions})
    return found


def _called(thing: Thing) -> Words:
    return thing.title if isinstance(thing, Section) else thing.words


def _fields(thing: Words, before: msgspec.Struct, after: msgspec.Struct, *, leaving: set[str]) -> Iterator[Difference]:
    for field in before.__struct_fields__:
        was, now = getattr(before, field), getattr(after, field)
        if field not in leaving and was != now:
            yield Difference(thing=thing, part=field, before=was, after=now)
