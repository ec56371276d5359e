"""Leaving a step out, with the reason typed in place."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from agent_desktop.scripts.engine import LONGEST_REASON
from ui.style.entry import Entry
from ui.style.naming import name_controls
from ui.style.parts import button, column, row, text_field
from ui.style.tokens import SPACE

REASON = "script.reason"
"""The name of its field."""


class Skipping(QWidget):
    """A quiet button; pressed, it becomes a field for the reason. Signals: skipped(reason)."""

    skipped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = button(t("Skip this step"), self.open, icon="arrow-right", kind="quiet")
        self.field = text_field(t("Why it is skipped"), longest=LONGEST_REASON)
        self.field.setObjectName(REASON)
        self.field.returnPressed.connect(self._skip)
        self._entry = Entry(t("Why it is skipped"), self.field, self)
        self._skip_button = button(t("Skip with this reason"), self._skip)
        self._keep = button(t("Do not skip"), self.close_field, kind="quiet")
        name_controls(
            {
                "script.skip": self._offer,
                "script.skip_now": self._skip_button,
                "script.keep": self._keep,
            }
        )
        inside = column(self, gap=SPACE.small)
        first, buttons = row(), row(gap=SPACE.normal)
        first.addWidget(self._offer)
        first.addStretch(1)
        for made in (self._skip_button, self._keep):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inside.addLayout(first)
        inside.addWidget(self._entry)
        inside.addLayout(buttons)
        self.close_field()

    @property
    def is_open(self) -> bool:
        return not self._entry.isHidden()

    def open(self) -> None:
        self._show(opened=True)
        self.field.setFocus()

    def close_field(self) -> None:
        self.field.clear()
        self._entry.say_error("")
        self._show(opened=False)

    def as_new(self) -> None:
        """For another contact: what was typed cannot be had back."""
        self.close_field()
        self.field.setText("")

    @property
    def typed(self) -> dict[str, str]:
        return {REASON: self.field.text()} if self.is_open else {}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """A reason half typed."""
        if REASON in typed:
            self._show(opened=True)
            self.field.setText(typed[REASON])

    def _show(self, *, opened: bool) -> None:
        self._offer.setVisible(not opened)
        for part in (self._entry, self._skip_button, self._keep):
            part.setVisible(opened)

    def _skip(self) -> None:
        reason = self.field.text().strip()
        if not reason:
            self._entry.say_error(t("Say why, so that it can be understood afterwards."))
            self.field.setFocus()
            return
        self.skipped.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_field()
            self._offer.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            event.accept()  # it has been heard: on the page around it would go on to the next step
        else:
            super().keyPressEvent(event)
