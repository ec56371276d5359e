"""A page to correct what was refused, beside what the server said of it."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.services import Service
from agent_desktop.language import t
from agent_desktop.outbox.rows import OutboxRow
from ui.outbox.correcting import CorrectForm
from ui.outbox.state_box import state_box
from ui.outbox.words import title
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class CorrectPage(QWidget):
    """Signals: corrected(OutboxRow, msgspec.Raw); closed()."""

    corrected = Signal(object, object)
    closed = Signal()

    def __init__(self, row: OutboxRow, form: CorrectForm, services: Mapping[str, Service], zone: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Correct what was refused"))
        self.row, self.form = row, form
        self.save = parts.button(t("Save and send"), self._save, icon="send", kind="primary")
        self._lay_out(services, zone)

    def _lay_out(self, services: Mapping[str, Service], zone: str) -> None:
        card = parts.card(t("Correct what was refused"))
        card.setProperty("panel", True)
        whole = parts.column(card, gap=0)
        content = parts.frame("plain")
        inside = parts.column(content, margin=SPACE.section, gap=SPACE.wide)
        inside.addWidget(wrapped(t("Correct: {what}").format(what=title(self.row, zone)), "title"))
        inside.addWidget(state_box(self.row, self.row.said or t("The server will not take it as it is."), services))
        inside.addWidget(self.form)
        inside.addStretch(1)
        whole.addWidget(parts.scrolling(content, t("Correct what was refused")), 1)
        whole.addWidget(self._foot())
        parts.column(self, margin=SPACE.normal + 2).addWidget(card)

    def _foot(self) -> QWidget:
        foot = parts.frame("foot")
        flow = FlowLayout(foot, gap=SPACE.normal)
        flow.setContentsMargins(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal)
        flow.addWidget(self.save)
        flow.addWidget(parts.button(t("Leave it as it is"), self.closed.emit))
        return foot

    def _save(self) -> None:
        body = self.form.body()
        if body is not None:
            self.save.setEnabled(False)
            self.corrected.emit(self.row, msgspec.Raw(msgspec.json.encode(body)))

    def show_trouble(self) -> None:
        """It could not be saved: what was typed stands."""
        self.save.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
