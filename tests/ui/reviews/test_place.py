"""The place called Reviews: each role its own pages, made when someone goes there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from tests.support import accessibility
from ui.reviews.getting_ready import GettingReady
from ui.reviews.pages import HANDLERS, PageEntry, ReviewPage, pages_for
from ui.reviews.place import ReviewsPlace
from ui.style import parts


class _Page(ReviewPage):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.opened: list[object] = []
        inside = parts.column(self)
        inside.addWidget(parts.button(words))

    def open_thing(self, thing: object) -> None:
        self.opened.append(thing)


def test_supervisors_and_handlers_see_pages_of_their_own() -> None:
    codes = {role: {page.code for page in pages_for(role)} for role in Role}
    assert "to_review" in codes[Role.SUPERVISOR]
    assert "mine" not in codes[Role.SUPERVISOR]
    assert codes[Role.HANDLER] == {"mine"}
    assert codes[Role.TRAINER] == codes[Role.ADMINISTRATOR] == set()


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def place(qtbot: QtBot, dressed: QApplication, made: list[str]) -> ReviewsPlace:
    assert dressed

    def make(entry: PageEntry) -> ReviewPage:
        made.append(entry.code)
        return _Page(entry.words())

    entries = [
        PageEntry("one", lambda: "One", HANDLERS, lambda _: _Page("")),
        PageEntry("two", lambda: "Two", HANDLERS, lambda _: _Page("")),
    ]
    shown = ReviewsPlace(entries, make)
    qtbot.addWidget(shown)
    shown.resize(640, 480)
    return shown


def test_a_page_is_made_when_someone_goes_there(place: ReviewsPlace, made: list[str], qtbot: QtBot) -> None:
    assert made == []
    place.show()
    qtbot.waitUntil(lambda: made == ["one"])
    place.go("two", "thing")
    place.go("two")
    assert made == ["one", "two"]
    assert place.code == "two"
    page = place.page("two")
    assert isinstance(page, _Page)
    assert page.opened == ["thing"]
    accessibility.check(place)


def test_the_other_pages_are_made_in_the_quiet(place: ReviewsPlace, made: list[str], qtbot: QtBot) -> None:
    place.show()
    qtbot.waitUntil(lambda: place.is_ready, timeout=20_000)
    assert made == ["one", "two"]
    assert [page.opened for page in place.made if isinstance(page, _Page)] == [[]], "nobody went to the second"
    place.go("two", "thing")
    assert made == ["one", "two"]
    assert place.code == "two"


def test_none_is_made_while_somebody_waits_for_something(dressed: QApplication, made: list[str]) -> None:
    del dressed
    quiet, owner = [0.0], QObject()

    def pieces() -> Iterator[None]:
        made.append("one")
        yield

    getting_ready = GettingReady(pieces, lambda: quiet[0], owner)
    getting_ready._go_on()
    assert made == []
    quiet[0] = 60.0
    getting_ready._go_on()
    getting_ready._go_on()
    assert made == ["one"]


def test_what_waits_is_counted_on_its_tab_and_all_together(place: ReviewsPlace) -> None:
    counts: list[int] = []
    place.counted.connect(counts.append)
    place.count("one", 3)
    place.count("two", 2)
    place.count("one", 0)
    assert counts == [3, 5, 2]
    assert {each.text() for each in place.findChildren(type(place._tabs["one"]))} >= {"One", "Two (2)"}


def test_the_tab_key_comes_by_the_row_of_pages_to_each_page_also_one_made_late(
    place: ReviewsPlace, qtbot: QtBot, dressed: QApplication
) -> None:
    assert dressed
    window = parts.frame("page", name="Window")
    inside = parts.column(window)
    before, after = parts.button("Before"), parts.button("After")
    for each in (before, place, after):
        inside.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for code, words in (("one", "One"), ("two", "Two")):
        place.go(code)
        place.page(code).begin_at(before)  # wherever one begins
        before.setFocus()
        told = []
        for _ in range(3):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Qt.Key.Key_Tab)
            told.append(accessibility.focus_name())
        assert told == ["One", "Two", words], "the row of pages, and then the page's own button"
    place.setParent(None)  # it goes by itself
