"""One person's work, from signing in to signing out: contacts, finding, the line to the server.

Imported when someone signs in: the window with its sign-in page must be there first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from agent_desktop.contacts.numbers import NO_CALL, CallerNumber, read_number
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from ui.bridge import Bridge
from ui.shell.connection import LOOKS, ConnectionWatch
from ui.shell.contact_place import ContactPlace
from ui.shell.empty import EmptyState
from ui.shell.entering import Entered
from ui.shell.finding import Finding
from ui.shell.open_contacts import OpenContacts
from ui.shell.rail import CITIZEN_ROLES
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import MainWindow
from ui.style.announcing import announce

if TYPE_CHECKING:
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.contacts import Finished

FINISHED_SECONDS = 120
"""Long enough to say the reference twice and to write it down."""

PLACES = ("contact", "people", "nothing")


class Work(QObject):
    """Signals: `session_over()` when the server wants to know anew who this is."""

    session_over = Signal()

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        shortcuts: Shortcuts,
        entered: Entered,
        commands: dict[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._window, self.desk = window, entered.desk
        self.with_citizens = entered.signed_in.user.role in CITIZEN_ROLES
        self.place = ContactPlace(shortcuts)
        self.place.tabs.new_asked.connect(self.new_contact)
        make = entered.screens(bridge, shortcuts, self.place.stack)
        self.open = OpenContacts(self.place.tabs, self.place.stack, make, entered.desk.clock)
        self.open.fault.connect(self._look_at_fault)
        self.open.finished.connect(self._say_finished)
        self.open.closed.connect(self._offer_undo)
        self.open.changed.connect(self._show_call)
        everything = {**commands, "contact.new": self.new_contact}
        self.finding = Finding(window, bridge, entered.find, shortcuts, everything)
        self.finding.person.connect(self._open_person)
        self.finding.number.connect(lambda number: self.begin(read_number(number)))
        self.finding.fault.connect(self._look_at_fault)
        self.watch = ConnectionWatch(entered.desk, bridge)
        self.watch.seen.connect(self._show_connection)
        self.watch.turned.connect(lambda connection: announce(window, connection.words))
        self._lay_places()
        self.watch.start()

    def _lay_places(self) -> None:
        window, user = self._window, self.desk.user
        window.add_place("contact", self.place)
        window.add_place("people", self.finding.page)
        none_words = t("Your role has no screens in this version. You can sign out with the button at the top right.")
        window.add_place("nothing", EmptyState("info", t("Nothing here for you yet"), none_words))
        if user is not None:
            window.rail.show_for(user.role)
        window.rail.setVisible(self.with_citizens)
        window.go("contact" if self.with_citizens else "nothing")
        window.bar.search.setVisible(self.with_citizens)
        self.place.tabs.new_button.setFocus()

    def end(self) -> None:
        """Everything goes, and with it what it held of citizens."""
        self.watch.stop()
        self.open.clear()
        self.finding.end()
        for code in PLACES:
            self._window.remove_place(code)
        self.deleteLater()

    def in_front(self) -> OpenContacts:
        """The open contacts, brought to the front."""
        self._window.go("contact")
        return self.open

    # ---- contacts ---------------------------------------------------------------------------------------------

    def new_contact(self) -> None:
        """By hand, with nobody yet."""
        self.begin(NO_CALL)

    def begin(self, caller: CallerNumber, citizen_id: UUID | None = None) -> None:
        """A contact in front, whatever else is open."""
        if not self.with_citizens:
            return
        self._window.go("contact")
        self.open.open(caller, citizen_id)
        if caller.kind is NumberKind.NONE:
            return
        words = (
            t("Call from {number}").format(number=caller.shown) if caller.shown else t("Call from an unknown number")
        )
        announce(self._window, words, urgent=True)

    def _open_person(self, citizen_id: UUID, here: bool) -> None:
        """In the contact in front if it has nobody yet, else in one of their own: never over another's words."""
        self._window.go("contact")
        screen = self.open.current
        if here and screen is not None and screen.draft.citizen_id is None:
            screen.open_citizen(citizen_id)
        else:
            self.begin(NO_CALL, citizen_id)

    def _say_finished(self, finished: "Finished") -> None:
        say, saved = self._window.notices.say, t("Finished and saved on the server.")
        if finished.case is None:
            say(saved, tone="good", seconds=12)
            return
        reference = finished.case.reference
        more = t("Case {reference} is with the service.").format(reference=reference)
        copy = (t("Copy the reference"), lambda: QGuiApplication.clipboard().setText(reference))
        say(saved, tone="good", more=more, copy=copy, seconds=FINISHED_SECONDS)

    def _offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        self._window.notices.say(words, action=(t("Open it again"), undo), seconds=30)

    def _show_call(self) -> None:
        screen = self.open.current
        draft = screen.draft if screen is not None else None
        if screen is None or draft is None or draft.channel is not Channel.PHONE:
            self._window.bar.show_call("")
            return
        held = draft.held_since is not None
        words = t("On hold {time}") if held else t("On a call {time}")
        self._window.bar.show_call(words.format(time=self.open.lasted(screen)), "pause" if held else "phone-call")

    # ---- the line to the server -------------------------------------------------------------------------------

    def _look_at_fault(self, fault: object) -> None:
        """Its words stand where it happened already."""
        if wants_sign_in(fault):
            self.session_over.emit()

    def _show_connection(self, connection: "Connection") -> None:
        icon, tone = LOOKS[connection.state.value]
        self._window.bar.show_connection(connection.words, icon, tone)

    def explain_connection(self) -> None:
        """Since when, how quick, and the way to try again."""
        latest = self.watch.latest
        if latest is None:
            return
        since = latest.since.astimezone().strftime("%H:%M")
        took = t("The last answer took {count} ms.").format(count=latest.latency_ms) if latest.latency_ms else ""
        more = " ".join(part for part in (t("Since {time}.").format(time=since), took) if part)
        self._window.notices.say(latest.words, more=more, action=(t("Try again"), self.watch.probe), seconds=30)


def wants_sign_in(fault: object) -> bool:
    """Whether only signing in again helps."""
    from agent_desktop.desk.faults import SignInNeeded  # late: with it comes the whole wire

    return isinstance(fault, EnvironmentFault) and isinstance(fault, SignInNeeded)
