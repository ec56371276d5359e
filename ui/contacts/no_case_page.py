"""Step 3 while there is no case: no service yet, none needed, or the reference still to come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.style.copyable import wrapped
from ui.style.parts import button, column, row
from ui.style.tokens import SPACE


class NoCasePage(QWidget):
    """Signals: case_wanted(); service_wanted()."""

    case_wanted = Signal()
    service_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = wrapped("", "body")
        self._case = button(t("Raise a case"), self.case_wanted.emit, icon="plus")
        self._service = button(t("Choose what they need"), self.service_wanted.emit, icon="arrow-left")
        inside = column(self, gap=SPACE.wide)
        inside.addWidget(self._why)
        buttons = row(gap=SPACE.normal)
        buttons.addWidget(self._case)
        buttons.addWidget(self._service)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(1)

    def show_why(self, service: str, *, waiting: bool, trouble: str) -> None:
        words = t("No case is raised with this contact.")
        if not service:
            words = t("Choose what they need first. A contact without a case is just as possible.")
        elif waiting:
            words = t("Getting a reference for {service}…").format(service=service)
        elif trouble:
            words = trouble
        self._why.say(words)
        self._case.setVisible(bool(service) and not waiting)
        self._case.set_words(t("Try again") if trouble else t("Raise a case"))
        self._service.setVisible(not service)
