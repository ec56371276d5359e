"""The button of the house: an icon, words, and a chip that shows its key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.style import icons, theme
from ui.style.tokens import RADIUS_CONTROL, RING, SPACE, TYPE
from ui.style.words import plain_tip

CHIP_PADDING = 4
LEFT_ALIGNED = {"row"}
CHECKED = {"chip": "on_strong", "value": "on_wash"}
"""The colour of words of what is chosen."""


def keys_in_words(keys: str) -> str:
    """A key sequence such as "Ctrl+Return" as it is shown: "Ctrl Enter"."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter").replace("+", " ")


class Button(QPushButton):
    """Words, with an icon before and a key hint after them.

    The kinds are those of ui.style.sheet: plain, primary, quiet, link, chip, value, icon, row, bar.
    """

    def __init__(self, words: str, icon: str = "", kind: str = "plain", keys: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._keys = ""
        self._bound = ""
        self._shows_keys = True
        self._words = ""
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.set_words(words)
        if keys:
            self.set_keys(keys)

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    @property
    def words(self) -> str:
        return self._words

    @property
    def keys(self) -> str:
        """Those shown on it, in words; "" where there are none."""
        return self._keys

    def set_words(self, words: str) -> None:
        """Shown and spoken. "&" is a letter like any other."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        if self._bound:
            self.setShortcut(QKeySequence(self._bound))  # Qt forgets it with the words before
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: str, *, bind: bool = True) -> None:
        """The key sequence that presses this button, shown beside its words. `bind=False`: shown only."""
        self._keys = keys_in_words(keys)
        self._bound = keys if bind else ""
        if bind:
            self.setShortcut(QKeySequence(keys))
        self.updateGeometry()
        self.update()

    def show_keys(self, *, shown: bool) -> None:
        """The keys still press it where there is no room to show them."""
        self._shows_keys = shown
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Another weight, such as "icon" where there is no room for words: those are then in its tool tip."""
        restyle(self, kind=kind)
        self.setToolTip(plain_tip(self._words) if kind == "icon" else "")
        self.updateGeometry()

    # ---- size -------------------------------------------------------------------------------------------------

    def _key_font(self) -> QFont:
        return theme.font(TYPE.tiny, 500)

    def _icon_side(self) -> int:
        return theme.pixels(icons.SIZE) if self._icon else 0

    def _key_width(self) -> int:
        if not self._keys or not self._shows_keys:
            return 0
        return QFontMetrics(self._key_font()).horizontalAdvance(self._keys) + 2 * CHIP_PADDING + SPACE.small

    def _content(self) -> QSize:
        metrics = QFontMetrics(self.font())
        icon = self._icon_side()
        shows_words = self.kind != "icon"
        words = metrics.horizontalAdvance(self._words) + 2 if shows_words and self._words else 0
        gap = SPACE.small if icon and words else 0
        return QSize(icon + gap + words + self._key_width(), max(metrics.height(), icon))

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, self._content(), self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # ---- paint ------------------------------------------------------------------------------------------------

    def token(self) -> str:
        """The name of the colour of words and icon in the present state."""
        tone = self.property("tone")
        if self.isChecked() and self.kind in CHECKED:  # also where it is to be read only
            return str(tone or CHECKED[self.kind])
        if not self.isEnabled():
            return "text_quiet"
        if tone:
            return str(tone)
        return {"primary": "on_accent", "link": "accent", "bar": "on_bar"}.get(self.kind, "text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            if self.kind == "primary" and self.hasFocus():
                self._paint_ring_inside(painter)
            room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            self._paint_content(painter, room)

    def _paint_ring_inside(self, painter: QPainter) -> None:
        """A ring of the accent's own colour would not be seen: it stands inside, in the colour of the words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("on_accent"), RING))
        painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), RADIUS_CONTROL - 2, RADIUS_CONTROL - 2)
        painter.restore()

    def _paint_content(self, painter: QPainter, room: QRect) -> None:
        token, content = self.token(), self._content()
        spare = max(0, room.width() - content.width())
        left = room.left() + (0 if self.kind in LEFT_ALIGNED else spare // 2)
        icon = self._icon_side()
        if icon:
            icons.paint(painter, QRect(left, room.center().y() - icon // 2, icon, icon), self._icon, token)
            left += icon + SPACE.small
        if self.kind == "icon" or not self._words:
            return
        font = QFont(self.font())
        font.setUnderline(self.kind == "link")
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        width = max(0, room.right() + 1 - left - self._key_width())
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, room.top(), width, room.height()), int(Qt.AlignmentFlag.AlignVCenter), words)
        if self._keys and self._shows_keys:
            used = min(width, QFontMetrics(font).horizontalAdvance(words))
            self._paint_key(painter, left + used + SPACE.small, room, token)

    def _paint_key(self, painter: QPainter, left: int, room: QRect, token: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._key_font())
        height = QFontMetrics(self._key_font()).height() + 2
        chip = QRect(left, room.center().y() - height // 2, self._key_width() - SPACE.small, height)
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(theme.colour(token))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), self._keys)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties such as tone="warn" on something already shown, and dress it anew where one is another."""
    if all((widget.property(name) or "") == (value or "") for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
