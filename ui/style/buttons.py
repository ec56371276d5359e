"""The button of the house: an icon, words, and a chip that shows its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.style import theme
from ui.style.face import Face, Look
from ui.style.tokens import RADIUS_CONTROL, RING
from ui.style.words import plain_tip

CHECKED = {"chip": "on_strong", "value": "on_wash"}
"""The colour of words of what is chosen."""
WORDS = {"primary": "on_accent", "link": "accent", "bar": "on_bar"}
"""That of all others, where it is not that of text."""


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
        self._face: Face | None = None
        self._hint: tuple[Face, bool, QSize] | None = None
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
        if words and words == self._words == self.accessibleName():
            return
        self._words = words
        self.setText(words.replace("&", "&&"))
        if self._bound:
            self.setShortcut(QKeySequence(self._bound))  # Qt forgets it with the words before
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        if icon == self._icon:
            return
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

    def _face_now(self) -> Face:
        """Of the look now: another only where that is another."""
        keys = self._keys if self._shows_keys else ""
        look = Look(self._words, self._icon, keys, self.kind, self.font(), theme.points())
        if self._face is None or self._face.look != look:
            self._face = Face(look)
        return self._face

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        face, dressed = self._face_now(), self.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)
        if self._hint is None or self._hint[:2] != (face, dressed):
            self._hint = (face, dressed, self._size_of(face))
        return self._hint[2]

    def _size_of(self, face: Face) -> QSize:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, face.size, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # ---- paint ------------------------------------------------------------------------------------------------

    def _token(self, kind: str) -> str:
        """The name of the colour of words and icon in the present state."""
        tone = self.property("tone")
        if kind in CHECKED and self.isChecked():  # also where it is to be read only
            return str(tone or CHECKED[kind])
        if not self.isEnabled():
            return "text_quiet"
        return str(tone) if tone else WORDS.get(kind, "text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            face, style = self._face_now(), self.style()
            style.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            if face.look.kind == "primary" and self.hasFocus():
                self._paint_ring_inside(painter)
            room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            face.paint(painter, room, self._token(face.look.kind))

    def _paint_ring_inside(self, painter: QPainter) -> None:
        """A ring of the accent's own colour would not be seen: it stands inside, in the colour of the words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("on_accent"), RING))
        painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), RADIUS_CONTROL - 2, RADIUS_CONTROL - 2)
        painter.restore()


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties such as tone="warn" on something already shown, and dress it anew where one is another."""
    if all((widget.property(name) or "") == (value or "") for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
