"""What a reviewer must know before they go on: somebody else's words of the same draft, and what was disputed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import Dispute, Evaluation, EvaluationContent
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.language import language, t
from agent_desktop.reviews.filling import given
from ui.reviews.words import moment_words, value_words
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

Line = tuple[str, str, str]
"""Where, what stands here, what stands there."""


def differences(card: ScorecardContent, mine: EvaluationContent, theirs: EvaluationContent) -> list[Line]:
    """Where two drafts of one evaluation say something else, in the scorecard's order."""
    found: list[Line] = []
    for section in card.sections:
        for question in section.questions:
            one, other = given(mine, question.code), given(theirs, question.code)
            said = [
                ", ".join(part for part in (value_words(question, each.value), each.comment) if part)
                for each in (one, other)
            ]
            if said[0] != said[1]:
                found.append((question.words.in_language(language()), said[0], said[1]))
    for words, here, there in (
        (t("Feedback to the handler"), mine.feedback, theirs.feedback),
        (t("Feedback at moments"), _remarks(mine), _remarks(theirs)),
    ):
        if here != there:
            found.append((words, here, there))
    return found


def met_note(
    card: ScorecardContent,
    mine: EvaluationContent,
    theirs: Evaluation,
    *,
    keep: Callable[[], None],
    take: Callable[[], None],
) -> QFrame:
    """Both texts, and the two ways on."""
    time = f"{theirs.info.changed_at.astimezone():%H:%M}"
    made = _note(t("This draft was changed at another desk at {time}. Both are kept.").format(time=time), "warn")
    for where, here, there in differences(card, mine, theirs.content):
        made.column.addWidget(parts.label(where, "strong", wrap=True))
        made.column.addWidget(copyable(t("Here: {words}").format(words=here or t("nothing")), "body"))
        made.column.addWidget(copyable(t("There: {words}").format(words=there or t("nothing")), "body"))
    made.ways((t("Keep what stands here"), keep), (t("Take what stands there"), take))
    return made


def newer_note(number: int) -> QFrame:
    """`number`: of the version of the scorecard that is in force by now."""
    words = t("Version {number} is in force by now. This review goes on by the version that it was begun with.")
    return _note(words.format(number=number), "warn")


def taken_note(words: str, *, discard: Callable[[], None]) -> QFrame:
    """Somebody else reviews the contact; what was written here is read only."""
    made = _note(words, "warn")
    made.ways((t("Throw what I wrote away"), discard))
    return made


def dispute_note(card: ScorecardContent, disputes: tuple[Dispute, ...], who: str) -> QFrame:
    """What the handler sees otherwise, question by question."""
    made = _note(t("{name} disputes this:").format(name=who), "warn")
    words = {question.code: question.words for section in card.sections for question in section.questions}
    for dispute in disputes:
        said = words.get(dispute.question)
        made.column.addWidget(parts.label(said.in_language(language()) if said else "", "strong", wrap=True))
        made.column.addWidget(copyable(dispute.words, "body"))
    return made


class _Note(QFrame):
    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.setAccessibleName(words)
        self.column = parts.column(self, margin=SPACE.normal, gap=SPACE.tight)
        self.column.addWidget(parts.icon_label(words, "triangle-alert", "strong", tone=tone, wrap=True))

    def ways(self, *ways: tuple[str, Callable[[], None]]) -> None:
        holder = parts.frame("plain")
        line = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        for words, do in ways:
            line.addWidget(parts.button(words, do))
        self.column.addWidget(holder)


def _note(words: str, tone: str) -> _Note:
    return _Note(words, tone)


def _remarks(content: EvaluationContent) -> str:
    return "\n".join(f"{moment_words(each.at)} {each.words}" for each in content.remarks)
