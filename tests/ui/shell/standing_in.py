"""A contact's screen that holds a draft and a text area: the shell is tested around it, without a server."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import ContactDraft, begin
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.accounts import Role, Tokens, User
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import CitizenMatch, MatchedOn
from agent_desktop.contract.policy import Policy
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.finishing import RaisedCase
from agent_desktop.desk.here import Here, LastSignIn
from agent_desktop.desk.signing_in import SignedIn
from agent_desktop.ids import new_id
from agent_desktop.store.opening import memory_store
from ui.bridge import Bridge
from ui.shell.columns import Columns
from ui.shell.entering import Entered
from ui.shell.screen import Screen
from ui.shell.shortcuts import Shortcuts
from ui.style import parts

NAMES = ("Mair Evans", "Gwen <b>Evans</b> & Daughter", "Łukasz Żółć", "O" + "o" * 150)


class PlainScreen(Screen):
    """Notes and nothing else."""

    def __init__(self, caller: CallerNumber, citizen_id: UUID | None) -> None:
        super().__init__()
        self._draft = replace(begin(new_id(), caller, datetime.now(UTC)), citizen_id=citizen_id)
        self.setAccessibleName("Contact")
        self.notes = parts.text_area("Notes")
        parts.column(self, margin=12).addWidget(self.notes)
        self.setFocusProxy(self.notes)

    @property
    def draft(self) -> ContactDraft:
        return replace(self._draft, notes=self.notes.toPlainText())

    def title(self) -> str:
        return self._draft.caller.shown or "New contact"

    def open_citizen(self, citizen_id: UUID) -> None:
        self._draft = replace(self._draft, citizen_id=citizen_id)

    def has_unsent_words(self) -> bool:
        return bool(self.notes.toPlainText())


def match(name: str) -> CitizenMatch:
    return CitizenMatch(
        id=new_id(),
        name=name,
        birth_date=date(1941, 3, 14),
        address_line="12 Heol y Bont",
        postcode="FB3 4QX",
        matched_on=(MatchedOn.NAME,),
    )


MATCHES = tuple(match(name) for name in NAMES)

CROWD = "jones"
"""Finds more people than one page holds."""
PAGE = 25
CROWDED = tuple(match(f"Jones {number}") for number in range(60))


def user(role: Role) -> User:
    return User(id=new_id(), username=role.value, name="R. Perera", role=role)


@dataclass(frozen=True)
class PlainEntered(Entered):
    """What signing in gives, with people who are found without a server."""

    def find(self, text: str, cursor: str | None = None) -> Page[CitizenMatch]:
        if text == CROWD:
            start = int(cursor or 0)
            end = start + PAGE
            return Page(items=CROWDED[start:end], next_cursor=str(end) if end < len(CROWDED) else None)
        return Page(items=tuple(match for match in MATCHES if text.casefold() in match.name.casefold()))

    def screens(self, _bridge: Bridge, _shortcuts: Shortcuts, _place: QWidget, _columns: Columns) -> "PlainScreens":
        return PlainScreens()


class PlainScreens:
    """Makes them, and remembers that nothing may be written any more."""

    ended = False

    def __call__(self, caller: CallerNumber, citizen_id: UUID | None) -> PlainScreen:
        return PlainScreen(caller, citizen_id)

    def again(self, contact: OpenContact) -> PlainScreen:
        made = PlainScreen(contact.draft.caller, contact.draft.citizen_id)
        made.notes.setPlainText(contact.draft.notes)
        return made

    def when_ready(self, do: Callable[[], object]) -> None:
        do()

    def take_back(self, _screen: Screen) -> bool:
        return False

    def renew(self) -> None:
        pass

    def end(self) -> None:
        self.ended = True


def finished(reference: str) -> Finished:
    """A call with a case raised, durable here."""
    return Finished(
        contact_id=new_id(),
        citizen_id=None,
        cases=(RaisedCase(id=new_id(), reference=reference, title="Missed bin"),),
        changed=Changed(),
    )


def entered(role: Role = Role.HANDLER, notice: str = "") -> PlainEntered:
    desk = open_desk("http://127.0.0.1:9")
    someone = user(role)
    desk.keeper.keep(Tokens(access_token="a", refresh_token="r", expires_in=900, user=someone))
    now = datetime.now(UTC)
    last = LastSignIn(user=someone, policy=Policy(), at=now, newest=now)
    desk.here = Here(store=memory_store(), key=b"", path=desk.keys.path(someone.username), last=last)
    return PlainEntered("http://127.0.0.1:9", desk, SignedIn(user=someone, remembered=False, notice=notice))
