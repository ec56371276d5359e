"""A trainee's own: the course with its stages and gates, what comes next, attempts, and how far it is to live calls."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptInfo, Course
from agent_desktop.desk import practice
from agent_desktop.desk.faults import out_of_reach
from agent_desktop.desk.practice import Mine, Offered
from agent_desktop.language import language, t
from agent_desktop.practice.courses import Standing, standing
from ui.bridge import Fault
from ui.practice.attempt_rows import attempt_row
from ui.practice.call_card import CallCard
from ui.practice.course_rows import Call, calls_of, rows_of
from ui.practice.pages import PracticePage, PracticeRoom
from ui.practice.so_far import SoFar
from ui.reviews.queue import RowList
from ui.style import parts
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.picking import Pick, beside
from ui.style.side_by_side import Panel, SideBySide
from ui.style.stack import Stack
from ui.style.tokens import SPACE

if TYPE_CHECKING:
    from ui.practice.watching.panel import WatchingPanel

T = TypeVar("T")
WIDE_FROM = 1_000
ALL = ""
"""In place of a course: every call there is."""


class MyPracticePage(PracticePage):
    """What is here is shown at once; what the server says of it, once it does."""

    def __init__(self, room: PracticeRoom) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("My practice"))
        self._room = room
        self._mine, self._offered = Mine(), tuple[Offered, ...]()
        self._standing: Standing | None = None
        self._calls: tuple[Call, ...] = ()
        self._call: Call | None = None
        self._wanted = ""
        self._chose_course = self._chose_call = self._filling = False
        self.courses = Pick()
        self.list, self.card, self.so_far = RowList(t("Calls to practise")), CallCard(), SoFar()
        self.attempts = RowList(t("Your attempts"))
        name_controls(
            {
                "practice.mine": self,
                "practice.calls": self.list,
                "practice.card": self.card,
                "practice.so_far": self.so_far,
                "practice.attempts": self.attempts,
            }
        )
        self._said = parts.label("", "muted", wrap=True)
        self.stack = Stack()
        self.watching: WatchingPanel | None = None
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(lambda index: self._choose(self.list.thing_at(index)))
        self.list.activated.connect(lambda _index: self.card.practise.setFocus())
        self.attempts.chosen.connect(self._watch)
        self.card.practise_wanted.connect(self._practise)
        self.card.next_wanted.connect(self._show_next)

    # ---- room --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        panels = (
            Panel(self._course_card(), 7, 300),
            Panel(self._call_card(), 7, 480),
            Panel(self._far_card(), 5, 330),
        )
        self.stack.addWidget(SideBySide(panels, wide_from=WIDE_FROM, name=t("My practice")))
        user = self._room.desk.user
        alone = user is not None and user.role is Role.HANDLER  # with no row of pages above
        top = SPACE.normal if alone else 0
        parts.column(self, margin=(SPACE.normal + 2, top, SPACE.normal + 2, SPACE.normal)).addWidget(self.stack)
        lead(self, self.card)

    def _course_card(self) -> QFrame:
        card = parts.card(t("Course"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        head = parts.column(margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        self._course_about = parts.label("", "muted_small", wrap=True)
        self._course_pick = beside(t("Course"), self.courses)
        head.addWidget(self._course_pick)
        head.addWidget(self._course_about)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.courses.chosen(self._course_chosen)
        return card

    def _call_card(self) -> QFrame:
        card = parts.card(t("The call"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        column.addWidget(self.card)
        head = parts.column(margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.tight))
        line = parts.row(gap=SPACE.normal)
        line.addWidget(parts.heading(t("Your attempts")), 1)
        self.only = parts.chip(t("Only this call"), on_toggle=lambda _only: self._show_attempts())
        line.addWidget(self.only)
        head.addLayout(line)
        head.addWidget(self._said)
        column.addLayout(head)
        column.addWidget(self.attempts, 1)
        column.addStretch(0)  # without attempts what there is stands at the top
        return card

    def _far_card(self) -> QFrame:
        card = parts.card(t("So far"))
        card.setProperty("panel", True)
        column = parts.column(card, margin=SPACE.wide, gap=SPACE.normal)
        column.addWidget(parts.heading(t("So far")))
        column.addWidget(self.so_far)
        self._as_of = parts.label("", "muted_small", wrap=True)
        column.addStretch(1)
        column.addWidget(self._as_of)
        return card

    # ---- what there is -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """As it is here, and then as the server has it."""
        self._ask(partial(_here, self._room), self._show_here, near=True)

    def look_again(self) -> None:
        self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)

    def _show_here(self, here: tuple[Mine, tuple[Offered, ...], tuple[Course, ...]]) -> None:
        self._mine, self._offered, courses = here
        if self.courses.count() == 0:
            self.courses.fill({**{each.id: _title(each) for each in courses}, ALL: t("All calls")}, "")
            self.courses.setCurrentIndex(self.courses.findData(ALL) if self._chose_course else 0)
        self._show()
        self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)
        self._ask(partial(practice.renew, self._room.desk), self._show_renewed, failed=self._not_renewed)

    def _show_offered(self, offered: tuple[Offered, ...]) -> None:
        if offered != self._offered:
            self._offered = offered
            self._show_if_seen()

    def _show_renewed(self, mine: Mine) -> None:
        self._as_of.setText("")
        if mine != self._mine:
            self._mine = mine
            self._show_if_seen()
            self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)

    def _not_renewed(self, fault: Fault) -> None:
        """Without a line all this stands as it was; what was practised here is in it."""
        if out_of_reach(fault):
            self._as_of.setText(
                t("There is no line to the server: comments and a coach's word come once there is one.")
            )
        else:
            self._room.failed(fault)

    def _show_if_seen(self) -> None:
        """While a call is practised nobody sees this page: as it is come back to all of it is shown anew."""
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._pick_course()
        course = next((each for each in practice.courses() if each.id == self.courses.currentData()), None)
        enrolment = self._mine.enrolment
        signed = [each for each in enrolment.signed if each.withdrawn_at is None] if enrolment else []
        self._standing = None
        if course is not None:
            word = next((each for each in signed if each.course == course.id), None)
            self._standing = standing(course, self._mine.attempts, word)
        self._course_about.setText(
            course.about.in_language(language()) if course else t("Every call, from easy to hard.")
        )
        self._calls = calls_of(self._standing, self._offered, self._mine.attempts)
        kept = self._wanted or (self._call.offered.scenario.id if self._call and self._chose_call else "")
        self._filling = True
        self.list.show_rows(rows_of(self._standing, self._calls), added=False)
        self._filling = False
        self.so_far.show_standing(self._standing, self._mine.attempts)
        self._show_attempts()
        self._show_call(self._named(kept) or self._next() or next(iter(self._calls), None))
        self._wanted = ""

    def _pick_course(self) -> None:
        """The one that a trainer chose, until somebody looks at another here."""
        course = self._mine.enrolment.course if self._mine.enrolment else None
        if course is not None and not self._chose_course:
            self.courses.setCurrentIndex(max(0, self.courses.findData(course)))

    def _course_chosen(self, _code: str) -> None:
        self._chose_course, self._chose_call = True, False
        self._show()

    # ---- one call ----------------------------------------------------------------------------------------------

    def open_thing(self, thing: object) -> None:
        """The name of a scenario, to be practised; an attempt that has just ended."""
        if isinstance(thing, str):
            self.stack.setCurrentIndex(0)
            if not any(call.offered.scenario.id == thing for call in self._calls):
                self._chose_course = True
                self.courses.setCurrentIndex(self.courses.findData(ALL))
            self._wanted, self._chose_call = thing, True
            self._show()
        elif isinstance(thing, AttemptInfo):
            self._chose_call = False  # on to what is next
            self._ask(partial(practice.mine, self._room.desk), self._show_renewed, near=True)

    def _choose(self, thing: object) -> None:
        if isinstance(thing, Call) and thing != self._call and not self._filling:
            self._chose_call = True
            self._show_call(thing)

    def _show_next(self) -> None:
        self._chose_call = False
        self._show_call(self._next())
        self.card.practise.setFocus()

    def _show_call(self, call: Call | None) -> None:
        self._call = call
        self.card.setVisible(call is not None)
        if call is not None:
            self.card.show_call(call, something_next=self._next() is not None)
            self.list.choose(lambda thing: isinstance(thing, Call) and thing == call)
        if self.only.isChecked():
            self._show_attempts()

    def _next(self) -> Call | None:
        return next((call for call in self._calls if call.is_next), None)

    def _named(self, scenario: str) -> Call | None:
        return next((call for call in self._calls if call.offered.scenario.id == scenario), None)

    def _practise(self) -> None:
        if self._call is not None:
            self._room.practise(self._call.offered.scenario, self._call.course, self._call.number)

    # ---- attempts ----------------------------------------------------------------------------------------------

    def _show_attempts(self) -> None:
        attempts, unread = self._mine.attempts, self._mine.unread
        if self.only.isChecked() and self._call is not None:
            attempts = self._call.attempts
        rows = [attempt_row(info, unread=info.id in unread) for info in attempts]
        self.attempts.show_rows(rows, added=False)
        self._said.setText("" if attempts else t("None yet: what you practise stands here, to be watched again."))
        self._said.setVisible(not attempts)
        self.attempts.setVisible(bool(attempts))
        self._room.count("mine", len(unread))

    def _watch(self, thing: object) -> None:
        if isinstance(thing, AttemptInfo):
            watching = self._made_watching()
            self.stack.setCurrentWidget(watching)
            watching.open_attempt(thing)
            watching.setFocus()

    def rest(self) -> Iterator[None]:
        self._made_watching()
        yield

    def _made_watching(self) -> "WatchingPanel":
        """Made when somebody first watches an attempt, or in the quiet."""
        if self.watching is None:
            from ui.practice.watching.panel import WatchingPanel  # late: nobody who goes to the page waits for it

            self.watching = WatchingPanel(self._room)
            self.watching.left.connect(self._leave_watching)
            self.watching.seen.connect(self._read)
            self.stack.addWidget(self.watching)
        return self.watching

    def _read(self, info: AttemptInfo) -> None:
        """With its comments: they are not new any more."""
        if self._mine.read.get(info.id, 0) != info.comments:
            marked = partial(practice.mark_read, self._room.desk, info.id, info.comments)
            self._ask(marked, self._show_renewed, near=True)

    def _leave_watching(self) -> None:
        self.stack.setCurrentIndex(0)
        self.attempts.setFocus()
        self.refresh()

    def keep_now(self) -> None:
        if self.watching is not None:
            self.watching.keep_now()

    def _ask(
        self,
        action: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Fault], None] | None = None,
        near: bool = False,
    ) -> None:
        self._room.bridge.ask(action, done, failed or self._room.failed, owner=self, near=near)


def _here(room: PracticeRoom) -> tuple[Mine, tuple[Offered, ...], tuple[Course, ...]]:
    """Not on the screen's thread: files are read."""
    return practice.mine(room.desk), practice.offered(room.desk, checked=False), practice.courses()


def _title(course: Course) -> str:
    return course.title.in_language(language())
