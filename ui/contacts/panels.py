"""What is seen of one open contact: the panels in their places, dressed, and put back as new once it is over."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from agent_desktop.language import t
from ui.citizens.header import HeaderPanel
from ui.contacts.body import ALL, STACKED, Body
from ui.contacts.centre import Centre
from ui.contacts.closing_bar import ClosingBar
from ui.contacts.history_panel import HistoryPanel
from ui.contacts.pages import Pages
from ui.contacts.side import Side
from ui.contacts.surroundings import Surroundings
from ui.flags.band import FlagBand
from ui.flags.cards import FlagCard
from ui.flags.strip import FlagStrip
from ui.knowledge.panel import AnswersPanel
from ui.shell.columns import Columns
from ui.shell.notices import NoticeArea
from ui.shell.screen import Screen
from ui.style import tab_order, theme
from ui.style.naming import name_controls
from ui.style.parts import column, frame, scrolling
from ui.style.tokens import SPACE

AFTER_PAINTING_MS = 120
"""What nobody sees waits until the person, or what was found, is painted; no hand is at the Tab key sooner."""


class ContactPanels(Screen):
    """They know nothing of the contact in hand but what they are shown, and outlive it.

    Hence a panel has an `as_new` that leaves nothing of anybody in it, shown or hidden, or to be had back by undoing;
    and it is listened to by methods of QObjects that go with the contact, which Qt disconnects as they go: a lambda
    would be called for the next contact too.
    """

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._around = around
        self.notices = NoticeArea()
        self._pages = Pages(around)
        self._building: Iterator[None] = iter(())

    def build(self, columns: Columns | None) -> Iterator[None]:
        """All of it, a piece at a time."""
        # From the outside in: a part that moves into another parent is dressed anew by the style sheet.
        outer: QVBoxLayout = column(self, gap=0)
        inside = frame("plain")
        self._area = scrolling(inside, t("Contact"))
        name_controls({"contact.whole": self._area})
        self._scroll_bar = theme.dress(QScrollBar(Qt.Orientation.Vertical))
        self._area.setVerticalScrollBar(self._scroll_bar)
        self.band = theme.dress(FlagBand(self))
        outer.addWidget(self.band)
        outer.addWidget(self._area, 1)
        page = column(inside, gap=0)
        yield
        self.header = theme.dress(HeaderPanel(inside))
        theme.dress(self.notices)
        self.strip = theme.dress(FlagStrip(inside))
        page.addWidget(self.header)
        middle = column(margin=(SPACE.normal + 2, SPACE.normal, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        middle.addWidget(self.notices)
        middle.addWidget(self.strip)
        page.addLayout(middle, 1)
        yield
        self.history = HistoryPanel(inside)
        yield
        self.centre = Centre(inside)
        yield
        answers = AnswersPanel()
        yield
        self.side = Side(answers, inside)
        yield
        margins = middle.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self.body = Body(self.history, self.centre, self.side, inside, columns_put=columns, width=width)
        middle.addWidget(self.body, 1)
        self.body.stand_in(self._area)
        yield
        self.centre.dress()  # not before it stands in its place, as all of them
        yield
        for part in (self.history, self.side):
            theme.dress(part)
            yield
        self.bar = ClosingBar(self)
        for panel in (self.header, self.strip, self.history, self.bar):
            panel.setProperty("panel", True)
        self.bar.fill_services(self._around.catalogue.services)
        outer.addWidget(theme.dress(self.bar))
        self._scroll_bar.valueChanged.connect(self._keep_flags_in_sight)
        self.side.drawer_moved.connect(self.body.make_room)
        self.side.drawer_moved.connect(lambda: QTimer.singleShot(AFTER_PAINTING_MS, self, self.order_tabs))
        self.side.drawer_moved.connect(lambda: QTimer.singleShot(0, self, self._reveal_side))
        yield

    def build_whole(self) -> bool:
        """What is not built yet, now: the call is here. Answers whether there was anything."""
        return sum(1 for _piece in self._building) > 0

    def get_ready(self) -> Iterator[None]:
        """Build, dress and lay out what every call needs, a piece at a time: the event loop has its turn between."""
        for _piece in self._building:  # not `yield from`: whoever drops this half way would end the building too
            yield
        yield from self._pages.get_ready(self.centre)
        for part in (self.header, self.history, self.centre, self.side, self.bar):
            for inside in (part, *part.findChildren(QWidget)):
                inside.ensurePolished()
            yield
        self.lay_out()
        yield

    def lay_out(self) -> None:
        """What Qt paints it has laid out before, down to the last part, also while hidden."""
        self.grab(QRect(0, 0, 1, 1))

    def panels_as_new(self) -> Iterator[None]:
        """Nothing of the contact before is left in any of them, a piece at a time."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        for panel in (self.header, self.notices, self.strip, self.band, self.history, self.side, self.bar):
            panel.as_new()
        self._area.verticalScrollBar().setValue(0)
        yield
        self._pages.as_new()
        yield
        self.centre.as_new(keep=self._pages.made)
        self.centre.show_page(self._pages.identity)
        yield

    def show_flags(self, shown: tuple[FlagCard, ...]) -> None:
        """At the top; and above everything, while the page is scrolled past them."""
        self.strip.show_cards(shown)
        self.band.show_cards(shown)
        self._keep_flags_in_sight()

    def _keep_flags_in_sight(self) -> None:
        inside = self._area.widget()
        if inside is not None:
            top = self.strip.mapTo(inside, QPoint(0, 0)).y()
            self.band.come_up(not self.strip.isHidden() and self._scroll_bar.value() > top)

    def order_tabs(self) -> None:
        """The Tab key follows reading."""
        call = (self.centre.steps, self.centre)
        body = (self.history, *call) if self.body.columns != STACKED else (*call, self.history)
        tab_order.follow((self.header, self.notices, self.strip, *body, self.side, self.bar))

    def bring_answers_into_sight(self) -> None:
        """Someone went there by a key."""
        if self.side.spread:
            self._reveal_side()
        else:
            self._area.ensureWidgetVisible(self.side.answers.field)

    def _reveal_side(self) -> None:
        """In a small window what was just opened stands further down the page."""
        inside = self._area.widget()
        if inside is not None and self.side.spread and self.body.columns != ALL:
            self._area.verticalScrollBar().setValue(self.side.mapTo(inside, QPoint(0, 0)).y() - SPACE.normal)
