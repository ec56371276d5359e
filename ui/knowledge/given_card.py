"""“Answers given”: what has been quoted in this contact, each to be read again or taken back."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.answering import Source
from agent_desktop.contract.base import Record
from agent_desktop.language import t
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.parts import button, column, icon_label, label
from ui.style.tokens import SPACE


class GivenFacts(Record, frozen=True, kw_only=True):
    """One answer as the card says it. `place`: which of the contact's quotes it is; `changed`: it is another by now."""

    place: int
    source: Source
    id: UUID
    title: str
    about: str
    changed: bool = False


class GivenCard(QFrame):
    """Hidden where none is. Signals: read_wanted(GivenFacts); take_back_wanted(place)."""

    read_wanted = Signal(object)
    take_back_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Answers given"))
        self._shown: tuple[GivenFacts, ...] = ()
        inside = column(self, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(label(t("Answers given"), "heading"))
        holder = QWidget(self)
        self._list = column(holder, gap=SPACE.normal)
        inside.addWidget(holder)
        self.hide()

    def show_given(self, given: tuple[GivenFacts, ...]) -> None:
        if given != self._shown:
            self._shown = given
            empty(self._list)
            for facts in given:
                self._list.addWidget(self._line(facts))
        self.setVisible(bool(given))

    def _line(self, facts: GivenFacts) -> QWidget:
        made = QWidget(self)
        inside = column(made, gap=SPACE.tight)
        inside.addWidget(copyable(facts.title, "strong"))
        about = QWidget(made)
        line = FlowLayout(about, gap=SPACE.normal)
        line.addWidget(label(facts.about, "muted_small", wrap=True))
        if facts.changed:
            line.addWidget(icon_label(t("Changed since"), "triangle-alert", "small_strong", tone="warn"))
        inside.addWidget(about)
        buttons = QWidget(made)
        row = FlowLayout(buttons, gap=SPACE.normal)
        for words, do, name in (
            (t("Read"), partial(self.read_wanted.emit, facts), t("Read: {title}")),
            (t("Take back"), partial(self.take_back_wanted.emit, facts.place), t("Take back: {title}")),
        ):
            row.addWidget(button(words, do, kind="link", name=name.format(title=facts.title)))
        inside.addWidget(buttons)
        return made
