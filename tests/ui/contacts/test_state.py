"""What a contact's state tells: once, however much of it one key makes another."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import begin
from agent_desktop.contacts.numbers import NO_CALL
from agent_desktop.ids import new_id
from tests.support import screens
from ui.contacts.state import ContactState

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def state() -> ContactState:
    return ContactState(begin(new_id(), NO_CALL, NOW), lambda: NOW)


@pytest.fixture
def told(state: ContactState) -> list[str | None]:
    """The service at each time it was told."""
    found: list[str | None] = []
    state.changed.connect(lambda: found.append(state.draft.service_code))
    return found


def test_what_nothing_follows_is_told_in_the_next_turn(
    state: ContactState, told: list[str | None], qtbot: QtBot
) -> None:
    state.put(replace(state.draft, service_code="waste"), soon=True)
    assert told == []
    qtbot.waitUntil(lambda: told == ["waste"])


def test_with_what_the_same_key_leads_to_it_is_told_once(state: ContactState, told: list[str | None]) -> None:
    state.put(replace(state.draft, service_code="waste"), soon=True)
    state.changed.emit()
    screens.settle()
    assert told == ["waste"]
