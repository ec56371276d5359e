"""What may be done with a scorecard while it is written: each deed makes another one. Pure.

Codes are made from the words and stay: answers, causes and conditions go by them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.scorecards import (
    Option,
    QuestionType,
    RootCause,
    ScorecardContent,
    ScorecardQuestion,
    Section,
)
from agent_desktop.reviews.checking import Place
from agent_desktop.reviews.worth import possible

LONGEST_CODE = 40
_FIRST_WEIGHT = 20.0
_NUMBERED = re.compile(r"(question|section)(_[0-9]+)?")


def nothing_yet() -> ScorecardContent:
    """A scorecard of one question, to begin with."""
    return ScorecardContent(title=Words(en=""), sections=(_new_section(ScorecardContent(title=Words(en=""))),))


# ---- one thing at a place ------------------------------------------------------------------------------------------


def section_at(content: ScorecardContent, place: Place) -> Section:
    """The section there, or that of the question there. Raises IndexError, and TypeError for the whole."""
    if place.section is None:
        raise TypeError(place)
    return content.sections[place.section]


def question_at(content: ScorecardContent, place: Place) -> ScorecardQuestion:
    """Raises IndexError, and TypeError where the place is of no question."""
    if place.question is None:
        raise TypeError(place)
    return section_at(content, place).questions[place.question]


def with_fields(content: ScorecardContent, place: Place, **fields: Any) -> ScorecardContent:
    """Other `fields` of what is there: the whole, a section or a question."""
    if place.section is None:
        return replace(content, **fields)
    if place.question is None:
        return _with_section(content, place.section, replace(section_at(content, place), **fields))
    return _with_question(content, place, whole(replace(question_at(content, place), **fields)))


def whole(question: ScorecardQuestion) -> ScorecardQuestion:
    """With all that follows from its type: a choice has options, and passes at what it can bring; words have no class.

    What another type needs is left out; what is typed again does not bring it back, undo does.
    """
    kind = question.type
    fields: dict[str, Any] = {}
    if kind is QuestionType.CHOICE:
        options = question.options or (_option("first", 1), _option("second", 0))
        fields |= {"options": options, "points": max(option.points for option in options)}
    else:
        fields["options"] = ()
    if kind is QuestionType.SCALE:
        fields["points"] = max(question.points, 1)
    if kind is QuestionType.WORDS:
        fields |= {"critical": None, "fatal": False, "root_causes": ()}
    if kind in (QuestionType.CHOICE, QuestionType.WORDS):
        fields |= {"proof": None, "proof_steps": ()}
    made = replace(question, **fields)
    return replace(made, passes_at=min(max(made.passes_at, 1), max(possible(made), 1)))


# ---- more and fewer ------------------------------------------------------------------------------------------------


def with_new_section(content: ScorecardContent) -> tuple[ScorecardContent, Place]:
    """At the end, with one question; and its place."""
    made = replace(content, sections=(*content.sections, _new_section(content)))
    return made, Place(section=len(content.sections))


def with_new_question(content: ScorecardContent, place: Place) -> tuple[ScorecardContent, Place]:
    """After the question at `place`, or at the end of the section there; and its place."""
    section = section_at(content, place)
    at = len(section.questions) if place.question is None else place.question + 1
    questions = (*section.questions[:at], _new_question(content), *section.questions[at:])
    assert place.section is not None
    made = _with_section(content, place.section, replace(section, questions=questions))
    return made, Place(section=place.section, question=at)


def without(content: ScorecardContent, place: Place) -> tuple[ScorecardContent, Place]:
    """The section or question there taken out, and whatever hung on it; the last question takes its section along."""
    section = section_at(content, place)
    assert place.section is not None
    if place.question is None or len(section.questions) == 1:
        gone = {question.code for question in section.questions}
        sections = _without(content.sections, place.section)
        left = Place(section=min(place.section, len(sections) - 1)) if sections else Place()
    else:
        gone = {question_at(content, place).code}
        questions = _without(section.questions, place.question)
        sections = _put(content.sections, place.section, replace(section, questions=questions))
        left = Place(section=place.section, question=min(place.question, len(questions) - 1))
    return _each(replace(content, sections=sections), lambda each: _unhooked(each, gone)), left


def moved(content: ScorecardContent, place: Place, by: int) -> tuple[ScorecardContent, Place]:
    """`by` 1 down, -1 up. A question goes on into the section beside its own. Where there is no way, all stays."""
    if place.section is None:
        return content, place
    if place.question is None:
        to = place.section + by
        if not 0 <= to < len(content.sections):
            return content, place
        return replace(content, sections=_swapped(content.sections, place.section, to)), Place(section=to)
    section = section_at(content, place)
    to = place.question + by
    if 0 <= to < len(section.questions):
        questions = _swapped(section.questions, place.question, to)
        made = _with_section(content, place.section, replace(section, questions=questions))
        return made, Place(section=place.section, question=to)
    beside = place.section + by
    if len(section.questions) == 1 or not 0 <= beside < len(content.sections):
        return content, place
    return _into(content, place, beside, last=by < 0)


def code_for(words: str, taken: Iterable[str], otherwise: str) -> str:
    """A code like the words that is not `taken`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:LONGEST_CODE].rstrip("_") or otherwise
    used, number, code = set(taken), 2, base
    while code in used:
        code, number = f"{base}_{number}", number + 1
    return code


def with_codes(content: ScorecardContent) -> ScorecardContent:
    """What was called by a number alone gets a code like its words, and whatever goes by it follows."""
    taken, new = question_codes(content), dict[str, str]()
    for section in content.sections:
        for question in section.questions:
            if _NUMBERED.fullmatch(question.code):
                code = code_for(question.words.en, taken, question.code) if question.words.en.strip() else question.code
                taken.add(code)
                new[question.code] = code
    codes = {section.code for section in content.sections}
    sections = []
    for section in content.sections:
        code = section.code
        if _NUMBERED.fullmatch(code) and section.title.en.strip():
            code = code_for(section.title.en, codes, code)
            codes.add(code)
        sections.append(replace(section, code=code))
    return _each(replace(content, sections=tuple(sections)), lambda each: _named(each, new))


def _named(question: ScorecardQuestion, new: dict[str, str]) -> ScorecardQuestion:
    when = question.when
    if when is not None:
        when = replace(when, question=new.get(when.question, when.question))
    return replace(question, code=new.get(question.code, question.code), when=when)


def question_codes(content: ScorecardContent) -> set[str]:
    return {question.code for section in content.sections for question in section.questions}


# ---- parts ---------------------------------------------------------------------------------------------------------


def _new_section(content: ScorecardContent) -> Section:
    code = code_for("", (section.code for section in content.sections), "section")
    return Section(code=code, title=Words(en=""), weight=_FIRST_WEIGHT, questions=(_new_question(content),))


def _new_question(content: ScorecardContent) -> ScorecardQuestion:
    return ScorecardQuestion(code=code_for("", question_codes(content), "question"), words=Words(en=""))


def _option(code: str, points: int) -> Option:
    return Option(code=code, words=Words(en=""), points=points)


def with_option(question: ScorecardQuestion) -> ScorecardQuestion:
    """One more, of no points."""
    code = code_for("", (option.code for option in question.options), "option")
    return whole(replace(question, options=(*question.options, _option(code, 0))))


def with_root_cause(question: ScorecardQuestion) -> ScorecardQuestion:
    code = code_for("", (cause.code for cause in question.root_causes), "cause")
    return replace(question, root_causes=(*question.root_causes, RootCause(code=code, words=Words(en=""))))


def _with_section(content: ScorecardContent, at: int, section: Section) -> ScorecardContent:
    return replace(content, sections=_put(content.sections, at, section))


def _with_question(content: ScorecardContent, place: Place, question: ScorecardQuestion) -> ScorecardContent:
    section = section_at(content, place)
    assert place.section is not None
    assert place.question is not None
    return _with_section(
        content, place.section, replace(section, questions=_put(section.questions, place.question, question))
    )


def _into(content: ScorecardContent, place: Place, beside: int, *, last: bool) -> tuple[ScorecardContent, Place]:
    question = question_at(content, place)
    assert place.section is not None
    assert place.question is not None
    own, other = content.sections[place.section], content.sections[beside]
    questions = (*other.questions, question) if last else (question, *other.questions)
    left = replace(own, questions=_without(own.questions, place.question))
    made = _with_section(_with_section(content, place.section, left), beside, replace(other, questions=questions))
    return made, Place(section=beside, question=len(questions) - 1 if last else 0)


def _unhooked(question: ScorecardQuestion, gone: set[str]) -> ScorecardQuestion:
    return replace(question, when=None) if question.when and question.when.question in gone else question


def _each(content: ScorecardContent, do: Callable[[ScorecardQuestion], ScorecardQuestion]) -> ScorecardContent:
    sections = tuple(replace(each, questions=tuple(do(one) for one in each.questions)) for each in content.sections)
    return replace(content, sections=sections)


def _put(things: tuple[Any, ...], at: int, thing: Any) -> tuple[Any, ...]:
    return (*things[:at], thing, *things[at + 1 :])


def _without(things: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*things[:at], *things[at + 1 :])


def _swapped(things: tuple[Any, ...], one: int, other: int) -> tuple[Any, ...]:
    made = list(things)
    made[one], made[other] = made[other], made[one]
    return tuple(made)
