"""What stands on a button: an icon, words, and a chip with the key that presses it. Measured, cut and shaped once."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.style import icons, theme
from ui.style.lines import Line, shaped
from ui.style.tokens import SPACE, TYPE

CHIP_PADDING = 4
LEFT_ALIGNED = {"row"}


class Look(NamedTuple):
    """All that decides what stands on a button and how large it is. `keys` in words; "" where none are shown."""

    words: str
    icon: str
    keys: str
    kind: str
    font: QFont
    base: float
    """Points of the text: the key's and the icon's size follow it."""


class _Places(NamedTuple):
    """Where each of them stands in a room; the words as far as they fit."""

    icon: QRect
    words: QRect
    chip: QRect
    line: Line | None


class Face:
    """Of one look. It keeps the places of the room that it was painted in last."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._icon = theme.pixels(icons.SIZE) if look.icon else 0
        self._says = bool(look.words) and look.kind != "icon"
        self._chip = _chip(look.keys) if look.keys else QSize()
        self._keys: Line | None = None
        self._room, self._places = QRect(), _Places(QRect(), QRect(), QRect(), None)
        metrics = QFontMetrics(look.font)
        words = metrics.horizontalAdvance(look.words) + 2 if self._says else 0
        gap = SPACE.small if self._icon and words else 0
        self.size = QSize(self._icon + gap + words + self._key_width, max(metrics.height(), self._icon))

    @property
    def _key_width(self) -> int:
        return self._chip.width() + SPACE.small if self.look.keys else 0

    def paint(self, painter: QPainter, room: QRect, token: str) -> None:
        """In the middle of `room`, in the colour called `token`."""
        if room != self._room:
            self._room, self._places = room, self._place(room)
        places = self._places
        if self._icon:
            icons.paint(painter, places.icon, self.look.icon, token)
        if places.line is None:
            return
        painter.setPen(theme.colour(token))
        places.line.draw(painter, places.words)
        if self.look.keys:
            self._paint_keys(painter, places.chip)

    def _place(self, room: QRect) -> _Places:
        spare = max(0, room.width() - self.size.width())
        left = room.left() + (0 if self.look.kind in LEFT_ALIGNED else spare // 2)
        icon = QRect(left, room.center().y() - self._icon // 2, self._icon, self._icon)
        if not self._says:
            return _Places(icon, QRect(), QRect(), None)
        left += self._icon + SPACE.small if self._icon else 0
        width = max(0, room.right() + 1 - left - self._key_width)
        font = QFont(self.look.font)
        font.setUnderline(self.look.kind == "link")
        line = shaped(self.look.words, font, width)
        used = min(width, round(line.width)) if self.look.keys else width
        middle = room.center().y() - self._chip.height() // 2
        chip = QRect(left + used + SPACE.small, middle, self._chip.width(), self._chip.height())
        return _Places(icon, QRect(left, room.top(), used, room.height()), chip, line)

    def _paint_keys(self, painter: QPainter, chip: QRect) -> None:
        if self._keys is None:
            self._keys = shaped(self.look.keys, _key_font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(chip, 3, 3)
        spare = round((chip.width() - self._keys.width) / 2)
        self._keys.draw(painter, chip.adjusted(spare, 0, 0, 0))


def _key_font() -> QFont:
    return theme.font(TYPE.tiny, 500)


def _chip(keys: str) -> QSize:
    metrics = QFontMetrics(_key_font())
    return QSize(metrics.horizontalAdvance(keys) + 2 * CHIP_PADDING, metrics.height() + 2)
