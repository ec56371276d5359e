"""Contacts come back as they were left: every typed word, the step, the panel, the cursor; whatever had been done."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.open_contact import Cursor, OpenContact
from agent_desktop.desk import drafts
from agent_desktop.desk.desk import Desk
from agent_desktop.store import open_contacts
from agent_desktop.store.faults import StoreDiskFull
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, UNUSED_NUMBER, uuid_of
from tests.support import screens
from tests.ui.contacts.conftest import Again, OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from ui.bridge import Bridge
from ui.cases.form_page import FormPage
from ui.citizens.details_panel import DetailsPanel
from ui.contacts.remembering import fields, put_back
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step
from ui.flags.panel import FlagsPanel

Begin = Callable[[str], ContactScreen]


@pytest.fixture
def begun(open_screen: OpenScreen, qtbot: QtBot) -> Begin:
    """A contact in front, where keys go."""

    def make(number: str) -> ContactScreen:
        screen = open_screen(number)
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.take_focus()
        return screen

    return make


def kept(desk: Desk, screen: ContactScreen, qtbot: QtBot) -> OpenContact:
    """The contact on the disk, once it is there as it stands."""

    def there() -> bool:
        found = {one.id: one for one in drafts.restore(desk)}
        now = screen.snapshot()
        on_disk = found.get(now.id)
        return on_disk is not None and not differences(on_disk, now)

    qtbot.waitUntil(there)
    return next(one for one in drafts.restore(desk) if one.id == screen.draft.id)


def differences(one: OpenContact, other: OpenContact) -> list[str]:
    """Names of what is not the same, but for the moments: of writing, and of when the server last said who it is."""
    contexts = [replace(each.context, as_of=other.saved_at) if each.context else None for each in (one, other)]
    first, second = replace(one, saved_at=other.saved_at, context=contexts[0]), replace(other, context=contexts[1])
    return [name for name in OpenContact.__struct_fields__ if getattr(first, name) != getattr(second, name)]


def with_service(screen: ContactScreen, qtbot: QtBot, bridge: Bridge) -> None:
    """The service whose form asks the most different things."""
    services = screen._around.catalogue.services.values()
    chosen = max(services, key=lambda service: (len({field.kind for field in service.form}), service.code))
    screen._cases.choose_service(chosen.code)
    qtbot.waitUntil(lambda: bool(screen._state.taken.own))
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_every_kind_of_field_comes_back_with_the_cursor_in_it(
    begun: Begin, again: Again, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = begun(MAIR_NUMBER)
    with_service(screen, qtbot, bridge)
    screen._walking.go(Step.CASE)
    form = screen._cases.page()
    assert isinstance(form, FormPage)
    put_back(form, {name: f"half {place}" for place, name in enumerate(fields(form))})
    screen._drawers.open_details()
    panel = screen.side.drawer
    assert isinstance(panel, DetailsPanel)
    put_back(panel, {"details.email": "mair@", "details.language": "pl", "details.born": "the 14th of"})
    notes = screen.centre.notes.text
    notes.setPlainText("The key safe moved.\nGwen rang too.")
    notes.setFocus()
    cursor = notes.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    notes.setTextCursor(cursor)
    screen._finishing.toggle_hold()
    before = kept(desk, screen, qtbot)
    assert before.cursor == Cursor(field="contact.notes", anchor=4, position=12)
    other = again(before)
    assert differences(other.snapshot(), before) == []
    shown = other.side.drawer
    assert isinstance(shown, DetailsPanel)
    assert fields(shown)["details.email"].text() == "mair@"  # type: ignore[union-attr]  # a line
    assert other.centre.notes.text.textCursor().selectedText() == "key safe"
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert differences(other.snapshot(), before) == [], "the server's answer changes nothing that was typed"
    assert other.title() == "Mair Evans"
    assert other.bar.hold.words.startswith("Resume")


def test_a_person_being_looked_for_and_added_comes_back(
    begun: Begin, again: Again, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = begun(UNUSED_NUMBER)
    chooser = screen._people.chooser
    put_back(chooser, {"find.words": "evans mai"})
    button_of(chooser, "Add a person").click()
    put_back(chooser, {"person.name": "Ffion Newydd", "person.postcode": "FB3", "person.phone": ""})
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    before = kept(desk, screen, qtbot)
    other = again(before)
    assert differences(other.snapshot(), before) == []
    assert other.has_unsent_words()
    qtbot.waitUntil(lambda: "person found" in words_of(other) or "people found" in words_of(other))
    assert other._people.person_id == screen._people.person_id, "adding them again adds nobody twice"


def test_words_about_somebody_else_come_back_with_them(
    begun: Begin, again: Again, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = begun(MAIR_NUMBER)
    screen._drawers.open_flags()
    panel = screen.side.drawer
    assert isinstance(panel, FlagsPanel)
    put_back(panel, {"flags.code": "HEAR", "flags.own_words": "Face me.", "flags.review_on": "1 March"})
    screen.open_citizen(uuid_of("gwen"))
    qtbot.waitUntil(lambda: screen.draft.citizen_id == uuid_of("gwen") and bridge.under_way == 0)
    before = kept(desk, screen, qtbot)
    other = again(before)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert differences(other.snapshot(), before) == []
    other.open_citizen(uuid_of("mair"))
    qtbot.waitUntil(lambda: isinstance(other.side.drawer, FlagsPanel))
    shown = other.side.drawer
    assert isinstance(shown, FlagsPanel)
    typed = (shown.code.currentData(), shown.own_words.toPlainText(), shown.review.text())
    assert typed == ("HEAR", "Face me.", "1 March")


def test_what_is_let_go_is_forgotten(open_screen: OpenScreen, desk: Desk, qtbot: QtBot) -> None:
    screen = open_screen(HOUSEHOLD_NUMBER)
    kept(desk, screen, qtbot)
    screen.forget()
    qtbot.waitUntil(lambda: drafts.restore(desk) == ())


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf"), exclude_characters="\xa0"), max_size=12
)
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["notes", "step", "field", "details", "flags", "close", "choose", "decline", "concern"]), WORDS
    )
    | st.tuples(st.just("cursor"), st.integers(0, 30).map(str)),
    max_size=10,
)


def do(screen: ContactScreen, deed: str, words: str) -> None:
    """One thing a handler may do next, whatever was done before."""
    step = Step(len(words) % len(Step))
    match deed:
        case "notes":
            screen.centre.notes.text.insertPlainText(words)
        case "step":
            screen._walking.go(step)
        case "field":
            found = {name: field for name, field in fields(screen).items() if not name.startswith("ending.")}
            typable = [name for name, field in found.items() if not isinstance(field, QComboBox) and name[0] != "c"]
            if typable:
                put_back(screen, {typable[len(words) % len(typable)]: words})
        case "details":
            screen._drawers.open_details()
        case "flags":
            screen._drawers.open_flags()
        case "close":
            screen._drawers.close()
        case "choose":
            screen.header.person_wanted.emit()
        case "decline":
            screen._cases.decline()
        case "concern":
            screen._cases.raise_case("adult_concern", {"what": words}, beside=True)
            screen._state.changed.emit()
        case "cursor":
            typed = [f for f in fields(screen).values() if isinstance(f, QLineEdit | QPlainTextEdit) and f.isVisible()]
            typed[int(words) % len(typed)].setFocus()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_was_done_a_contact_brought_back_is_the_same_contact(
    deeds: list[tuple[str, str]],
    begun: Begin,
    again: Again,
    bridge: Bridge,
    qtbot: QtBot,
) -> None:
    screen = begun(MAIR_NUMBER)
    with_service(screen, qtbot, bridge)
    for deed, words in deeds:
        do(screen, deed, words)
    before = screen.snapshot()
    other = again(before)
    try:
        assert differences(other.snapshot(), before) == []
    finally:
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        for one in (screen, other):
            one._saving.end()
            one.close()
        screens.settle()


def test_a_disk_that_takes_nothing_is_said_once_and_saving_goes_on_when_it_does(
    begun: Begin, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: object, _contact: OpenContact) -> None:
        raise StoreDiskFull

    screen = begun(MAIR_NUMBER)
    kept(desk, screen, qtbot)
    assert "saved here " in words_of(screen.centre.notes)
    with monkeypatch.context() as disk:
        disk.setattr(open_contacts, "keep", full)
        screen.centre.notes.text.setPlainText("Nowhere to")
        qtbot.waitUntil(lambda: "not saved: There is no room left" in words_of(screen.centre.notes))
        screen.centre.notes.text.setPlainText("Nowhere to put it")
        assert len(screen.notices.shown) == 1
        assert not screen.keep_now(), "closing now would lose words"
    screen.centre.notes.text.setPlainText("Nowhere to put it. Now there is.")
    assert kept(desk, screen, qtbot).draft.notes == "Nowhere to put it. Now there is."
    qtbot.waitUntil(lambda: "saved here " in words_of(screen.centre.notes))
    assert screen.notices.shown == []
    assert screen.keep_now()
