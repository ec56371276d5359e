"""Lucide icons (ISC licence, resources/icons), tinted from a token and crisp at any device pixel ratio."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.style import theme
from ui.style.resources import ICONS

SIZE = 16
"""The usual size of an icon beside words, in pixels at the base size."""

UNKNOWN = "circle-question-mark"
_NAME = re.compile(r"[a-z0-9-]{1,60}")


def pixmap(name: str, tint: str = "text", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """Icon `name` (a file of resources/icons without its ending) in the colour called `tint`.

    `size` in device-independent pixels (0: SIZE grown with the text). An unknown name gives a question mark.
    """
    side = size or theme.pixels(SIZE)
    return _tinted(name, getattr(theme.colours(), tint), side, ratio)


def paint(painter: QPainter, rect: QRect, name: str, tint: str) -> None:
    """Draw icon `name` in the middle of `rect`, as large as its shorter side."""
    side = min(rect.width(), rect.height())
    device = painter.device()
    drawn = pixmap(name, tint, side, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)


def icon(name: str, tint: str = "text") -> QIcon:
    """For menus and whatever else takes a QIcon. Follows the theme: it is drawn anew each time."""
    return QIcon(_Drawn(name, tint))


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    image = _shape(name, round(side * ratio)).copy()
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), QColor(colour))
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _shape(name: str, side: int) -> QImage:
    """The icon in black on nothing, `side` pixels wide: read and drawn once, whatever colours it is wanted in."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(_source(name)).render(painter, QRectF(0, 0, side, side))
    return image


def _source(name: str) -> QByteArray:
    """The SVG with Lucide's `currentColor` set. A server may name an icon that this build lacks, or a path."""
    file = ICONS / f"{name}.svg"
    if not _NAME.fullmatch(name) or not file.is_file():
        file = ICONS / f"{UNKNOWN}.svg"
    text = file.read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", "black").encode())


class _Drawn(QIconEngine):
    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint(painter, rect, self._name, "text_quiet" if mode == QIcon.Mode.Disabled else self._tint)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        tint = "text_quiet" if mode == QIcon.Mode.Disabled else self._tint
        return pixmap(self._name, tint, min(size.width(), size.height()))

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._tint)
