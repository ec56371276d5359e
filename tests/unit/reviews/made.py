"""Scorecards and answers for tests: small ones by hand, and any that may be submitted."""

from random import Random

from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import (
    ErrorClass,
    Option,
    QuestionType,
    ScorecardContent,
    ScorecardQuestion,
    Section,
)
from agent_desktop.reviews.worth import values


def words(en: str = "Words", cy: str = "Geiriau") -> Words:
    return Words(en=en, cy=cy)


def question(code: str = "one", **fields: object) -> ScorecardQuestion:
    return ScorecardQuestion(code=code, words=words(), **fields)  # type: ignore[arg-type]  # whatever a test needs


def section(*questions: ScorecardQuestion, code: str = "first", weight: float = 1.0) -> Section:
    return Section(code=code, title=words(), weight=weight, questions=questions)


def card(*sections: Section) -> ScorecardContent:
    return ScorecardContent(title=words(), sections=sections)


def given(**said: str) -> dict[str, Given]:
    return {code: Given(value=value) for code, value in said.items()}


def option(code: str, points: int) -> Option:
    return Option(code=code, words=words(), points=points)


# ---- any of them ---------------------------------------------------------------------------------------------------
# Drawn by one number each: hundreds of small draws a scorecard would take a second of every property.

_WEIGHTS = (0.0, 0.0, 0.1, 0.5, 1.0, 2.75, 20.0, 40.0)


def _any_question(chance: Random, code: str) -> ScorecardQuestion:
    kind = chance.choice(tuple(QuestionType))
    critical = None if kind is QuestionType.WORDS else chance.choice((None, *ErrorClass))
    options: tuple[Option, ...] = ()
    points = chance.randint(1, 5)
    if kind is QuestionType.CHOICE:
        options = tuple(option(f"o{number}", chance.randint(0, 5)) for number in range(chance.randint(1, 3)))
        options += (option("most", points := 6),)
    return question(
        code,
        type=kind,
        points=points,
        options=options,
        weight=chance.choice(_WEIGHTS),
        na_allowed=chance.random() < 0.5,
        critical=critical,
        fatal=critical is not None and chance.random() < 0.3,
    )


def _any_card(chance: Random) -> ScorecardContent:
    """Of up to four sections of up to four questions, asked always."""
    return card(
        *(
            section(
                *(_any_question(chance, f"q{at}-{number}") for number in range(chance.randint(1, 4))),
                code=f"s{at}",
                weight=chance.choice(_WEIGHTS),
            )
            for at in range(chance.randint(1, 4))
        )
    )


def _any_answered(chance: Random) -> tuple[ScorecardContent, dict[str, Given]]:
    content = _any_card(chance)
    asked = [each for section in content.sections for each in section.questions]
    return content, {each.code: Given(value=chance.choice(("", *values(each)))) for each in asked}


_CHANCES = st.integers(0, 2**32).map(Random)  # the same number, the same scorecard


def cards() -> st.SearchStrategy[ScorecardContent]:
    return _CHANCES.map(_any_card)


def answered() -> st.SearchStrategy[tuple[ScorecardContent, dict[str, Given]]]:
    return _CHANCES.map(_any_answered)
