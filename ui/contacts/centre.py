"""The middle of the contact: where the call is, the step itself, the notes, and the way on."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QSizePolicy, QWidget

from agent_desktop.language import t
from ui.contacts.notes import NotesField
from ui.contacts.steps import Step, StepMark, step_name, where
from ui.style import theme
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import button, column, elided, frame, label, row, scrolling, separator
from ui.style.segments import Segments
from ui.style.stack import Stack
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE


class Centre(PaintedCard):
    """Each step is dressed for itself, and so is what stands around them.

    Signals: next_wanted(), back_wanted(), step_wanted(Step), script_wanted() for any other script,
    steps_listed(QMenu) for whoever knows more steps.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    step_wanted = Signal(object)
    script_wanted = Signal()
    steps_listed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(t("The call, step by step"))
        self.notes = NotesField(self)
        self._title = elided("", "heading")
        self._below = elided("", "muted_small")
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it gives way first
        self._back_to = wrapped("", "muted_small")
        self._back_to.hide()
        self._segments = Segments(self)
        self._where = label("")
        self._pages = Stack(self)
        self._areas: dict[QWidget, QScrollArea] = {}
        self._free: list[QScrollArea] = []
        self._back = button(t("Back"), self.back_wanted.emit, icon="arrow-left")
        self._all = button(t("All steps"), icon="list-tree")
        self._next = button(t("Next step"), self.next_wanted.emit, kind="primary")
        self._next.set_keys("Return", bind=False)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._all.setMenu(self._menu)
        name_controls(
            {
                "contact.call": self,
                "contact.progress": self._segments,
                "contact.step": self._pages,
                "contact.back": self._back,
                "contact.steps": self._all,
                "contact.next": self._next,
            }
        )
        self._fill_menu()
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, margin=2, gap=0)
        above = frame("plain")
        head = row(margin=(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal), gap=SPACE.wide)
        head.addWidget(self._title)
        head.addWidget(self._below, 1)
        head.addWidget(self._segments)
        head.addWidget(self._where)
        inside = column(above, gap=0)
        inside.addLayout(head)
        leads_back = row(margin=(SPACE.section, 0, SPACE.section, 0))
        leads_back.addWidget(self._back_to)
        inside.addLayout(leads_back)
        inside.addWidget(separator())
        below = frame("plain")
        inside = column(below, gap=0)
        notes = column(margin=(SPACE.section, SPACE.small, SPACE.section, SPACE.wide))
        notes.addWidget(self.notes)
        inside.addLayout(notes)
        inside.addWidget(separator())
        foot = row(margin=(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal), gap=SPACE.normal)
        foot.addWidget(self._back)
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(self._next)
        inside.addLayout(foot)
        self._around_pages = (above, below)
        outer.addWidget(above)
        outer.addWidget(self._pages, 1)
        outer.addWidget(below)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for step in Step:
            action = self._menu.addAction(step_name(step))
            action.triggered.connect(lambda _checked=False, chosen=step: self.step_wanted.emit(chosen))
        self._menu.addSeparator()
        self._menu.addAction(t("Another script…")).triggered.connect(self.script_wanted)
        self.steps_listed.emit(self._menu)

    def dress(self) -> None:
        """Once it stands in its place: what moves is dressed again. The steps are dressed as they come."""
        for part in self._around_pages:
            theme.dress(part)

    def as_new(self, keep: Collection[QWidget]) -> None:
        """The notes empty and nothing said of a step; all pages go, but those to `keep`."""
        for page in [page for page in self._areas if page not in keep]:
            self.drop_page(page)
        for area in self._areas.values():
            area.verticalScrollBar().setValue(0)
        self._fill_menu()
        self.notes.as_new()
        self._title.setText("")
        self._below.setText("")
        self._say_back_to("")
        self._where.setText("")
        self._segments.show_steps(())
        self._back.setEnabled(True)
        self._next.setEnabled(True)

    def show_page(self, page: QWidget) -> None:
        """Bring `page` to the front; it is taken in the first time."""
        self._pages.setCurrentWidget(self.keep_page(page))

    def keep_page(self, page: QWidget) -> QScrollArea:
        """Have `page` among the steps, not necessarily in front. Answers the area it scrolls in."""
        if page not in self._areas:
            area = self._areas[page] = self._free.pop() if self._free else self._make_area()
            inside = area.widget()
            layout = inside.layout() if inside is not None else None
            assert layout is not None
            # Only now, with the place in its window: a part that moves is dressed anew by the style sheet.
            layout.addWidget(page)
        return self._areas[page]

    def _make_area(self) -> QScrollArea:
        area = scrolling(frame("plain"), t("This step"))
        self._pages.addWidget(theme.dress(area))
        column(area.widget(), margin=(SPACE.section, SPACE.wide, SPACE.section, SPACE.normal))
        return area

    @property
    def steps(self) -> QWidget:
        """The part that holds the steps, above the notes."""
        return self._pages

    def drop_page(self, page: QWidget) -> None:
        """The page goes. What it scrolled in stays for the next: Qt never lets go of all of a scroll area."""
        area = self._areas.pop(page, None)
        if area is not None:
            page.hide()
            page.deleteLater()
            area.verticalScrollBar().setValue(0)
            self._free.append(area)

    def reveal(self, part: QWidget) -> None:
        """Scroll the step until `part` is seen."""
        area = self._pages.currentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(part)

    def _say_back_to(self, words: str) -> None:
        """On a line of its own: where a script interrupts another, that is never to be cut."""
        self._back_to.say(words)
        self._back_to.setVisible(bool(words))

    def show_where(self, step: Step, marks: tuple[StepMark, ...], title: str, below: str) -> None:
        self._title.setText(title)
        self._below.setText(below)
        self._say_back_to("")
        self._segments.show_steps([(mark.done, mark.current) for mark in marks])
        self._where.setText(where(step))
        self._back.setEnabled(step > min(Step))
        self._next.setEnabled(step < max(Step))

    def show_script(
        self,
        title: str,
        below: str,
        segments: Sequence[tuple[bool, bool]],
        where: str,
        *,
        may_go_on: bool,
        back_to: str = "",
    ) -> None:
        """Where a guided script is. `segments`: whether each part of the way is done, and whether it is the present.
        `back_to`: what the call goes on with after it."""
        self._title.setText(title)
        self._below.setText(below)
        self._say_back_to(back_to)
        self._segments.show_steps(segments)
        self._where.setText(where)
        self._back.setEnabled(True)
        self._next.setEnabled(may_go_on)
