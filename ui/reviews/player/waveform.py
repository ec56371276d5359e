"""The loudness of a recording from beginning to end, with what was paused, and where it is being heard."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from agent_desktop.contract.recordings import Peaks, Span
from agent_desktop.dates import duration
from agent_desktop.language import t
from ui.style import theme
from ui.style.tokens import RADIUS_CONTROL, RING, TYPE

HEIGHT = 44
BAR, GAP = 2, 1
STEP_S, LEAP_S = 5, 30
QUIETEST = 0.06
"""Of the height: so that a recording that is silent throughout is still seen to be one."""


class Waveform(QSlider):
    """A slider over the seconds of the recording: arrows go 5 s, PgUp and PgDn 30 s, Home and End to its ends.

    Signals: `chosen(seconds)` when someone wants to be elsewhere.
    """

    chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(t("Place in the recording"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSingleStep(STEP_S)
        self.setPageStep(LEAP_S)
        self._length = 0.0
        self._seconds = 0.0
        self._masked: tuple[Span, ...] = ()
        self._peaks: Peaks | None = None
        self._bars: tuple[int, ...] = ()

    def show_recording(self, length: float, masked: Sequence[Span], peaks: Peaks | None) -> None:
        """`peaks` None: not known (yet); then only a line is drawn."""
        self._length, self._masked, self._peaks = max(0.0, length), tuple(masked), peaks
        self._bars = ()
        self.setMaximum(int(self._length))
        self.show_seconds(min(self._seconds, self._length))

    def show_seconds(self, seconds: float) -> None:
        """Where it is being heard."""
        self._seconds = seconds
        if int(seconds) != self.value():
            self.setValue(int(seconds))
            self.setAccessibleDescription(f"{duration(int(seconds))} / {duration(int(self._length))}")
        self.update()

    # ---- keys and pointer -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {
            Qt.Key.Key_Left: -STEP_S,
            Qt.Key.Key_Right: STEP_S,
            Qt.Key.Key_PageUp: -LEAP_S,
            Qt.Key.Key_PageDown: LEAP_S,
            Qt.Key.Key_Home: -self._length,
            Qt.Key.Key_End: self._length,
        }.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.chosen.emit(min(max(0.0, self._seconds + by), self._length))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_where(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_where(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go_where(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._length:
            share = event.position().x() / max(1, self.width())
            self.chosen.emit(self._length * min(max(0.0, share), 1.0))
        event.accept()

    # ---- looks ----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(HEIGHT) * 6, theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(HEIGHT) * 3, theme.pixels(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_wave(painter)
            for span in self._masked:
                self._paint_paused(painter, self._x(span.since), self._x(span.until))
            if self._length:
                painter.fillRect(QRect(self._x(self._seconds) - RING // 2, 0, RING, self.height()), theme.colour("bad"))
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.colour("focus"), RING))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)

    def _x(self, seconds: float) -> int:
        return round(seconds / self._length * self.width()) if self._length else 0

    def _paint_wave(self, painter: QPainter) -> None:
        middle, heard = self.height() / 2, self._x(self._seconds)
        bars = self._drawn()
        for place, loudness in enumerate(bars):
            x = place * (BAR + GAP)
            half = max(QUIETEST, loudness / 255) * (self.height() - 2 * RING) / 2
            colour = theme.colour("accent" if x <= heard else "edge")
            painter.fillRect(QRectF(x, middle - half, BAR, 2 * half), colour)
        if not bars:
            painter.fillRect(QRectF(0, middle, self.width(), 1), theme.colour("edge"))

    def _drawn(self) -> tuple[int, ...]:
        """One loudness a bar: the greatest of those that fall on it."""
        count = self.width() // (BAR + GAP)
        if self._peaks is not None and self._length and len(self._bars) != count:
            held, each = self._peaks.peaks, self._length * self._peaks.a_second / max(1, count)
            self._bars = tuple(
                max(held[int(place * each) : max(int(place * each) + 1, int((place + 1) * each))], default=0)
                for place in range(count)
            )
        return self._bars

    def _paint_paused(self, painter: QPainter, left: int, right: int) -> None:
        room = QRect(left, 0, max(RING, right - left), self.height())
        painter.fillRect(room, theme.colour("inset"))
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        words, font = t("paused"), theme.font(TYPE.tiny)
        if QFontMetrics(font).horizontalAdvance(words) < room.width():
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
