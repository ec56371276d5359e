"""What the contact screen asks of the desk about people and their flags, and how anything is asked: off the thread."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenMatch, CitizenWrite
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from agent_desktop.desk import citizens, flags
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.citizens import Added, Corrected
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.flags import Recorded
from agent_desktop.desk.waiting import Waiting, waiting
from agent_desktop.ids import new_id
from ui.bridge import Asked, Bridge, Fault

T = TypeVar("T")
W = TypeVar("W", Added, Corrected, Recorded)
Failed = Callable[[Fault], None]


class AskingAboutPeople:
    """One for each contact. Answers come on the screen's thread, and no more once `owner` is gone.

    `contact_id`: why a record is looked at, for the audit log. `written(Changed)` is called after each write but that
    of finishing: it may wait here to be sent.
    """

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        contact_id: UUID,
        owner: QObject,
        *,
        written: Callable[[Changed], None] = lambda _changed: None,
    ) -> None:
        self._desk, self._bridge, self.contact_id, self._owner = desk, bridge, contact_id, owner
        self._written = written

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], failed: Failed, *, near: bool = False) -> Asked:
        return self._bridge.ask(action, done, failed, owner=self._owner, near=near)

    def _write(self, action: Callable[[], W], done: Callable[[W], None], failed: Failed) -> Asked:
        def told(answer: W) -> None:
            done(answer)
            self._written(answer.changed)

        return self._ask(action, told, failed)

    def find(self, words: str, done: Callable[[Page[CitizenMatch]], None], failed: Failed) -> Asked:
        return self._ask(lambda: citizens.find(self._desk, words), done, failed)

    def add(self, citizen_id: UUID, write: CitizenWrite, done: Callable[[Added], None], failed: Failed) -> Asked:
        return self._write(lambda: citizens.add(self._desk, citizen_id, write), done, failed)

    def correct(
        self, citizen: Citizen, change: CitizenChange, done: Callable[[Corrected], None], failed: Failed
    ) -> Asked:
        change_id = new_id()
        return self._write(lambda: citizens.change(self._desk, citizen, change, change_id), done, failed)

    def reread(self, citizen_id: UUID, done: Callable[[Citizen], None], failed: Failed) -> Asked:
        return self._ask(lambda: citizens.look_at(self._desk, citizen_id, contact_id=self.contact_id), done, failed)

    def record_flag(
        self, citizen_id: UUID, flag_id: UUID, write: FlagWrite, done: Callable[[Recorded], None], failed: Failed
    ) -> Asked:
        return self._write(lambda: flags.record(self._desk, citizen_id, flag_id, write), done, failed)

    def change_flag(self, flag: Flag, change: FlagChange, done: Callable[[Recorded], None], failed: Failed) -> Asked:
        change_id = new_id()
        return self._write(lambda: flags.change(self._desk, flag, change, change_id), done, failed)

    def waiting(self, citizen_id: UUID, done: Callable[[Waiting], None], failed: Failed) -> Asked:
        return self._ask(lambda: waiting(self._desk, citizen_id), done, failed, near=True)
