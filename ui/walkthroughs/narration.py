"""What is said of a step, large, and the way through: it stands where it covers nothing that is being shown."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QWidget

from agent_desktop.language import t
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

WIDTH = 520
"""Pixels at the base size, where the window has so much."""

SPEEDS = {"0.5": 0.5, "0.75": 0.75, "1": 1.0, "1.5": 1.5, "2": 2.0}


class Narration(QFrame):
    """A card over the window. Space pauses and goes on, Right and Left go step by step, Escape stops.

    Signals: pause_wanted(), next_wanted(), back_wanted(), stop_wanted(), again_wanted() to look once more for what was
    not there, speed_chosen(float), voice_wanted(bool).
    """

    pause_wanted = Signal()
    next_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()
    again_wanted = Signal()
    speed_chosen = Signal(float)
    voice_wanted = Signal(bool)

    def __init__(self, window: QWidget, title: str, *, with_voice: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Walkthrough: {title}").format(title=title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._lit = QRect()
        self._place = ""
        self._title = parts.elided(title, "muted_small")
        self._where = parts.label("", "muted_small")
        self._heading = wrapped("", "heading")
        self._words = wrapped("", "say_words")
        self._trouble = parts.icon_label("", "triangle-alert", "body", tone="warn", wrap=True)
        self.back = parts.button(t("Back"), self.back_wanted.emit, icon="arrow-left", name=t("One step back"))
        self.pause = parts.button(t("Pause"), self.pause_wanted.emit, icon="pause")
        self.next = parts.button(t("Next"), self.next_wanted.emit, icon="arrow-right", kind="primary")
        self.again = parts.button(t("Look again"), self.again_wanted.emit, icon="rotate-ccw")
        self.stop = parts.button(t("Stop"), self.stop_wanted.emit, icon="x", name=t("Stop the walkthrough"))
        self.voice = parts.chip(t("Read aloud"), on_toggle=self.voice_wanted.emit, icon="volume-2")
        self.voice.setVisible(with_voice)
        self.speed = Pick()
        self._lay_out()
        for each in self.findChildren(QAbstractButton):
            each.installEventFilter(self)
        self.setMaximumWidth(theme.pixels(WIDTH))

    def _lay_out(self) -> None:
        inside = parts.column(self, margin=SPACE.section, gap=SPACE.normal)
        head = parts.row(gap=SPACE.normal)
        head.addWidget(self._title, 1)
        head.addWidget(self._where)
        inside.addLayout(head)
        for part in (self._heading, self._words, self._trouble):
            inside.addWidget(part)
        self._heading.hide()
        self._trouble.hide()
        self.again.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.small)
        for made in (self.back, self.pause, self.next, self.again, self.stop):
            flow.addWidget(made)
        inside.addSpacing(SPACE.tight)
        inside.addWidget(buttons)
        ways = QWidget()
        flow = FlowLayout(ways, gap=SPACE.wide)
        pace = parts.frame("plain")
        pace.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = parts.row(pace, gap=SPACE.small)
        label = QLabel(t("Pace"))
        label.setProperty("role", "muted_small")
        label.setBuddy(self.speed)
        self.speed.setAccessibleName(t("Pace"))
        self.speed.fill({code: _pace_words(code) for code in SPEEDS}, "1")
        self.speed.chosen(lambda code: self.speed_chosen.emit(SPEEDS[code]))
        line.addWidget(label)
        line.addWidget(self.speed, 1)
        flow.addWidget(pace)
        flow.addWidget(self.voice)
        flow.addWidget(parts.label(t("Space pauses, Right and Left go step by step, Esc stops"), "muted_small"))
        inside.addWidget(ways)

    # ---- what is said ------------------------------------------------------------------------------------------

    def say(self, heading: str, words: str, number: int, count: int) -> None:
        """The `number`th of `count` things said. Announced too."""
        self._heading.say(heading)
        self._heading.setVisible(bool(heading))
        self._words.say(words)
        where = t("{number} of {count}").format(number=number, count=count)
        self._where.setText(where)
        self.say_trouble("")
        self.back.setEnabled(number > 1)
        self.stand()
        announce(self, ". ".join(part for part in (where, heading, words) if part))

    @property
    def words(self) -> str:
        return self._words.accessibleName()

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def say_trouble(self, words: str) -> None:
        """What was looked for and is not there; "" where all is well."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        self.again.setVisible(bool(words))
        self.stand()
        announce(self, words)

    def show_going(self, *, going: bool) -> None:
        self.pause.set_words(t("Pause") if going else t("Go on"))
        self.pause.set_icon("pause" if going else "play")

    # ---- where it stands -----------------------------------------------------------------------------------------

    def keep_off(self, lit: QRect) -> None:
        """The light is here now."""
        self._lit = lit
        self.stand()

    def stand(self) -> None:
        """Where the least of the light is covered; it stays where it is while that covers nothing."""
        room = self._window.rect().adjusted(SPACE.section, SPACE.section, -SPACE.section, -SPACE.section)
        width = min(theme.pixels(WIDTH), room.width())
        self.setMaximumWidth(width)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = min(max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()), room.height())
        size = QSize(width, height)
        places = _places(room, size)
        covered = {name: _covers(QRect(at, size), self._lit) for name, at in places.items()}
        if self._place not in covered or covered[self._place] > min(covered.values()):
            self._place = min(covered, key=lambda name: covered[name])
        self.setGeometry(QRect(places[self._place], size))
        self.raise_()

    def event(self, event: QEvent) -> bool:
        """Larger words want more room."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.stand()
        return heard

    # ---- keys ----------------------------------------------------------------------------------------------------

    def takes(self, key: int) -> bool:
        """Whether `key` is one that leads through; then it has done so."""
        does = {
            Qt.Key.Key_Space: self.pause_wanted,
            Qt.Key.Key_Right: self.next_wanted,
            Qt.Key.Key_Left: self.back_wanted,
            Qt.Key.Key_Escape: self.stop_wanted,
        }.get(Qt.Key(key))
        if does is None:
            return False
        does.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes(event.key()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a button of it Space and Enter press, and the arrows lead through."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            if event.key() != Qt.Key.Key_Space and self.takes(event.key()):
                return True
        return super().eventFilter(watched, event)


def _pace_words(code: str) -> str:
    return {
        "0.5": t("Half"),
        "0.75": t("Slower"),
        "1": t("Usual"),
        "1.5": t("Faster"),
        "2": t("Twice"),
    }[code]


def _places(room: QRect, size: QSize) -> dict[str, QPoint]:
    """Below, above and in the corners: the one that comes first is taken where several will do."""
    left, top = room.left(), room.top()
    right, bottom = room.right() + 1 - size.width(), room.bottom() + 1 - size.height()
    middle = room.center().x() - size.width() // 2
    half = room.center().y() - size.height() // 2
    return {
        "below": QPoint(middle, bottom),
        "above": QPoint(middle, top),
        "right-below": QPoint(right, bottom),
        "left-below": QPoint(left, bottom),
        "right-above": QPoint(right, top),
        "left-above": QPoint(left, top),
        "right": QPoint(right, half),
        "left": QPoint(left, half),
    }


def _covers(place: QRect, lit: QRect) -> int:
    """Square pixels of the light."""
    both = place & lit
    return both.width() * both.height() if not both.isEmpty() else 0
