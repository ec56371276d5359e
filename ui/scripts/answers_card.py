"""“Answers for this step”: what the articles say that the script names here."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.base import Record
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.language import t, tn
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.parts import button, column, frame, icon_label, label
from ui.style.tokens import SPACE


class AnswerFacts(Record, frozen=True, kw_only=True):
    """One article as the card says it. `quote`: what goes into the notes."""

    title: str
    short: str
    text: str
    validated: bool
    age: str
    owner: str
    quote: str


def answer_facts(article: Article, spoken: str, days: int) -> AnswerFacts:
    """`spoken`: the citizen's language; `days`: since it was changed last."""
    title, short = article.title.in_language(spoken), article.short_answer.in_language(spoken)
    return AnswerFacts(
        title=title,
        short=short,
        text=article.text.in_language(spoken),
        validated=article.state is ArticleState.VALIDATED,
        age=tn("{count} day old", "{count} days old", days).format(count=days) if days > 0 else t("changed today"),
        owner=article.updated_by,
        quote=t("Answered from “{title}” (version {version}): {answer}").format(
            title=title, version=article.version, answer=short
        ),
    )


class AnswersCard(QFrame):
    """Hidden where a step names none. Signals: quoted(words for the notes)."""

    quoted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Answers for this step"))
        self._shown: tuple[AnswerFacts, ...] = ()
        inside = column(self, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(label(t("Answers for this step"), "heading"))
        self._holder = QWidget(self)
        self._list = column(self._holder, gap=SPACE.normal)
        inside.addWidget(self._holder)
        self.hide()

    def show_answers(self, answers: tuple[AnswerFacts, ...]) -> None:
        if answers != self._shown:
            self._shown = answers
            empty(self._list)
            for facts in answers:
                self._list.addWidget(self._answer(facts))
        self.setVisible(bool(answers))

    def _answer(self, facts: AnswerFacts) -> QFrame:
        made = frame("chosen", name=facts.title)
        inside = column(made, margin=SPACE.normal, gap=SPACE.small)
        inside.addWidget(copyable(facts.title, "strong"))
        inside.addWidget(copyable(t("“{words}”").format(words=facts.short)))
        about = QWidget(made)
        line = FlowLayout(about, gap=SPACE.small)
        state = t("Validated") if facts.validated else t("Not validated yet")
        tone, icon = ("good", "badge-check") if facts.validated else ("warn", "triangle-alert")
        line.addWidget(icon_label(state, icon, "small_strong", tone=tone))
        known = " · ".join(part for part in (facts.age, t("by {name}").format(name=facts.owner)) if part)
        line.addWidget(label(known if facts.owner else facts.age, "muted_small", wrap=True))
        inside.addWidget(about)
        whole = copyable(facts.text)
        whole.hide()
        buttons = QWidget(made)
        row = FlowLayout(buttons, gap=SPACE.normal)
        read = button(t("Read in full"), name=t("Read in full: {title}").format(title=facts.title))
        read.setCheckable(True)
        read.toggled.connect(whole.setVisible)
        quote = button(
            t("Quote into notes"),
            partial(self.quoted.emit, facts.quote),
            name=t("Quote into notes: {title}").format(title=facts.title),
        )
        for each in (read, quote):
            row.addWidget(each)
        inside.addWidget(buttons)
        inside.addWidget(whole)
        return made
