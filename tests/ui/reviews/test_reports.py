"""Reports: what evaluations say together, by what one asks, in sight and as a table; and of no small group."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from agent_desktop.reviews.report_rows import Section
from tests.support import accessibility, screens
from tests.support.real_server import RealServer, real_server
from tests.support.town import town_reviewed
from tests.ui.reviews.conftest import Room
from ui.reviews.calibration.calibration_page import CalibrationPage
from ui.reviews.reports.page import ReportsPage
from ui.reviews.reports.words import section_word


@pytest.fixture(scope="module")
def town_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """In place of the one that nobody reviewed yet."""
    with real_server(town_reviewed(tmp_path_factory)) as running:
        yield running


@pytest.fixture
def page(room: Room) -> ReportsPage:
    room.work.place.go("reports")
    room.rest()
    return cast(ReportsPage, room.work.place.page("reports"))


def test_every_section_is_told_as_it_is_shown(room: Room, page: ReportsPage) -> None:
    assert "contacts reviewed" in page.view._totals.text()
    assert page.view.chart.accessibleName().startswith("Mean score by week, ")
    for section in Section:
        page.view.narrow(section)
        own = [row for row in page.view.rows if row.section is section]
        spoken = page.view.list.spoken
        assert len(spoken) == len(own) > 0, section
        assert page.view.list.view.accessibleName() == section_word(section)
        for line, row in zip(spoken, reversed(own) if section is Section.WEEKS else own, strict=True):
            assert ("%" in line) is (row.share is not None), line
            assert row.share is None or not row.withheld
    accessibility.check(room.window)


def test_a_small_group_is_withheld_and_said_so(page: ReportsPage) -> None:
    """Of the demo's teams two have four handlers each."""
    page.view.narrow(Section.FAIRNESS)
    withheld = [line for line in page.view.list.spoken if "withheld" in line]
    assert len(withheld) >= 2
    assert all("too small" in line for line in withheld)


def test_one_team_and_one_scorecard_by_keys(room: Room, page: ReportsPage) -> None:
    every = len([row for row in page.view.rows if row.section is Section.HANDLERS])
    room.tab_to("Team")
    room.key(Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: page.view.span.team != "", timeout=20_000)

    def of_the_team() -> bool:
        return {row.within for row in page.view.rows if row.section is Section.HANDLERS} == {page.view.span.team}

    room.qtbot.waitUntil(of_the_team, timeout=20_000)
    assert len([row for row in page.view.rows if row.section is Section.HANDLERS]) < every
    card = page.view.scorecard
    card.setCurrentIndex(card.findText("Written contact"))
    card.activated.emit(card.currentIndex())
    room.rest()
    channels = {row.key for row in page.view.rows if row.section is Section.CHANNELS}
    assert channels.isdisjoint({"phone", "counter"})


def test_days_the_wrong_way_round_are_said_and_days_without_reviews_are_empty(room: Room, page: ReportsPage) -> None:
    first = page.view.since.day
    page.view.until.show_day(first - timedelta(days=1))
    room.qtbot.waitUntil(lambda: "before the first" in page.view._totals.text(), timeout=20_000)
    assert not page.view.export.isEnabled()
    page.view.since.show_day(first - timedelta(days=1))
    room.qtbot.waitUntil(lambda: page.view._totals.text().startswith("0 of "), timeout=20_000)
    assert page.view.list.spoken == []
    page.view.since.show_day(first - timedelta(days=4_000))
    room.qtbot.waitUntil(lambda: "366 days" in page.view._totals.text(), timeout=20_000)


def test_as_a_table_for_a_spreadsheet(room: Room, page: ReportsPage, tmp_path: Path) -> None:
    room.press("For a spreadsheet")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    span = page.view.span
    assert Path(dialog.selectedFiles()[0]).name == f"reviews-{span.since}-{span.until}.csv", "nobody is named"
    dialog.reject()
    where = tmp_path / "here" / "reviews.csv"
    page.write(where)
    room.rest()
    assert any("Written: reviews.csv" in words for words in room.said())
    lines = list(csv.reader(where.read_text(encoding="utf-8-sig").splitlines()))
    assert len(lines) == 1 + len(page.view.rows)
    assert {line[0] for line in lines[1:]} == {section_word(section) for section in Section}
    withheld = [line for line in lines if line[-1] == "yes"]
    assert withheld
    assert all(line[3:12] == [""] * 9 for line in withheld), "of a small group the table says nothing either"


def test_a_place_that_cannot_be_written_to_is_said(room: Room, page: ReportsPage, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, and no folder", encoding="utf-8")
    page.write(tmp_path / "taken" / "reviews.csv")
    room.rest()
    assert page.view.export.isEnabled()
    assert any("cannot be written" in words for words in room.said()), room.said()


def test_in_every_look(room: Room, page: ReportsPage) -> None:
    """And each reviewer over time, who are drawn alike."""

    def report(size: tuple[int, int], section: Section) -> None:
        room.window.resize(*size)
        room.work.place.go("reports")
        page.view.narrow(section)

    def drift(size: tuple[int, int]) -> None:
        room.window.resize(*size)
        room.work.place.go("calibrate")

    calibrating = cast(CalibrationPage, room.work.place.page("calibrate"))
    room.rest()
    calibrating.show_drift()
    room.rest()
    assert calibrating.drift is not None
    assert len(calibrating.drift.reviewers.spoken) == 2
    sizes = ((1364, 840), (948, 640))
    sections = (Section.WEEKS, Section.QUESTIONS, Section.FAIRNESS)
    ways = [partial(report, size, section) for size in sizes for section in sections]
    screens.check_in_every_look(room.window, *ways, *(partial(drift, size) for size in sizes))
