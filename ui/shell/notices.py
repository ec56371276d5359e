"""Notices above the work: what happened, what was kept, what to do. Never in the way, never a trace."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from ui.style import parts
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.turning import TurningRow

MOST = 3
"""Notices at a time; an older one gives way."""

BESIDE_FROM = 560
"""Width at the base size from which a notice's buttons stand beside its words; below them where there is less."""

ICONS = {"bad": "circle-alert", "warn": "triangle-alert", "good": "circle-check", "advice": "info"}
Action = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One notice. `details` can be copied. `action` is one thing to do about it, such as Try again or Undo, and `also`
    another; `copy` copies something, and the notice stays.

    Signals: `dismissed()`."""

    dismissed = Signal()

    def __init__(
        self,
        words: str,
        *,
        tone: str,
        more: str = "",
        details: str = "",
        action: Action | None = None,
        also: Action | None = None,
        copy: Action | None = None,
    ) -> None:
        super().__init__()
        self.words = f"{words} {more}".strip()
        self.setProperty("tone", tone)
        self.setAccessibleName(t("Notice: {words}").format(words=words))
        inside = parts.row(self, margin=(SPACE.wide, SPACE.small, SPACE.normal, SPACE.small), gap=SPACE.normal)
        said = self._said(words, more, tone)
        buttons = self._buttons((action, also), copy, details)
        inside.addWidget(TurningRow(said, buttons, least_width=BESIDE_FROM) if buttons else said, 1)
        inside.addWidget(parts.button(t("Dismiss this notice"), self.dismiss, icon="x", kind="icon"))

    @staticmethod
    def _said(words: str, more: str, tone: str) -> QWidget:
        said = QWidget()
        lines = parts.column(said, gap=2)
        lines.addStretch(1)
        text_tone = "advice" if tone == "advice" else ""
        lines.addWidget(parts.icon_label(words, ICONS.get(tone, "info"), "strong", tone=text_tone or tone, wrap=True))
        if more:
            lines.addWidget(parts.label(more, "body", tone=text_tone, wrap=True, selectable=True))
        lines.addStretch(1)
        return said

    def _buttons(self, actions: tuple[Action | None, ...], copy: Action | None, details: str) -> QWidget | None:
        """What can be done about it, on one line; None where there is nothing to do."""
        made = []
        for act, do in (action for action in actions if action is not None):
            acting = parts.button(act, self.dismiss)
            acting.clicked.connect(do)
            made.append(acting)
        if copy is not None:
            made.append(parts.button(*copy, icon="copy"))
        if details:
            name = t("Copy details of this notice")
            made.append(parts.button(t("Copy details"), lambda: _copy(details), kind="link", name=name))
        if not made:
            return None
        buttons = QWidget()
        line = parts.row(buttons, gap=SPACE.normal)
        for button in made:
            line.addWidget(button)
        line.addStretch(1)
        return buttons

    def dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
        self.deleteLater()


class NoticeArea(QWidget):
    """Where notices stand, newest first. Empty it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Notices"))
        name_controls(
            {
                "shell.notices": self,
            }
        )
        self._column = parts.column(self, margin=(0, SPACE.normal, 0, 0), gap=SPACE.tight)
        self._notices: list[Notice] = []
        self.hide()

    @property
    def shown(self) -> list[Notice]:
        """Newest first."""
        return list(self._notices)

    def say(
        self,
        words: str,
        *,
        tone: str = "advice",
        more: str = "",
        details: str = "",
        action: Action | None = None,
        also: Action | None = None,
        copy: Action | None = None,
        seconds: int = 0,
        gone: Callable[[], object] | None = None,
        urgent: bool = False,
    ) -> Notice:
        """Show and announce, at once if `urgent`. `seconds` > 0: it goes by itself then. `gone`: called once it is away
        for any reason."""
        for same in [notice for notice in self.shown if notice.words == f"{words} {more}".strip()]:
            same.dismiss()
        notice = Notice(words, tone=tone, more=more, details=details, action=action, also=also, copy=copy)
        notice.dismissed.connect(self._settle)
        self._notices.insert(0, notice)
        if gone is not None:
            notice.destroyed.connect(gone)
        self._column.insertWidget(0, notice)
        notice.show()  # else it counts as hidden until the next turn
        for old in self.shown[MOST:]:
            old.dismiss()
        if seconds:
            QTimer.singleShot(seconds * 1000, notice, notice.dismiss)
        self.show()
        announce(self, notice.words, urgent=urgent or tone == "bad")
        return notice

    def show_fault(self, fault: EnvironmentFault | ProgramFault, retry: Callable[[], object] | None = None) -> Notice:
        """A fault in words: what happened, what was kept, what to do."""
        action = (t("Try again"), retry) if retry else None
        if isinstance(fault, EnvironmentFault):
            more = " ".join(words for words in (fault.kept, fault.do) if words)
            return self.say(fault.what, tone="bad", more=more, details=fault.details, action=action)
        return self.say(
            t("Something went wrong in Agent Desktop itself."),
            tone="bad",
            more=t("Everything you typed is still on this screen. If it happens again, copy the details for support."),
            details=str(fault),
            action=action,
        )

    def as_new(self) -> None:
        """All notices go."""
        for notice in self.shown:
            notice.dismiss()

    def _settle(self) -> None:
        self._notices = [notice for notice in self._notices if not notice.isHidden()]
        if not self._notices:
            self.hide()


def _copy(details: str) -> None:
    QGuiApplication.clipboard().setText(details)
