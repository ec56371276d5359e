"""A supervisor draws a sample by its form, sees how far it is, and goes to review from it."""

from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt

from agent_desktop.contract.samples import SampleKind, Stratum
from agent_desktop.desk import samples as at_desk
from agent_desktop.desk.desk import Desk
from tests.support import accessibility
from tests.ui.reviews.conftest import Room
from ui.reviews.samples.draw_form import DrawForm
from ui.reviews.samples.samples_page import SamplesPage


@pytest.fixture
def page(room: Room) -> SamplesPage:
    room.work.place.go("samples")
    room.rest()
    return cast(SamplesPage, room.work.place.page("samples"))


def begun(room: Room, page: SamplesPage) -> DrawForm:
    """The form, over a month that has contacts, and what it would give is known."""
    room.press("Draw a sample")
    form = page.form
    assert form is not None
    form.since.setDate(form.until.date().addDays(-27))
    form.changed.emit()
    _wait(room, page, "would be drawn")
    return form


def _wait(room: Room, page: SamplesPage, words: str) -> None:
    room.qtbot.waitUntil(lambda: page.form is not None and words in page.form.said.text(), timeout=20_000)


def test_what_it_would_give_is_said_before_it_is_drawn(room: Room, page: SamplesPage) -> None:
    form = begun(room, page)
    assert "fit" in form.said.text()
    assert form.draw.isEnabled()
    form.until.setDate(QDate(2001, 1, 1))
    form.since.setDate(QDate(2001, 2, 1))
    _wait(room, page, "before the first")
    assert not form.draw.isEnabled()
    accessibility.check(room.window)


def test_drawn_by_keys_and_gone_through(room: Room, page: SamplesPage, desk: Desk) -> None:
    form = begun(room, page)
    form.title.setFocus()
    room.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: page.form is None, timeout=20_000)
    room.rest()
    newest = at_desk.samples(desk)[0]
    drawn = at_desk.items(desk, newest.id)
    assert newest.asked.per_handler == 5
    assert page.detail.list.model().rowCount() == len(drawn) > 0
    accessibility.check(room.window)
    page.detail.list.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert room.work.place.code == "to_review"
    keeping = room.page.work.keeping
    assert keeping is not None
    assert (keeping.hand.about.id, keeping.hand.sample_id) == (drawn[0].contact_id, newest.id)


def test_one_like_it_has_the_same_seed_and_gives_the_same(room: Room, page: SamplesPage, desk: Desk) -> None:
    form = begun(room, page)
    form.kinds[SampleKind.STRATIFIED].click()
    form.strata[Stratum.SERVICE].click()
    form.reviewed_too.click()
    _wait(room, page, "would be drawn")
    asked = form.asked()
    assert asked.strata == (Stratum.SERVICE, Stratum.CHANNEL)
    room.press("Draw it")
    room.qtbot.waitUntil(lambda: page.form is None, timeout=20_000)
    room.rest()
    room.press("Draw one like it")
    assert page.form is not None
    assert page.form.asked() == asked
    _wait(room, page, "would be drawn")
    room.press("Draw it")
    room.qtbot.waitUntil(lambda: page.form is None, timeout=20_000)
    room.rest()
    one, two = at_desk.samples(desk)[:2]
    assert [each.contact_id for each in at_desk.items(desk, one.id)] == [
        each.contact_id for each in at_desk.items(desk, two.id)
    ]


def test_a_form_that_is_left_draws_nothing(room: Room, page: SamplesPage, desk: Desk) -> None:
    before = len(at_desk.samples(desk))
    begun(room, page)
    room.press("Leave it")
    assert page.form is None
    assert len(at_desk.samples(desk)) == before


def test_a_sample_is_closed(room: Room, page: SamplesPage, desk: Desk) -> None:
    begun(room, page)
    room.press("Draw it")
    room.qtbot.waitUntil(lambda: page.form is None, timeout=20_000)
    room.rest()
    room.press("Close it")
    assert at_desk.samples(desk)[0].closed_at is not None
    assert not page.detail.close_it.isVisible()
