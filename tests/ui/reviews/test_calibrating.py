"""Two supervisors score the same contact without seeing each other, and compare."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QListView

from agent_desktop.contract.calibrations import CalibrationState
from agent_desktop.desk import calibrations as at_desk
from agent_desktop.desk.desk import Desk
from tests.support import accessibility
from tests.support.filled import desk_at
from tests.support.raters import score_newest
from tests.support.real_server import RealServer
from tests.ui.reviews.conftest import Room
from ui.reviews.calibration.calibration_page import CalibrationPage
from ui.style.words import PlainLabel


@pytest.fixture
def colleague(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "colleague", "supervisor2")
    yield made
    made.close()


@pytest.fixture
def page(room: Room) -> CalibrationPage:
    room.work.place.go("calibrate")
    room.rest()
    return cast(CalibrationPage, room.work.place.page("calibrate"))


def tick(view: QListView, row: int) -> None:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.item(row).setCheckState(Qt.CheckState.Checked)


def begin(room: Room, page: CalibrationPage) -> None:
    room.press("Begin a calibration")
    form = page.form
    assert form is not None
    form.begin.click()
    assert "at least one contact" in form.said.text()
    accessibility.check(room.window)
    tick(form.contacts, 0)
    form.begin.click()
    room.qtbot.waitUntil(lambda: page.form is None, timeout=20_000)
    room.rest()


def test_begun_scored_blind_and_compared(room: Room, page: CalibrationPage, desk: Desk, colleague: Desk) -> None:
    begin(room, page)
    calibration = at_desk.calibrations(desk)[0]
    assert calibration.state is CalibrationState.OPEN
    assert {each.rater_name for each in calibration.progress} >= {desk.user.name if desk.user else ""}
    accessibility.check(room.window)
    score_newest(colleague)
    page.refresh()
    room.rest()
    room.press("Compare")
    assert "refused" in " ".join(room.said()), "one alone has nothing to compare with"
    room.press(f"Score {calibration.contacts[0].title}")
    assert room.work.place.code == "to_review"
    keeping = room.page.work.keeping
    assert keeping is not None
    assert keeping.hand.calibration_id == calibration.id
    room.work.place.go("calibrate")
    score_newest(desk)
    page.refresh()
    room.rest()
    room.press("Compare")
    room.qtbot.waitUntil(page.detail.report.isVisible, timeout=20_000)
    accessibility.check(room.window)
    room.press("Who said what")
    said = {each.text() for each in page.detail.report.findChildren(PlainLabel) if each.isVisible()}
    assert {each.rater_name for each in calibration.progress} <= said
    assert at_desk.read(desk, calibration.id).state is CalibrationState.COMPARED
    room.press("Reviewers over time")
    assert page.drift is not None
    assert [line.split(",")[0] for line in page.drift.reviewers.spoken] == sorted(
        each.rater_name for each in calibration.progress
    )
    assert page.drift.calibrations.spoken[0].startswith(calibration.title)
    assert page.drift.chart is not None
    assert page.drift.reviewers.spoken[0].split(",")[0] in page.drift.chart.accessibleName()
    before = page.drift.chart.accessibleName()
    page.drift.reviewers.view.setFocus()
    room.key(Qt.Key.Key_Down)
    assert page.drift.chart.accessibleName() != before, "by keys to the next reviewer"
    accessibility.check(room.window)


def test_a_form_that_is_left_begins_nothing(room: Room, page: CalibrationPage, desk: Desk) -> None:
    before = len(at_desk.calibrations(desk))
    room.press("Begin a calibration")
    room.press("Leave it")
    assert page.form is None
    assert len(at_desk.calibrations(desk)) == before
