"""The form of one question: what is asked, what it brings, when it is asked, and what an error means."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scorecards import (
    MOST_POINTS,
    MOST_WEIGHT,
    Commented,
    ErrorClass,
    Option,
    Proof,
    QuestionType,
    RootCause,
    ScorecardContent,
    ScorecardQuestion,
    When,
)
from agent_desktop.language import language, t
from agent_desktop.reviews.checking import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_STEPS,
    PROOFS_OF_STEPS,
    TYPES_OF_PROOF,
    Place,
)
from agent_desktop.reviews.editing import question_at, with_option, with_root_cause
from agent_desktop.reviews.worth import possible, values
from ui.reviews.scorecards.fields import ThingForm
from ui.reviews.scorecards.lines import cause_line, option_line
from ui.reviews.scorecards.words import (
    class_choices,
    comment_choices,
    part_words,
    proof_choices,
    type_words,
)
from ui.reviews.words import value_words
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE


class QuestionForm(ThingForm):
    def __init__(self, content: ScorecardContent, place: Place) -> None:
        super().__init__(t("Question"))
        self._question = question_at(content, place)
        self._before = _before(content, place)
        question = self._question
        self.pair("words", question.words, longest=LONGEST_LINE)
        self.pair("help", question.help, longest=LONGEST_TEXT, wanted=False, lines=2)
        self.line(*self._worth())
        self._options()
        self._condition()
        left_out = t("What did not apply is left out of the score.")
        ticks = [self.tick("na_allowed", left_out, on=question.na_allowed)]
        if question.type is not QuestionType.WORDS:
            ticks.append(self.tick("fatal", t("An error makes the whole score 0."), on=question.fatal))
        self.line(*ticks, least=220)
        self.line(*self._means(), least=220)
        if question.proof in PROOFS_OF_STEPS:
            hint = t("Names of steps with commas between them, such as read_back or missed-bin:read_back. None: all.")
            self._inside.addWidget(self.codes("proof_steps", question.proof_steps, hint))
        self._causes()
        hint = t("Names of practice scenarios with commas between them.")
        self._inside.addWidget(self.codes("scenarios", question.scenarios, hint))
        self._inside.addStretch(1)

    def _worth(self) -> list[QWidget]:
        question = self._question
        made = [self.pick("type", type_words(), question.type, QuestionType, rebuilt=True)]
        if question.type in TYPES_OF_PROOF:
            scale = question.type is QuestionType.SCALE
            made.append(self.amount("points", question.points, 1 if scale else 0, MOST_STEPS if scale else MOST_POINTS))
        if question.type is not QuestionType.WORDS:
            made.append(self.amount("weight", question.weight, 0, MOST_WEIGHT, decimals=1))
        if question.type in (QuestionType.SCALE, QuestionType.CHOICE):
            made.append(self.amount("passes_at", question.passes_at, 1, max(possible(question), 1)))
        return made

    def _means(self) -> list[QWidget]:
        question = self._question
        made = [self.pick("comment", comment_choices(), question.comment, Commented)]
        if question.type is not QuestionType.WORDS:
            read = lambda code: ErrorClass(code) if code else None  # noqa: E731 - read where it is used
            made.append(self.pick("critical", class_choices(), question.critical or "", read))
        if question.type in TYPES_OF_PROOF:
            prove = lambda code: Proof(code) if code else None  # noqa: E731 - as above
            made.append(self.pick("proof", proof_choices(), question.proof or "", prove, rebuilt=True))
        return made

    # ---- when it is asked --------------------------------------------------------------------------------------

    def _condition(self) -> None:
        when = self._question.when
        earlier = {each.code: each.words.in_language(language()) or each.code for each in self._before}
        pick = Pick()
        pick.setObjectName("when")
        pick.fill({"": t("Always"), **earlier}, when.question if when else "")
        pick.chosen(self._after)
        self._inside.addWidget(parts.labelled(part_words()["when"], pick))
        asked = next((each for each in self._before if when is not None and each.code == when.question), None)
        if asked is None or when is None:
            return
        holder = parts.frame("plain", name=t("With one of these answers"))
        flow = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        flow.addWidget(parts.label(t("With one of these answers"), "muted_small"))
        for value in values(asked):
            chip = parts.chip(value_words(asked, value), chosen=value in when.is_one_of)
            chip.setObjectName(f"when.{value}")
            chip.toggled.connect(partial(self._on_answer, asked, value))
            flow.addWidget(chip)
        self._inside.addWidget(holder)

    def _after(self, code: str) -> None:
        asked = next((each for each in self._before if each.code == code), None)
        when = None if asked is None else When(question=code, is_one_of=values(asked)[:1])
        self._question_is(when)
        self.tell("when", when, rebuilt=True)

    def _on_answer(self, asked: ScorecardQuestion, value: str, on: bool) -> None:
        when = self._question.when
        chosen = {*(when.is_one_of if when else ()), *([value] if on else [])} - ({value} if not on else set())
        wanted = tuple(each for each in values(asked) if each in chosen)
        made = When(question=asked.code, is_one_of=wanted) if wanted else None
        self._question_is(made)
        self.tell("when", made, rebuilt=made is None)

    def _question_is(self, when: When | None) -> None:
        self._question = replace(self._question, when=when)

    # ---- lists -------------------------------------------------------------------------------------------------

    def _options(self) -> None:
        if self._question.type is not QuestionType.CHOICE:
            return
        self._inside.addWidget(parts.label(part_words()["options"], "strong"))
        for number, option in enumerate(self._question.options):
            told, gone = partial(self._put, "options", number), partial(self._take_out, "options", number)
            self._inside.addWidget(option_line(option, number, told, gone))
        self._inside.addWidget(
            _left(parts.button(t("Add an option"), lambda: self._more("options", with_option), icon="plus"))
        )

    def _causes(self) -> None:
        if self._question.type is QuestionType.WORDS:
            return
        self._inside.addWidget(parts.label(part_words()["root_causes"], "strong"))
        hint = t("Where points were lost, the reviewer chooses among them: that is how causes are counted.")
        self._inside.addWidget(parts.label(hint, "muted_small", wrap=True))
        for number, cause in enumerate(self._question.root_causes):
            told, gone = partial(self._put, "root_causes", number), partial(self._take_out, "root_causes", number)
            self._inside.addWidget(cause_line(cause, number, told, gone))
        self._inside.addWidget(
            _left(parts.button(t("Add a cause"), lambda: self._more("root_causes", with_root_cause), icon="plus"))
        )

    def _put(self, field: str, number: int, thing: Option | RootCause) -> None:
        things = list(getattr(self._question, field))
        things[number] = thing
        self._question = replace(self._question, **{field: tuple(things)})
        self.tell(field, tuple(things))

    def _take_out(self, field: str, number: int) -> None:
        things = getattr(self._question, field)
        self.tell(field, (*things[:number], *things[number + 1 :]), rebuilt=True)

    def _more(self, field: str, make: Callable[[ScorecardQuestion], ScorecardQuestion]) -> None:
        made = make(self._question)
        self.edited.emit({field: getattr(made, field)}, f"{field}.{len(getattr(made, field)) - 1}.en", True)


def _before(content: ScorecardContent, place: Place) -> tuple[ScorecardQuestion, ...]:
    """Questions that it may wait for: those that stand before it and have answers."""
    own = question_at(content, place).code
    found: list[ScorecardQuestion] = []
    for section in content.sections:
        for each in section.questions:
            if each.code == own:
                return tuple(found)
            if values(each):
                found.append(each)
    return tuple(found)


def _left(button: QWidget) -> QWidget:
    holder = parts.frame("plain")
    row = parts.row(holder)
    row.addWidget(button)
    row.addStretch(1)
    return holder
