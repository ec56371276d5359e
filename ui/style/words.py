"""Labels: plain text always, so that a hostile name is never taken for HTML; with an icon; shortened to fit."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.style import icons, theme
from ui.style.tokens import SPACE

ELLIPSIS = "…"

MARKS = "&<>\"'"
"""What means something in HTML."""

KEY_SIDE = 20
"""Of a key cap, in pixels at the base size."""


def plain_tip(words: str) -> str:
    """`words` for setToolTip, which takes text that looks like HTML for HTML."""
    if any(mark in words for mark in MARKS):
        from html import escape  # late: few tips have such a mark, and no start should wait for it

        words = escape(words)
    return f"<span>{words}</span>" if words else ""


class PlainLabel(QLabel):
    """Words, never markup. `role` and `tone` are those of ui.style.sheet."""

    def __init__(
        self, words: str = "", role: str = "body", *, tone: str = "", wrap: bool = False, selectable: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if selectable:  # by mouse only: a label is not a stop on the way of the Tab key
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(words)


class IconLabel(PlainLabel):
    """Words after an icon. The icon adds to the words and never stands for them."""

    def __init__(
        self,
        words: str,
        icon: str,
        role: str = "body",
        *,
        tone: str = "",
        tint: str = "",
        wrap: bool = False,
    ) -> None:
        super().__init__(words, role, tone=tone, wrap=wrap)
        self._icon = icon
        self._tint = tint
        self._make_room()

    def show_icon(self, icon: str, tint: str = "") -> None:
        """Another icon, in the colour called `tint` ("": that of the words)."""
        self._icon, self._tint = icon, tint
        self.update()

    def _make_room(self) -> None:
        left = theme.pixels(icons.SIZE) + SPACE.small + self._padding_left()
        if self.contentsMargins().left() != left:
            self.setContentsMargins(left, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A change of look takes a label's margins away where its font stays the same.
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_icon"):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.pixels(icons.SIZE)
        rect = self.contentsRect()
        line = self.fontMetrics().height()
        top = rect.top() + (line - side) // 2 if self.wordWrap() else (self.height() - side) // 2
        left = rect.left() - side - SPACE.small
        with QPainter(self) as painter:
            tint = self._tint or _token_of(self)
            icons.paint(painter, QRect(left, top, side, side), self._icon, tint)

    def _padding_left(self) -> int:
        return SPACE.normal if self.property("role") == "pill" else 0


class KeyCap(PlainLabel):
    """The number key that chooses: square, as a key is."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number), "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = max(super().sizeHint().height(), theme.pixels(KEY_SIDE))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _token_of(label: QLabel) -> str:
    tone = str(label.property("tone") or "")
    if tone:
        return {"flag": "on_flag", "advice": "on_advice"}.get(tone, tone)
    return "text_quiet" if str(label.property("role")).startswith("muted") else "text"


class ElidedLabel(PlainLabel):
    """One line, shortened with … where there is no room; the whole stands in the tool tip and for screen readers."""

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "") -> None:
        super().__init__(words, role, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def is_elided(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        few = self.fontMetrics().horizontalAdvance("mmmm" + ELLIPSIS)
        return QSize(min(few, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_elided:
            super().paintEvent(event)
            return
        rect = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def setText(self, words: str) -> None:
        super().setText(words)
        if self.toolTip():  # it was of the words before
            self.setToolTip("")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Not by the event for the tip: looking out for it, Python would be called for every event of Qt's."""
        super().enterEvent(event)
        self.setToolTip(plain_tip(self.text()) if self.is_elided else "")


class IconMark(QWidget):
    """An icon alone. Decoration beside words unless it has an accessible name."""

    def __init__(self, icon: str, tint: str = "text", at_base: int = icons.SIZE, name: str = "") -> None:
        super().__init__()
        self._icon, self._tint, self._at_base = icon, tint, at_base
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tint: str = "text") -> None:
        self._icon, self._tint = icon, tint
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.pixels(self._at_base)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, self.rect(), self._icon, self._tint)
