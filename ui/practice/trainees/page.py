"""The page of trainees: the cohort, one of them, and an attempt watched again."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import AttemptInfo, Cohort, Enrolment, SignOff, Trainee
from agent_desktop.desk import practice, training
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from agent_desktop.language import language, t, tn
from agent_desktop.practice.courses import Standing, standing
from ui.bridge import Fault
from ui.practice.trainees.cohort_table import CohortTable
from ui.practice.trainees.trainee_panel import TraineePanel
from ui.practice.watching.panel import WatchingPanel
from ui.reviews.pages import ReviewPage, Room
from ui.style import parts, theme
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.stack import Stack
from ui.style.tokens import SPACE

T = TypeVar("T")
SECONDS = 10


class _About(NamedTuple):
    """One trainee, as the server has them."""

    enrolment: Enrolment
    attempts: tuple[AttemptInfo, ...]


class TraineesPage(ReviewPage):
    """For those who train."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Trainees"))
        name_controls({"practice.trainees": self})
        self._room = room
        self._trainee: UUID | None = None
        self._about: _About | None = None
        self._standing: Standing | None = None
        self._sign_id = new_id()
        self.table = CohortTable()
        self._panel: TraineePanel | None = None
        self._watching: WatchingPanel | None = None
        self.stack = Stack()
        self.stack.addWidget(theme.dress(self._cohort_card()))
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(self.stack)
        lead(self, self.table)
        self.table.chosen.connect(self.open_thing)

    @property
    def panel(self) -> TraineePanel:
        """Made when somebody first opens a trainee."""
        if self._panel is None:
            self._panel = made = TraineePanel(practice.courses())
            made.left.connect(self._to_cohort)
            made.course_wanted.connect(self._enrol)
            made.watch_wanted.connect(self._watch)
            made.sign.sign_wanted.connect(self._sign)
            made.sign.withdraw_wanted.connect(self._withdraw)
            self.stack.addWidget(made)
        return self._panel

    @property
    def watching(self) -> WatchingPanel:
        """Made when somebody first watches an attempt."""
        if self._watching is None:
            self._watching = made = WatchingPanel(self._room)
            made.left.connect(self._to_trainee)
            self.stack.addWidget(made)
        return self._watching

    def rest(self) -> Iterator[None]:
        self.panel  # noqa: B018 - it is made when it is asked for
        yield
        self.watching  # noqa: B018 - as above
        yield

    def _cohort_card(self) -> QFrame:
        card = parts.card(t("Trainees"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        head = parts.row(margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        self._said = parts.label("", "muted", wrap=True)
        head.addWidget(self._said, 1)
        again = parts.button(t("Look again"), self.refresh, icon="refresh-cw", kind="icon")
        head.addWidget(again)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        return card

    # ---- the cohort --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        self._ask(partial(training.cohort, self._room.desk), self._show_cohort)

    def _show_cohort(self, cohort: Cohort) -> None:
        names = {each.id: each.title.in_language(language()) for each in practice.courses()}
        self.table.show_trainees(cohort.trainees, names)
        ready = sum(each.gates_passed and each.signed is None for each in cohort.trainees)
        count = len(cohort.trainees)
        words = tn("{count} trainee", "{count} trainees", count).format(count=count)
        waits = tn("{count} is ready to be signed", "{count} are ready to be signed", ready).format(count=ready)
        nobody = t("Nobody is on a course or has practised yet. Whoever practises stands here by themselves.")
        self._said.setText(nobody if not count else f"{words} · {waits}" if ready else words)
        self.table.setVisible(bool(count))
        self._room.count("trainees", ready)

    # ---- one of them -------------------------------------------------------------------------------------------

    def open_thing(self, thing: object) -> None:
        """A Trainee, or the id of one."""
        trainee = thing.id if isinstance(thing, Trainee) else thing
        if isinstance(trainee, UUID):
            self._trainee, self._about, self._sign_id = trainee, None, new_id()
            self._fetch(trainee)

    def _fetch(self, trainee: UUID) -> None:
        self._ask(partial(_about, self._room.desk, trainee), self._show_trainee)

    def _show_trainee(self, about: _About) -> None:
        if about.enrolment.trainee != self._trainee:
            return
        anew, self._about = self._about is None, about
        self._show()
        if anew:
            self.stack.setCurrentWidget(self.panel)
            self.panel.setFocus()

    def _show(self) -> None:
        if self._about is None:
            return
        enrolment, attempts = self._about
        name = enrolment.course or next((each.course for each in attempts if each.course), None)
        course = next((each for each in practice.courses() if each.id == name), None)
        signed = [each for each in enrolment.signed if each.withdrawn_at is None and each.course == name]
        self._standing = standing(course, attempts, next(iter(signed), None)) if course else None
        self.panel.show_trainee(enrolment, name, self._standing, attempts)

    def _enrol(self, course: str | None) -> None:
        if self._trainee is not None:
            self._ask(partial(training.enrol, self._room.desk, self._trainee, course), self._enrolled)

    def _enrolled(self, enrolment: Enrolment) -> None:
        name = next(
            (each.title.in_language(language()) for each in practice.courses() if each.id == enrolment.course), ""
        )
        words = t("{name} is on the course “{course}” now.") if name else t("{name} is on no course now.")
        self._room.notices.say(words.format(name=enrolment.name, course=name), tone="good", seconds=SECONDS)
        self._fetch(enrolment.trainee)

    # ---- a coach's word ----------------------------------------------------------------------------------------

    def _sign(self, words: str) -> None:
        if self._standing is not None and self._trainee is not None:
            course = self._standing.course.id
            self._ask(
                partial(training.sign_off, self._room.desk, self._sign_id, self._trainee, course, words), self._signed
            )

    def _signed(self, sign_off: SignOff) -> None:
        self._sign_id = new_id()
        self.panel.sign.done()
        name = self._about.enrolment.name if self._about else ""
        back = (t("Undo"), partial(self._take_back, sign_off))
        said = t("{name} is ready for live calls: they see your word.").format(name=name)
        self._room.notices.say(said, tone="good", action=back, seconds=SECONDS)
        self._fetch(sign_off.trainee)

    def _withdraw(self, words: str) -> None:
        if self._standing is not None and self._standing.signed is not None:
            self._take_back(self._standing.signed, words)

    def _take_back(self, sign_off: SignOff, words: str = "") -> None:
        self._ask(partial(training.withdraw, self._room.desk, sign_off.id, words), self._withdrawn)

    def _withdrawn(self, sign_off: SignOff) -> None:
        self.panel.sign.done()
        self._room.notices.say(t("The word is taken back."), tone="good", seconds=SECONDS)
        self._fetch(sign_off.trainee)

    # ---- to and fro --------------------------------------------------------------------------------------------

    def _watch(self, thing: object) -> None:
        if isinstance(thing, AttemptInfo):
            self.stack.setCurrentWidget(self.watching)
            self.watching.open_attempt(thing)
            self.watching.setFocus()

    def _to_trainee(self) -> None:
        self.stack.setCurrentWidget(self.panel)
        self.panel.setFocus()
        if self._trainee is not None:
            self._fetch(self._trainee)

    def _to_cohort(self) -> None:
        self.stack.setCurrentIndex(0)
        self.table.setFocus()
        self.refresh()

    def keep_now(self) -> None:
        if self._watching is not None:
            self._watching.keep_now()

    def _ask(self, action: Callable[[], T], done: Callable[[T], None]) -> None:
        self._room.bridge.ask(action, done, self._failed, owner=self)

    def _failed(self, fault: Fault) -> None:
        self._room.failed(fault)


def _about(desk: Desk, trainee: UUID) -> _About:
    return _About(training.enrolment_of(desk, trainee), training.attempts_of(desk, trainee))
