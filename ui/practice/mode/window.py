"""The window of practice: the desktop's own, never to be taken for it. Another bar, another title, another icon."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.practice.mode.aside import CONTACT, Aside, Choices
from ui.practice.mode.band import PracticeBand
from ui.practice.mode.call_panel import CallPanel
from ui.practice.mode.so_far_panel import SoFarPanel
from ui.practice.mode.way_panel import WayPanel
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import UNLIMITED, MainWindow
from ui.style import icons, parts, tab_order, theme
from ui.style.tokens import SPACE

THREE_FROM, TWO_FROM = 1_390, 930
"""Widths at the base size from which the call and the map stand on either side of the contact, and from which one of
them stands beside it. In less, one is seen at a time."""

LEFT, RIGHT = 290, 310
"""Of the panels, at the base size."""

LOW = 500
"""Height at the base size below which the bar says only in a word what window it is."""

CALL, WAY, SO_FAR = "call", "way", "so_far"
BESIDE_BOTH, BESIDE_ONE, ALONE = 3, 2, 1


class PracticeWindow(MainWindow):
    """As MainWindow, with the call beside the contact. `front`: which part is in front where not all are seen.

    It is of use once all pieces of `build()` are there.
    """

    def __init__(self, shortcuts: Shortcuts) -> None:
        self._columns = 0
        self._folded = False
        self._laid = (0, False)
        self.front = CALL
        super().__init__(shortcuts, practice=True)
        self.setWindowTitle(t("PRACTICE — Agent Desktop"))
        self.setAccessibleName(t("Practice: nothing here reaches a real citizen or case"))

    def build(self, shortcuts: Shortcuts) -> Iterator[None]:
        """A piece at a time: all at once would take longer than a key may wait."""
        self.band, self.so_far = PracticeBand(shortcuts), SoFarPanel()
        yield
        self.call = CallPanel(shortcuts)
        yield
        self.way = WayPanel()
        yield
        pages: dict[str, QWidget] = {CALL: self.call, WAY: self.way, SO_FAR: self.so_far}
        self.aside = Aside(pages)
        self.choices = Choices(
            {CONTACT: t("Contact"), CALL: t("The call"), WAY: t("Where you are"), SO_FAR: t("So far")}
        )
        self.choices.chosen.connect(self.choose)
        self.choices.unfold_wanted.connect(lambda: self._fold(folded=False))
        self.way.fold_wanted.connect(lambda: self._fold(folded=True))
        self._right_holder = parts.frame("plain")
        self._right = parts.column(
            self._right_holder, margin=(0, SPACE.normal, SPACE.normal, SPACE.normal), gap=SPACE.normal
        )
        self._latest = parts.frame("band")
        self._latest_words = parts.icon_label("", "phone-call", wrap=True)
        latest = parts.column(self._latest, margin=(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small))
        latest.addWidget(self._latest_words)
        yield
        self._whole.insertWidget(1, self.band)
        self._whole.insertWidget(2, self._latest)
        self._below.insertWidget(1, self.aside)
        self._below.addWidget(self._right_holder)
        theme.changes.theme_changed.connect(self._look_again)
        self.setWindowIcon(_icon())
        yield
        self._arrange()
        for part in (self.band, self._latest, self.choices, *pages.values()):  # those that move have one of their own
            yield
            theme.dress(part)  # not before they stand in their places

    # ---- what is seen ------------------------------------------------------------------------------------------------

    def show_latest(self, words: str) -> None:
        """What the caller said last, above all else where the call itself is behind something."""
        self._latest_words.setText(words)
        self._show()

    def choose(self, code: str) -> None:
        """That part in front."""
        self.front = code
        self._show()

    def go_to_contact(self) -> None:
        """Where only one part is seen at a time, that one."""
        if self._columns == ALONE:
            self.choose(CONTACT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns:
            self._fit_soon()

    def _fold(self, *, folded: bool) -> None:
        self._folded = folded
        self._arrange()
        (self.call.said_button if folded else self.way.map).setFocus()

    def _look_again(self) -> None:
        self.setWindowIcon(_icon())
        if self.isVisible():
            self._fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()  # the look may be another since it was seen

    def _fit_soon(self) -> None:
        """Not at once: it may come from within Qt's walk over all widgets to restyle them, which then meets one that
        has moved."""
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """The parts where there is room for them."""
        width = self.width()
        room = (BESIDE_BOTH, THREE_FROM), (BESIDE_ONE, TWO_FROM)
        columns = next((count for count, least in room if width >= theme.pixels(least)), ALONE)
        may_unfold = columns == BESIDE_BOTH and self._folded
        columns = BESIDE_ONE if may_unfold else columns
        if (columns, may_unfold) != self._laid:
            self._columns, self._laid = columns, (columns, may_unfold)
            self._place(columns, may_unfold=may_unfold)
        self.bar.be_tight(self.height() < theme.pixels(LOW))
        self._right_holder.setFixedWidth(theme.pixels(RIGHT))
        if columns == ALONE:
            self.aside.setMinimumWidth(0)
            self.aside.setMaximumWidth(UNLIMITED)
        else:
            self.aside.setFixedWidth(theme.pixels(LEFT))
        self._show()

    def _place(self, columns: int, *, may_unfold: bool) -> None:
        self.way.fold.setVisible(columns == BESIDE_BOTH)
        if columns == BESIDE_BOTH:
            for part, share in ((self.way, 3), (self.so_far, 2)):
                self._right.addWidget(part, share)
                part.show()
            self.aside.hold((CALL,))
            self.choices.hide()
        else:
            self.aside.hold((CALL, WAY, SO_FAR))
            parts_here = (CALL, WAY, SO_FAR)
            self.choices.offer((CONTACT, *parts_here) if columns == ALONE else parts_here, room=may_unfold)
            if columns == ALONE:
                self._whole.insertWidget(self._whole.indexOf(self._latest) + 1, self.choices)
            else:
                self.aside.head.addWidget(self.choices)
            self.choices.show()
        self._right_holder.setVisible(columns == BESIDE_BOTH)
        self.band.be_short(columns == ALONE)
        in_order = (self.bar, self.band, self.choices, self.rail, self.call, self.area, self.way, self.so_far)
        tab_order.follow(in_order)

    def _show(self) -> None:
        """Whichever is in front, as far as it has to be chosen."""
        if self._columns == BESIDE_BOTH or (self._columns == BESIDE_ONE and self.front == CONTACT):
            self.front = CALL
        alone = self._columns == ALONE
        self.area.setVisible(not alone or self.front == CONTACT)
        self.aside.setVisible(not alone or self.front != CONTACT)
        if self.front != CONTACT:
            self.aside.show_page(self.front)
        self.choices.mark(self.front)
        self._latest.setVisible(bool(self._latest_words.text()) and self.front != CALL)


def _icon() -> QIcon:
    return icons.icon("graduation-cap", "flag_edge")
