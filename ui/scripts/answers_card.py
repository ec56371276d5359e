"""“Answers for this step”: the short answers of the articles that the script names here."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.knowledge.reading import AnswerView
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.parts import button, column, frame, icon_label, label
from ui.style.tokens import SPACE


class AnswersCard(QFrame):
    """Hidden where a step names none. Signals: read_wanted(AnswerView); quote_wanted(AnswerView)."""

    read_wanted = Signal(object)
    quote_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Answers for this step"))
        self._shown: tuple[AnswerView, ...] = ()
        inside = column(self, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(label(t("Answers for this step"), "heading"))
        self._holder = QWidget(self)
        self._list = column(self._holder, gap=SPACE.normal)
        inside.addWidget(self._holder)
        self.hide()

    @property
    def shown(self) -> tuple[AnswerView, ...]:
        return self._shown

    def show_answers(self, answers: tuple[AnswerView, ...]) -> None:
        if answers != self._shown:
            self._shown = answers
            empty(self._list)
            for number, view in enumerate(answers, start=1):
                self._list.addWidget(self._answer(number, view))
        self.setVisible(bool(answers))

    def _answer(self, number: int, view: AnswerView) -> QFrame:
        made = frame("chosen", name=view.title)
        inside = column(made, margin=SPACE.normal, gap=SPACE.small)
        inside.addWidget(copyable(view.title, "strong"))
        inside.addWidget(copyable(t("“{words}”").format(words=view.short)))
        about = QWidget(made)
        line = FlowLayout(about, gap=SPACE.normal)
        for mark in view.marks:
            line.addWidget(icon_label(mark.words, mark.icon, "small_strong", tone=mark.tone))
        line.addWidget(label(view.about, "muted_small", wrap=True))
        inside.addWidget(about)
        buttons = QWidget(made)
        row = FlowLayout(buttons, gap=SPACE.normal)
        for words, wanted, name, what in (
            (t("Read in full"), self.read_wanted, t("Read in full: {title}"), "read"),
            (t("Quote into notes"), self.quote_wanted, t("Quote into notes: {title}"), "quote"),
        ):
            does = button(words, partial(wanted.emit, view), name=name.format(title=view.title))
            name_controls({f"for_step.{what}.{number}": does})
            row.addWidget(does)
        inside.addWidget(buttons)
        return made
