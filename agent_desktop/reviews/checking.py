"""What keeps a scorecard from being submitted: alike in the editor and on the server. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.scorecards import (
    MOST_QUESTIONS,
    Proof,
    QuestionType,
    ScorecardContent,
    ScorecardQuestion,
    Section,
)
from agent_desktop.language import t
from agent_desktop.reviews.worth import NOT_APPLICABLE, possible, values

LONGEST_LINE, LONGEST_TEXT = 300, 4_000
"""Characters of a title, a question or an option; and of the help and the purpose."""

MOST_STEPS = 10
"""Of a scale: one key a step."""

TYPES_OF_PROOF = (QuestionType.YES_NO, QuestionType.SCALE)
PROOFS_OF_STEPS = (Proof.REQUIRED_STEPS, Proof.RECOMMENDED_STEPS)


class Place(Record, frozen=True, kw_only=True):
    """Where in the scorecard: `section` and `question` from 0, None for the whole, or for the section itself."""

    section: int | None = None
    question: int | None = None


class Fault(Record, frozen=True, kw_only=True):
    """`part`: the field at that place, such as "words". `what` is wrong there, and what to `do`."""

    place: Place
    part: str
    what: str
    do: str


def faults(content: ScorecardContent) -> tuple[Fault, ...]:
    """In the order of the scorecard; () for one that may be submitted."""
    return tuple(_faults(content))


def path_of(fault: Fault) -> str:
    """Where it is, as the field of a refusal: "sections.0.questions.2.words"."""
    section, question = fault.place.section, fault.place.question
    within = ("" if section is None else f"sections.{section}.", "" if question is None else f"questions.{question}.")
    return "content." + "".join(within) + fault.part


def _faults(content: ScorecardContent) -> Iterator[Fault]:
    yield from _said(Place(), "title", content.title)
    yield from _short(Place(), "purpose", content.purpose, LONGEST_TEXT)
    yield from _whole(content)
    section_codes = Counter(section.code for section in content.sections)
    question_codes = Counter(question.code for section in content.sections for question in section.questions)
    before: dict[str, ScorecardQuestion] = {}
    for at, section in enumerate(content.sections):
        place = Place(section=at)
        yield from _said(place, "title", section.title)
        if section_codes[section.code] > 1:
            yield _twice(place, "code")
        for number, question in enumerate(section.questions):
            place = Place(section=at, question=number)
            if question_codes[question.code] > 1:
                yield _twice(place, "code")
            yield from _of_question(place, question)
            yield from _of_condition(place, question, before)
            before.setdefault(question.code, question)


def _whole(content: ScorecardContent) -> Iterator[Fault]:
    if not content.sections:
        yield _fault(Place(), "sections", t("It asks nothing yet."), t("Add a section with a question."))
        return
    if sum(len(section.questions) for section in content.sections) > MOST_QUESTIONS:
        what = t("It has more than {count} questions.").format(count=MOST_QUESTIONS)
        yield _fault(Place(), "sections", what, t("A reviewer answers ten or twelve in a few minutes: take some out."))
    if not any(_weighs(section) for section in content.sections):
        what = t("All weights come to zero: there would never be a score.")
        yield _fault(Place(), "sections", what, t("Give a section and one of its questions a weight and points."))


def _weighs(section: Section) -> bool:
    return section.weight > 0 and any(each.weight > 0 and possible(each) > 0 for each in section.questions)


# ---- one question --------------------------------------------------------------------------------------------------


def _of_question(place: Place, question: ScorecardQuestion) -> Iterator[Fault]:
    yield from _said(place, "words", question.words)
    yield from _short(place, "help", question.help, LONGEST_TEXT)
    yield from _of_type(place, question)
    yield from _of_list(place, "root_causes", [(cause.code, cause.words) for cause in question.root_causes])
    if question.proof is not None and question.type not in TYPES_OF_PROOF:
        what = t("The trace says yes or no: it cannot answer this type of question.")
        yield _fault(place, "proof", what, t("Make it a yes or no, or points on a scale, or take the proof out."))
    if question.proof_steps and question.proof not in PROOFS_OF_STEPS:
        what = t("Steps are named, and the proof does not ask for any.")
        yield _fault(place, "proof_steps", what, t("Take the steps out, or choose a proof about steps."))


def _of_type(place: Place, question: ScorecardQuestion) -> Iterator[Fault]:
    if question.type is QuestionType.CHOICE:
        yield from _of_choice(place, question)
    elif question.options:
        yield _fault(place, "options", t("Only a choice has options."), t("Take them out, or make it a choice."))
    if question.type is QuestionType.SCALE and not 1 <= question.points <= MOST_STEPS:
        what = t("A scale goes from 0 to some number of points, {count} at most.").format(count=MOST_STEPS)
        yield _fault(place, "points", what, t("Choose fewer points, and give the question a weight instead."))
    if question.type is QuestionType.WORDS and (question.critical is not None or question.fatal):
        what = t("Words bring no points: nothing can be wrong with them.")
        yield _fault(place, "critical", what, t("Ask a yes or no beside it, and make that one critical."))
    if question.type in (QuestionType.SCALE, QuestionType.CHOICE) and not 1 <= question.passes_at <= possible(question):
        what = t("It passes at a number of points that it cannot bring.")
        do = t("Choose from 1 to {count}.").format(count=max(possible(question), 1))
        yield _fault(place, "passes_at", what, do)


def _of_choice(place: Place, question: ScorecardQuestion) -> Iterator[Fault]:
    if len(question.options) < 2:  # noqa: PLR2004 - one is no choice
        yield _fault(place, "options", t("A choice needs two options or more."), t("Add one."))
    yield from _of_list(place, "options", [(option.code, option.words) for option in question.options])
    if any(option.code == NOT_APPLICABLE for option in question.options):
        yield _fault(place, "options", t("“na” stands for not applicable."), t("Give the option another code."))
    if question.options and question.points != possible(question):
        what = t("The most points of an option are not those of the question.")
        do = t("Give the question {count}.").format(count=possible(question))
        yield _fault(place, "points", what, do)


def _of_condition(place: Place, question: ScorecardQuestion, before: dict[str, ScorecardQuestion]) -> Iterator[Fault]:
    if question.when is None:
        return
    asked = before.get(question.when.question)
    if asked is None or asked.code == question.code:
        what = t("It is asked after an answer to a question that does not come before it.")
        yield _fault(place, "when", what, t("Choose an earlier question, or ask it always."))
    elif not set(question.when.is_one_of) <= set(values(asked)):
        what = t("It waits for an answer that the earlier question does not have.")
        yield _fault(place, "when", what, t("Choose among the answers that it has."))


def _of_list(place: Place, part: str, entries: list[tuple[str, Words]]) -> Iterator[Fault]:
    if len({code for code, _ in entries}) < len(entries):
        yield _twice(place, part)
    for _, words in entries:
        yield from _said(place, part, words)


# ---- words ---------------------------------------------------------------------------------------------------------


def _said(place: Place, part: str, words: Words) -> Iterable[Fault]:
    if not words.en.strip():
        yield _fault(place, part, t("Words are needed."), t("Write them in English first."))
    yield from _short(place, part, words, LONGEST_LINE)


def _short(place: Place, part: str, words: Words, longest: int) -> Iterable[Fault]:
    if max(len(words.en), len(words.cy)) > longest:
        what = t("It is longer than {count} characters.").format(count=longest)
        yield _fault(place, part, what, t("Say it in fewer words."))


def _twice(place: Place, part: str) -> Fault:
    return _fault(place, part, t("A code stands here twice."), t("Give each a code of its own."))


def _fault(place: Place, part: str, what: str, do: str) -> Fault:
    return Fault(place=place, part=part, what=what, do=do)
