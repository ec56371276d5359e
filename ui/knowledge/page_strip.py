"""Where a link out of an answer leads: shown whole, to copy, and opened only when asked."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.knowledge.markdown import is_page
from ui.style.announcing import announce
from ui.style.copyable import copyable
from ui.style.flow import FlowLayout
from ui.style.parts import button, column
from ui.style.tokens import SPACE


class PageStrip(QFrame):
    """Hidden until there is one. Signals: closed()."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "advice")
        self._address = ""
        self._words = copyable("", "small", tone="advice")
        inside = column(self, margin=(SPACE.wide, SPACE.small, SPACE.normal, SPACE.small), gap=SPACE.tight)
        inside.addWidget(self._words)
        buttons = QWidget(self)
        line = FlowLayout(buttons, gap=SPACE.small)
        self._copying = button(t("Copy the address"), self._copy, icon="copy")
        line.addWidget(self._copying)
        line.addWidget(button(t("Open in the browser"), self._open, icon="external-link"))
        line.addWidget(button(t("Close"), self.put_away, kind="quiet"))
        inside.addWidget(buttons)
        self.hide()

    def offer(self, address: str) -> None:
        self._address = address
        words = t("This leads out of Agent Desktop, to {address}").format(address=address)
        self._words.say(words)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)
        self._copying.setFocus()

    def put_away(self) -> None:
        self.as_new()
        self.closed.emit()

    def as_new(self) -> None:
        self._address = ""
        self._words.say("")
        self.setAccessibleName("")
        self.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        announce(self, t("Copied: {words}").format(words=self._address))

    def _open(self) -> None:
        if is_page(self._address):
            QDesktopServices.openUrl(QUrl(self._address))
        self.put_away()
