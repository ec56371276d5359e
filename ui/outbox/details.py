"""One row of the outbox, whole: what it is, why it has not gone, what was written, and what can be done about it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from agent_desktop.contract.services import Service
from agent_desktop.language import t
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.state_box import state_box
from ui.outbox.words import (
    Around,
    details,
    held_up_by,
    moment_words,
    title,
    tries_words,
    why_words,
)
from ui.outbox.written import written
from ui.style import parts
from ui.style.at_once import at_once
from ui.style.buttons import Button
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class RowDetails(QFrame):
    """Signals, each with the OutboxRow: send_wanted, again_wanted, correct_wanted, decide_wanted, unwanted."""

    send_wanted = Signal(object)
    again_wanted = Signal(object)
    correct_wanted = Signal(object)
    decide_wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("What can be done"))
        self.row: OutboxRow | None = None
        self._first: Button | None = None
        self._painted: tuple[object, ...] = ()
        self._column = parts.column(self, gap=0)

    def show_row(self, row: OutboxRow | None, around: Around, services: Mapping[str, Service]) -> None:
        """Painted anew only where something in it is another: whoever stands on a button keeps it."""
        self.row = row
        first = held_up_by(row, around) if row else None
        painted = (row, first, why_words(row, around) if row else "")
        if painted == self._painted:
            return
        self._painted = painted
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        empty(self._column)
        self._first = None
        if row is None:
            return
        with at_once(self.parentWidget() or self):
            self._fill(row, around, services)
        if had_focus:
            self.focus_first()

    def _fill(self, row: OutboxRow, around: Around, services: Mapping[str, Service]) -> None:
        # From the outside in: a part that moves into another parent is dressed anew by the style sheet.
        content, foot = parts.frame("plain"), parts.frame("foot")
        area = parts.scrolling(content, t("What waits"))
        self._column.addWidget(area, 1)
        self._column.addWidget(foot)
        inside = parts.column(content, margin=SPACE.wide, gap=SPACE.wide)
        inside.addWidget(wrapped(title(row, around.zone), "heading"))
        inside.addWidget(state_box(row, why_words(row, around), services))
        inside.addWidget(self._facts(row, around))
        said = written(row, services)
        if said:
            inside.addWidget(parts.separator())
            inside.addWidget(parts.label(t("What was written"), "strong"))
            inside.addWidget(_pairs(said))
        inside.addStretch(1)
        self._fill_foot(foot, row, around)
        for part in (area, foot):  # now, not when Qt is idle: the focus may go there at once
            part.show()

    def focus_first(self) -> None:
        """To the first thing that can be done."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _facts(row: OutboxRow, around: Around) -> QWidget:
        facts = [
            (t("Reference"), row.reference),
            (t("Kept here since"), moment_words(row.made_at, around)),
            (t("Tries"), tries_words(row)),
        ]
        return _pairs(tuple((name, words) for name, words in facts if words))

    def _fill_foot(self, foot: QWidget, row: OutboxRow, around: Around) -> None:
        flow = FlowLayout(foot, gap=SPACE.normal)
        flow.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        for button in self._actions(row):
            self._first = self._first or button
            flow.addWidget(button)
        said = details(row, around)
        flow.addWidget(parts.button(t("Copy details"), lambda: QGuiApplication.clipboard().setText(said), kind="link"))

    def _actions(self, row: OutboxRow) -> list[Button]:
        drop = parts.button(t("Do not send"), lambda: self.unwanted.emit(row), icon="trash-2")
        match row.state:
            case RowState.WAITING:
                send = parts.button(t("Send now"), lambda: self.send_wanted.emit(row), icon="send", kind="primary")
                return [send, drop]
            case RowState.REFUSED:
                correct = parts.button(t("Correct"), lambda: self.correct_wanted.emit(row), icon="pencil")
                correct.set_kind("primary")
                again = parts.button(t("Send again"), lambda: self.again_wanted.emit(row), icon="refresh-cw")
                return [correct, again, drop]
            case RowState.MEETS:
                decide = parts.button(t("Compare and choose"), lambda: self.decide_wanted.emit(row), icon="users")
                decide.set_kind("primary")
                return [decide, drop]


def _pairs(pairs: tuple[tuple[str, str], ...]) -> QWidget:
    """Names at the left, words at the right; the words wrap and can be marked."""
    holder = parts.frame("plain")
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.section)
    grid.setVerticalSpacing(SPACE.small)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    top = Qt.AlignmentFlag.AlignTop
    for line, (name, words) in enumerate(pairs):
        grid.addWidget(wrapped(name, "muted_small"), line, 0, top)
        grid.addWidget(copyable(words, "body"), line, 1, top)
    return holder
