"""What is done about the outbox: looking, sending again, correcting, taking out, choosing where edits meet, wiping."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import held as holding
from agent_desktop.desk import meeting as meetings
from agent_desktop.desk import outbox, reopening
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.held import Held
from agent_desktop.desk.meeting import Meeting, Settled
from agent_desktop.desk.outbox import Delivered
from agent_desktop.language import t, tn
from agent_desktop.outbox.merging import Choice
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.bridge import Bridge, Fault
from ui.contacts.surroundings import Surroundings
from ui.outbox.correct_page import CorrectPage
from ui.outbox.correcting import form_for
from ui.outbox.held_page import HeldPage
from ui.outbox.meeting_page import MeetingPage
from ui.outbox.model import Rows, gathered
from ui.outbox.page import OutboxPage
from ui.outbox.place import OutboxPlace
from ui.outbox.words import Around, moment_words, title
from ui.shell.notices import NoticeArea

if TYPE_CHECKING:
    from agent_desktop.desk.filling import Coming

T = TypeVar("T")

UNDO_SECONDS = 30


class OutboxWork(QObject):
    """Signals: `written()` when something can be sent now; `send_wanted()` by hand; `front_wanted()` to bring the
    Outbox to the front; `reopened(OpenContact)` a refused contact to be corrected where it was typed;
    `met(OutboxRow, words, action)` to be said where its person is open, or above the work; `fault(fault)` for whoever
    asks to sign in: it is shown already."""

    written = Signal()
    send_wanted = Signal()
    front_wanted = Signal()
    reopened = Signal(object)
    met = Signal(object, str, object)
    fault = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._notices = desk, bridge, notices
        self._around = Surroundings(desk)
        self._asking = self._ask_again = False
        self._made: OutboxPlace | None = None
        self._to_say: dict[str, Callable[[OutboxPage], None]] = {}

    @property
    def place(self) -> OutboxPlace:
        """Made when it is first wanted: nobody who takes a call waits for it."""
        if self._made is None:
            here = self._around
            page = OutboxPage(Around(now=here.now(), zone=here.zone), self._desk.catalogue.services)
            self._made = place = OutboxPlace(page)
            self._wire(place, page)
            for say in self._to_say.values():
                say(page)
            self._to_say.clear()
        return self._made

    @property
    def page(self) -> OutboxPage:
        return self.place.page

    def end(self) -> None:
        """Whoever worked here is signed out; also where nobody ever went there."""
        if self._made is not None:
            self._made.deleteLater()

    def _say(self, about: str, say: Callable[[OutboxPage], None]) -> None:
        """On the page: now, or the last of it `about` the same once there is one."""
        if self._made is None:
            self._to_say[about] = say
        else:
            say(self.page)

    def say_sending(self, words: str) -> None:
        self._say("sending", lambda page: page.say_sending(words))

    def show_coming(self, coming: "Coming | None", *, online: bool) -> None:
        self._say("coming", lambda page: page.coming.show_coming(coming, online=online))

    def _wire(self, place: OutboxPlace, page: OutboxPage) -> None:
        details = page.details
        place.shown.connect(page.expect_rows)
        place.shown.connect(self.refresh)
        page.send_all_wanted.connect(self.send_wanted)
        page.held_wanted.connect(self.show_held)
        for signal in (details.send_wanted, details.again_wanted):
            signal.connect(self._send_again)
        details.correct_wanted.connect(self.correct)
        details.decide_wanted.connect(self.decide)
        details.unwanted.connect(self._withdraw)

    def around(self, rows: Rows | None = None) -> Around:
        here, connection = self._around, self._desk.watch.connection
        reached = connection is None or connection.reached
        return Around(now=here.now(), zone=here.zone, rows=rows.by_id if rows else {}, reached=reached)

    def go(self) -> None:
        """The Outbox itself, in front."""
        self.place.back()
        self.front_wanted.emit()

    # ---- looking ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the rows, where anybody sees them. Asked again while under way: once more, after it."""
        if self._made is None or not self._made.isVisible():
            return
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        self._bridge.ask(self._every, self._show, self._not_shown, owner=self, by_itself=True, near=True)

    def _every(self) -> Rows:
        """Not on the screen's thread."""
        return gathered(outbox.every(self._desk))

    def _show(self, rows: Rows) -> None:
        self._asking = False
        self.page.services = self._desk.catalogue.services
        self.page.show_rows(rows, self.around(rows))
        if self._ask_again:
            self._ask_again = False
            self.refresh()

    def _not_shown(self, fault: Fault) -> None:
        self._asking = self._ask_again = False
        self._failed(fault)

    def show_row(self, row: OutboxRow) -> None:
        """The Outbox with this row chosen, whatever it showed before."""
        self.place.back()
        self.front_wanted.emit()
        self._ask(self._every, partial(self._show_chosen, row))

    def _show_chosen(self, row: OutboxRow, rows: Rows) -> None:
        self.page.show_rows(rows, self.around(rows))
        self.page.choose(row)

    def tell(self, delivered: Delivered) -> None:
        """What the handler has to know of one exchange: said once, when it became so."""
        self.refresh()
        if delivered.sent:
            words = moment_words(self._around.now(), self.around())
            self._say("sent", lambda page: page.say_last_sent(words))
        for row in delivered.meets:
            words = t("Someone else changed the same: {what}.").format(what=title(row, self._around.zone))
            action = (t("Compare and choose"), partial(self.decide, row))
            self.met.emit(row, words, action)
        if len(delivered.refused) == 1:
            (row,) = delivered.refused
            words = t("The server did not take this: {what}.").format(what=title(row, self._around.zone))
            look = (t("See what to do"), partial(self.show_row, row))
            self._notices.say(words, tone="warn", more=t("It is kept, and can be corrected."), action=look)
        elif delivered.refused:
            count = len(delivered.refused)
            words = tn("The server did not take {count} of these.", "The server did not take {count} of these.", count)
            look = (t("See what to do"), partial(self.show_row, delivered.refused[0]))
            kept = t("They are kept, and can be corrected.")
            self._notices.say(words.format(count=count), tone="warn", more=kept, action=look)

    # ---- sending, correcting, taking out ------------------------------------------------------------------------

    def _send_again(self, row: OutboxRow) -> None:
        self._ask(partial(outbox.send_again, self._desk, row.id), self._will_go)

    def _will_go(self, _row: object) -> None:
        self.place.back()
        self.refresh()
        self.written.emit()

    def correct(self, row: OutboxRow) -> None:
        """In the form it was typed in; a contact is opened again as it was."""
        if row.kind is DeliveryKind.CONTACT:
            self._ask(partial(reopening.reopen, self._desk, row.id), self._reopened)
            return
        catalogue = self._desk.catalogue
        form = form_for(row, catalogue.services, catalogue.calendars, self._around.now())
        if form is None:
            words = t("This can't be corrected here. Send it again once the service is offered again, or take it out.")
            self._notices.say(words, tone="warn", seconds=UNDO_SECONDS)
            return
        page = CorrectPage(row, form, catalogue.services, self._around.zone)
        page.closed.connect(self.place.back)
        page.corrected.connect(self._corrected)
        self.place.show_instead(page)
        form.focus_first()

    def _reopened(self, contact: object) -> None:
        self.refresh()
        self.reopened.emit(contact)

    def _corrected(self, row: OutboxRow, body: msgspec.Raw) -> None:
        self._ask(partial(outbox.correct, self._desk, row.id, body), partial(self._goes_corrected, row))

    def _goes_corrected(self, before: OutboxRow, row: OutboxRow) -> None:
        if row.reference != before.reference:
            words = t("The case has a new reference: {reference}.").format(reference=row.reference)
            more = t("{reference} does not stand for this case. Tell the citizen the new one.").format(
                reference=before.reference
            )
            self._notices.say(words, tone="warn", more=more)
        self._will_go(row)

    def _withdraw(self, row: OutboxRow) -> None:
        self._ask(partial(outbox.withdraw, self._desk, row.id), partial(self._withdrawn, row))

    def _withdrawn(self, row: OutboxRow, rows: tuple[OutboxRow, ...]) -> None:
        """It is out, and every word of it is kept here until the notice goes."""
        words = t("Taken out: {what}.").format(what=title(row, self._around.zone))
        more = len(rows) - 1
        late = t("If it was on its way already, it is on the server.") if row.state is RowState.WAITING else ""
        along = tn("{count} that depends on it went along.", "{count} that depend on it went along.", more)
        undo = (t("Undo"), partial(self._put_back, rows))
        said = " ".join(filter(None, (along.format(count=more) if more else "", late)))
        self._notices.say(words, more=said, action=undo, seconds=UNDO_SECONDS)
        self.refresh()
        self.written.emit()

    def _put_back(self, rows: tuple[OutboxRow, ...]) -> None:
        self._ask(partial(outbox.put_back, self._desk, rows), self._will_go)

    # ---- edits that meet ------------------------------------------------------------------------------------------

    def decide(self, row: OutboxRow) -> None:
        """Both texts, side by side."""
        self.front_wanted.emit()
        self._ask(partial(meetings.meeting, self._desk, row.id), self._show_meeting)

    def _show_meeting(self, meeting: Meeting) -> None:
        page = MeetingPage(meeting, self.around(), self._desk.catalogue.services)
        page.closed.connect(self.place.back)
        page.saved.connect(self._decided)
        self.place.show_instead(page)

    def _decided(self, meeting: Meeting, chosen: dict[str, Choice]) -> None:
        self._ask(partial(meetings.settle, self._desk, meeting.row.id, chosen), self._settled)

    def _settled(self, settled: Settled) -> None:
        """Theirs alone: nothing is left to send, and mine can be had back for a while."""
        if settled.row is None:
            words = t("Theirs stands, and yours will not be sent: {what}.")
            undo = (t("Undo"), partial(self._put_back, (settled.before,)))
            said = words.format(what=title(settled.before, self._around.zone))
            self._notices.say(said, action=undo, seconds=UNDO_SECONDS)
        self._will_go(None)

    # ---- what is held ---------------------------------------------------------------------------------------------

    def show_held(self) -> None:
        """Whom and what this computer holds."""
        self.front_wanted.emit()
        page = HeldPage()
        page.closed.connect(self.place.back)
        page.wipe_wanted.connect(partial(self._wipe, page))
        page.recover_wanted.connect(partial(self._recover, page))
        self.place.show_instead(page)
        self._ask_held(page)

    def _ask_held(self, page: HeldPage) -> None:
        self._ask(partial(holding.held, self._desk), partial(self._show_held, page), owner=page)

    def _show_held(self, page: HeldPage, held: Held) -> None:
        page.show_held(held, self.around())

    def _wipe(self, page: HeldPage) -> None:
        self._ask(partial(holding.wipe, self._desk), partial(self._wiped, page), owner=page)

    def _recover(self, page: HeldPage, earlier_password: str) -> None:
        self._ask(partial(holding.recover, self._desk, earlier_password), partial(self._recovered, page), owner=page)

    def _recovered(self, page: HeldPage, words: str) -> None:
        self._notices.say(words, tone="good")
        self._ask_held(page)
        self.written.emit()

    def _wiped(self, page: HeldPage, _nothing: object) -> None:
        page.say_wiped()
        self._ask_held(page)

    # ---- asking ---------------------------------------------------------------------------------------------------

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], *, owner: QObject | None = None) -> None:
        self._bridge.ask(action, done, self._failed, owner=owner or self, near=True)

    def _failed(self, fault: Fault) -> None:
        """What was typed or chosen stands; what is meanwhile gone is no longer shown."""
        front = self._made.front if self._made is not None else None
        if isinstance(front, CorrectPage | MeetingPage):
            front.show_trouble()
        self._notices.show_fault(fault)
        self.fault.emit(fault)
        self.refresh()
