"""The rail on the left: where one can go, icon over words, with a badge for what waits there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from agent_desktop.contract.accounts import Role
from agent_desktop.language import t
from ui.style import icons, parts, theme
from ui.style.lines import Line, shaped
from ui.style.naming import name_controls
from ui.style.tokens import SPACE, TYPE

ICON = 20
WIDTH = 76
"""Pixels at the base size."""


@dataclass(frozen=True)
class Entry:
    """One place to go. Shown only to `roles`."""

    code: str
    icon: str
    words: Callable[[], str]
    roles: frozenset[Role]


CITIZEN_ROLES = frozenset({Role.HANDLER, Role.SUPERVISOR})
PRACTICE_ROLES = CITIZEN_ROLES | {Role.TRAINER}
SCRIPT_ROLES = frozenset({Role.TRAINER, Role.SUPERVISOR, Role.ADMINISTRATOR})
"""Those who write and approve guided scripts."""

ENTRIES: tuple[Entry, ...] = (
    Entry("contact", "headset", lambda: t("Contact"), CITIZEN_ROLES),
    Entry("people", "users", lambda: t("People"), CITIZEN_ROLES),
    Entry("answers", "book-open", lambda: t("Answers"), frozenset(Role)),
    Entry("outbox", "send", lambda: t("Outbox"), CITIZEN_ROLES),
    Entry("reviews", "clipboard-check", lambda: t("Reviews"), CITIZEN_ROLES),
    Entry("practice", "graduation-cap", lambda: t("Practice"), PRACTICE_ROLES),
    Entry("scripts", "list-tree", lambda: t("Scripts"), SCRIPT_ROLES),
)


class RailButton(QPushButton):
    """An icon over words; the badge counts what waits."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._badge = 0
        self._words = entry.words()
        self._lines: dict[tuple[float, int], Line] = {}
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

    def set_badge(self, count: int) -> None:
        self._badge = count
        spoken = t("{place}, {count} waiting").format(place=self._words, count=count)
        self.setAccessibleName(spoken if count else self._words)
        self.update()

    def _line(self, weight: int) -> Line:
        """The words, shaped once for each weight and size of text."""
        which = (theme.points(), weight)
        if which not in self._lines:
            self._lines[which] = shaped(self._words, theme.font(TYPE.small, weight))
        return self._lines[which]

    def sizeHint(self) -> QSize:
        line = self._line(600)
        width = max(theme.pixels(WIDTH - SPACE.normal), round(line.width) + SPACE.wide)
        return QSize(width, theme.pixels(ICON) + line.height + 2 * SPACE.normal + SPACE.tight)

    def minimumSizeHint(self) -> QSize:
        """The icon alone, where there is no room for the words below it."""
        return QSize(self.sizeHint().width(), theme.pixels(ICON) + 2 * SPACE.normal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        token = "on_wash" if self.isChecked() else "text_quiet"
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            side = theme.pixels(ICON)
            has_words = self.height() >= self.sizeHint().height()
            top = SPACE.normal if has_words else (self.height() - side) // 2
            place = QRect((self.width() - side) // 2, top, side, side)
            icons.paint(painter, place, self.entry.icon, token)
            if has_words:
                painter.setPen(theme.colour(token))
                line = self._line(600 if self.isChecked() else 400)
                left = round((self.width() - line.width) / 2)
                line.draw(painter, QRect(left, place.bottom() + SPACE.tight, round(line.width), line.height))
            if self._badge:
                self._paint_badge(painter, place)

    def _paint_badge(self, painter: QPainter, beside: QRect) -> None:
        words = str(self._badge) if self._badge < 100 else "99+"  # noqa: PLR2004 - two digits are what fits
        font = QFont(theme.font(TYPE.tiny, 600))
        metrics = QFontMetrics(font)
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(words) + SPACE.normal)
        place = QRect(beside.right() - SPACE.small, beside.top() - SPACE.tight, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("badge"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(theme.colour("on_badge"))
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)


class Rail(QFrame):
    """Signals: `chosen(code)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Sections"))
        name_controls(
            {
                "rail.sections": self,
            }
        )
        self._buttons: dict[str, RailButton] = {}
        self._column = parts.column(self, margin=(0, SPACE.normal, 0, 0), gap=0)
        self._column.addStretch(1)

    def show_for(self, role: Role, *, without: Collection[str] = ()) -> None:
        """Only what this role works with, and nothing of `without`."""
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons.clear()
        for entry in (entry for entry in ENTRIES if role in entry.roles and entry.code not in without):
            button = RailButton(entry)
            name_controls({f"rail.{entry.code}": button})
            button.clicked.connect(lambda _checked=False, code=entry.code: self.chosen.emit(code))
            self._column.insertWidget(len(self._buttons), button)
            self._buttons[entry.code] = button

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._buttons)

    def choose(self, code: str) -> None:
        """Mark where we are."""
        if code in self._buttons:
            self._buttons[code].setChecked(True)

    def set_badge(self, code: str, count: int) -> None:
        if code in self._buttons:
            self._buttons[code].set_badge(count)
