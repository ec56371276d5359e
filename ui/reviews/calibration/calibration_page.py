"""The page of calibrations: all of them on the left, on the right the one chosen or the form to begin another."""

from functools import partial
from typing import NamedTuple
from uuid import UUID

from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationContact,
    CalibrationReport,
    CalibrationState,
    Reviewer,
)
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.desk import calibrations as at_desk
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import FieldsRefused
from agent_desktop.desk.review_opening import ToOpen
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.reviews.calibration.begin_form import BeginForm
from ui.reviews.calibration.detail_page import DetailPage
from ui.reviews.calibration.drift_page import DriftPage
from ui.reviews.calibration.words import state_words
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.thing_list import ThingList, ThingRow, beside_each_other
from ui.shell.empty import EmptyState
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class _Ready(NamedTuple):
    """What the form chooses from."""

    contacts: tuple[ContactToReview, ...]
    scorecards: dict[str, str]
    reviewers: tuple[Reviewer, ...]


class CalibrationPage(ReviewPage):
    """For supervisors."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._all: dict[UUID, Calibration] = {}
        self._current: UUID | None = None
        self._begun: UUID | None = None
        self.setAccessibleName(t("Calibrate"))
        name_controls({"reviews.calibrate": self})
        self.stack = Stack()
        said = t("Let several score the same contact without seeing each other, and compare.")
        self.nothing, self.detail = EmptyState("users", t("No calibration yet"), said), DetailPage()
        self.detail.score_wanted.connect(self._score)
        self.detail.compare_wanted.connect(self._compare)
        self.form: BeginForm | None = None
        for page in (self.nothing, self.detail):
            self.stack.addWidget(page)
            theme.dress(page)
        self.drift: DriftPage | None = None
        over_time = t("Reviewers over time")
        self.things = ThingList(
            t("Calibrations"), t("Begin a calibration"), "users", also=over_time, also_icon="calendar-clock"
        )
        self.things.also_wanted.connect(self.show_drift)
        self.things.chosen.connect(self.open_thing)
        self.things.new_wanted.connect(self.begin)
        between = beside_each_other(self.things, t("Calibration"), self.stack)
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(between)
        self.begin_at(self.things)
        self.refresh()

    # ---- all of them ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Anew from the server."""
        self._room.bridge.ask(
            partial(at_desk.calibrations, self._room.desk), self._show_all, self._room.failed, owner=self
        )

    def _show_all(self, found: tuple[Calibration, ...]) -> None:
        self._all = {each.id: each for each in found}
        rows = [
            ThingRow(
                each.id,
                f"{each.title}\n{state_words(each)}",
                "check" if each.state is CalibrationState.COMPARED else "users",
            )
            for each in found
        ]
        me = self._me
        waiting = sum(
            not contact.submitted
            for each in found
            if each.state is CalibrationState.OPEN and any(rater.rater == me for rater in each.progress)
            for contact in each.contacts
        )
        self._room.count("calibrate", waiting)
        if self._current is None and found and self.stack.currentWidget() is self.nothing:
            self._current = found[0].id
        if self._current in self._all and self.form is None:
            self._show(self._all[self._current])
        self.things.show_rows(rows, self._current)

    def open_thing(self, thing: object) -> None:
        """The id of a calibration."""
        if isinstance(thing, UUID) and thing in self._all:
            self._show(self._all[thing])

    @property
    def _me(self) -> UUID | None:
        user = self._room.desk.user
        return user.id if user else None

    # ---- one of them ----------------------------------------------------------------------------------------------

    def _show(self, calibration: Calibration) -> None:
        self._current = calibration.id
        self.detail.show_calibration(calibration, self._me)
        self.stack.setCurrentWidget(self.detail)
        if calibration.state is CalibrationState.COMPARED:
            self._room.bridge.ask(
                partial(at_desk.report, self._room.desk, calibration.id),
                partial(self._show_report, calibration),
                self._room.failed,
                owner=self,
            )

    def _show_report(self, calibration: Calibration, report: CalibrationReport) -> None:
        if self._current == calibration.id:
            self.detail.show_report(calibration, report)

    def _score(self, contact: CalibrationContact) -> None:
        """Where contacts are reviewed."""
        if self._current is None or contact.about is None:
            return
        calibration = self._all[self._current]
        asked = ToOpen(
            about=contact.about,
            calibration_id=calibration.id,
            scorecard_version_id=calibration.scorecard_version_id,
            evaluation_id=contact.evaluation_id,
        )
        self._room.go("to_review", asked)

    def _compare(self) -> None:
        if self._current is None:
            return
        asked = partial(at_desk.compare, self._room.desk, self._all[self._current])
        self._room.bridge.ask(asked, self._compared, self._room.failed, owner=self)

    def _compared(self, calibration: Calibration) -> None:
        self._all[calibration.id] = calibration
        self._show(calibration)
        announce(self, t("Compared: the figures are here."))
        self.refresh()

    # ---- all of them over time ------------------------------------------------------------------------------------

    def show_drift(self) -> None:
        """Each reviewer over the calibrations compared so far."""
        if self.drift is None:
            self.drift = DriftPage()
            self.stack.addWidget(self.drift)
            theme.dress(self.drift)
        self.stack.setCurrentWidget(self.drift)
        self.drift.say(t("The figures are being fetched."))
        self.drift.setFocus()
        self._room.bridge.ask(
            partial(at_desk.drift, self._room.desk), self.drift.show_drifts, self._no_drift, owner=self
        )

    def _no_drift(self, fault: Fault) -> None:
        if self.drift is not None:
            self.drift.say(t("The figures cannot be had now."))
        self._room.failed(fault)

    # ---- beginning ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The form, once it is known what there is to choose from."""
        self._room.bridge.ask(partial(_ready, self._room.desk), self._show_form, self._room.failed, owner=self)

    def _show_form(self, ready: _Ready) -> None:
        self._drop_form()
        today = self._room.desk.clock.now().date()
        self.form = form = BeginForm(ready.contacts, ready.scorecards, ready.reviewers, today)
        form.begin_wanted.connect(self._begin)
        form.cancelled.connect(self._leave)
        self._begun = new_id()
        self.stack.addWidget(form)
        theme.dress(form)
        self.stack.setCurrentWidget(form)
        form.setFocus()

    def _begin(self) -> None:
        asked = self.form.asked() if self.form is not None else None
        if asked is not None and self._begun is not None:
            act = partial(at_desk.begin, self._room.desk, self._begun, asked)
            self._room.bridge.ask(act, self._is_begun, self._not_begun, owner=self)

    def _is_begun(self, calibration: Calibration) -> None:
        self._all[calibration.id] = calibration
        self._drop_form()
        self._show(calibration)
        self.refresh()

    def _not_begun(self, fault: Fault) -> None:
        if self.form is not None and isinstance(fault, FieldsRefused):
            self.form.say(" ".join(error.message for error in fault.errors) or fault.what)
            self._begun = new_id()
        else:
            self._room.failed(fault)

    def _leave(self) -> None:
        self._drop_form()
        self.stack.setCurrentWidget(self.detail if self._current else self.nothing)

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.stack.removeWidget(form)
            form.deleteLater()


def _ready(desk: Desk) -> _Ready:
    return _Ready(
        contacts=evaluations.to_review(desk, evaluations.Wanted()).items,
        scorecards={str(each.id): each.title.in_language(language()) for each in review_opening.in_force(desk)},
        reviewers=at_desk.reviewers(desk),
    )
