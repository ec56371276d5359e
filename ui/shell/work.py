"""One person's work, from signing in to signing out: contacts, finding, the line to the server.

Imported when someone signs in: the window with its sign-in page must be there first.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.numbers import NO_CALL, CallerNumber, read_number
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.contract.script_runs import Mode
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t, tn
from ui.bridge import Bridge
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import AskingForAnswers
from ui.knowledge.found_rows import FoundRow
from ui.knowledge.work import AnswersWork
from ui.outbox.words import waiting_words
from ui.outbox.work import OutboxWork
from ui.shell.arriving import Arriving, called_words, writes_now
from ui.shell.columns import Columns
from ui.shell.contact_place import ContactPlace
from ui.shell.entering import Entered
from ui.shell.finding import Finding
from ui.shell.finding_answers import FindingAnswers
from ui.shell.finished_notices import FinishedNotices
from ui.shell.open_contacts import OpenContacts
from ui.shell.rail import CITIZEN_ROLES, PRACTICE_ROLES, SCRIPT_ROLES
from ui.shell.restoring import Restoring
from ui.shell.shortcuts import Shortcuts
from ui.shell.traffic import Traffic
from ui.shell.wanting_sign_in import wants_sign_in
from ui.shell.window import MainWindow
from ui.style import theme
from ui.style.announcing import announce
from ui.style.going import let_go
from ui.turns import in_a_turn

if TYPE_CHECKING:
    from agent_desktop.contacts.open_contact import OpenContact
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.filling import Coming
    from agent_desktop.desk.finishing import Finished
    from agent_desktop.desk.outbox import Counts, Delivered
    from agent_desktop.outbox.rows import OutboxRow
    from ui.knowledge.editor.editors_work import EditorsWork
    from ui.practice.work import PracticeWork
    from ui.reviews.work import ReviewsWork
    from ui.scripts.editor.work import ScriptsWork
    from ui.shell.notices import Action

AS_LEFT_SECONDS = 20
AT_WORK_ALONE = frozenset({"reviews", "practice"})  # places that practice has not


class Work(QObject):
    """Signals: `session_over()` when the server wants to know anew who this is; `changed(Changed)` when something that
    a screen may show is another now, whoever changed it; `practise_wanted(scenario, course or None, number)`."""

    session_over = Signal()
    changed = Signal(object)
    practise_wanted = Signal(object, object, int)

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        shortcuts: Shortcuts,
        entered: Entered,
        *,
        columns: Columns,
    ) -> None:
        super().__init__(window)
        self._window, self.desk = window, entered.desk
        self.with_citizens = entered.signed_in.user.role in CITIZEN_ROLES
        self.practises = entered.desk.mode is Mode.PRACTICE
        self.place = ContactPlace(shortcuts)
        self.place.tabs.new_asked.connect(self.new_contact)
        make = entered.screens(bridge, shortcuts, self.place.stack, columns)
        self.open = OpenContacts(self.place.tabs, self.place.stack, make, entered.desk.clock)
        self.open.fault.connect(self._look_at_fault)
        self.open.finished.connect(self._say_finished)
        self.open.closed.connect(self._offer_undo)
        self.open.changed.connect(self._show_call)
        self._arriving = Arriving(self.open, window, shortcuts)
        self._restoring = Restoring(self.open, make)
        self._restoring.as_left.connect(self._say_as_left)
        self.changed.connect(self.open.renew)
        commands = {"help", "contact.new"} if self.with_citizens else {"help"}
        self.answers = AnswersWork(entered.desk, bridge, window.notices, shortcuts, self)
        self.answers.fault.connect(self._look_at_fault)
        among = FindingAnswers(AskingForAnswers(entered.desk, bridge, self), Surroundings(entered.desk), self)
        find = entered.find if self.with_citizens else None
        self.finding = Finding(window, bridge, find, answers=among, shortcuts=shortcuts, commands=commands)
        self.finding.answer.connect(self._read_answer)
        self.finding.person.connect(self._open_person)
        self.finding.number.connect(lambda number: self.begin(read_number(number)))
        self.finding.fault.connect(self._look_at_fault)
        self.traffic = Traffic(entered.desk, bridge, window.bar)
        self.traffic.catalogue_changed.connect(make.renew)
        self.traffic.articles_changed.connect(self._articles_changed)
        self.traffic.coming.connect(self._show_coming)
        self.outbox = OutboxWork(entered.desk, bridge, window.notices, self)
        self.scripts: ScriptsWork | None = None
        self.editors: EditorsWork | None = None
        self.reviews: ReviewsWork | None = None
        self.practice: PracticeWork | None = None
        self._finished = FinishedNotices(window.notices, lambda: self.traffic.online)
        self._wire_traffic()
        self._lay_places(entered, bridge, shortcuts)
        bridge.ask(entered.left_open, self._restoring.restore, self._show_fault, owner=self, near=True)
        in_a_turn(self, self.traffic.start)  # what goes on by itself, once the window stands

    # ---- places -----------------------------------------------------------------------------------------------

    def _lay_places(self, entered: Entered, bridge: Bridge, shortcuts: Shortcuts) -> None:
        """Each is made when someone first goes there, or in the quiet: see ui.shell.places."""
        window, places, user = self._window, self._window.places, entered.signed_in.user
        writes = user.role in SCRIPT_ROLES
        if self.with_citizens:
            places.add("contact", lambda: self.place, dress=lambda _place: self.place.dress(), goes_last=True)
            places.add("people", lambda: self.finding.make_page(entered.find))
        if self.with_citizens and not self.practises:
            places.add("reviews", lambda: self._for_reviews(bridge, shortcuts, user.role), dress=None)
        if user.role in PRACTICE_ROLES and not self.practises:
            places.add("practice", lambda: self._for_practice(bridge, shortcuts, user.role), dress=None)
        places.add("outbox", lambda: self.outbox.place)
        if writes:
            places.add("scripts", lambda: self._for_scripts(bridge), dress=None)
            places.add("answers", lambda: self._for_editors(bridge), dress=None)
        else:
            places.add("answers", lambda: self.answers.place)
        window.rail.show_for(user.role, without=AT_WORK_ALONE if self.practises else ())
        window.rail.setVisible(bool(window.rail.codes))
        window.go("contact" if self.with_citizens else "scripts")
        if self.with_citizens:
            self.place.tabs.new_button.setFocus()

    def _for_scripts(self, bridge: Bridge) -> QWidget:
        """Only for those who write or approve them."""
        from ui.scripts.editor.work import ScriptsWork  # late: no handler waits for it

        self.scripts = made = ScriptsWork(self.desk, bridge, self._window.notices)
        made.setParent(self)
        made.fault.connect(self._look_at_fault)
        return made.place

    def _for_editors(self, bridge: Bridge) -> QWidget:
        """Only for those who write or validate answers."""
        from ui.knowledge.editor.editors_work import EditorsWork  # late: no handler waits for it

        find = theme.dress(self.answers.place)
        self.editors = made = EditorsWork(self.desk, bridge, self._window.notices, find)
        made.start()
        return self._adopt(made, "answers")

    def _for_reviews(self, bridge: Bridge, shortcuts: Shortcuts, role: Role) -> QWidget:
        """For those who review contacts, and those whose contacts are reviewed."""
        from ui.reviews.work import ReviewsWork  # late: with what comes after the contact

        self.reviews = made = ReviewsWork(self.desk, bridge, self._window.notices, shortcuts, role)
        made.practice_wanted.connect(self._to_practice)
        return self._adopt(made, "reviews")

    def _for_practice(self, bridge: Bridge, shortcuts: Shortcuts, role: Role) -> QWidget:
        """For those who practise, and those who train them."""
        from ui.practice.work import PracticeWork  # late: with what comes after the contact

        self.practice = made = PracticeWork(self.desk, bridge, self._window.notices, shortcuts, role)
        made.written.connect(self.traffic.written)
        self.traffic.articles_changed.connect(made.look_again)
        made.start()
        made.practise_wanted.connect(self.practise_wanted)
        return self._adopt(made, "practice")

    def _adopt(self, made: "EditorsWork | ReviewsWork | PracticeWork", code: str) -> QWidget:
        """It ends with this; what goes wrong in it is looked at, and how much waits there stands in the rail."""
        made.setParent(self)
        made.fault.connect(self._look_at_fault)
        made.counted.connect(lambda count: self._window.rail.set_badge(code, count))
        return made.place

    def _to_practice(self, scenario: str) -> None:
        """To a call that was set after a review."""
        self._window.go("practice")
        if self.practice is not None:
            self.practice.practise_scenario(scenario)

    def _wire_traffic(self) -> None:
        traffic, outbox = self.traffic, self.outbox
        traffic.changed.connect(self.changed)
        traffic.session_over.connect(self.session_over)
        traffic.fault.connect(self._show_fault)
        traffic.watch.seen.connect(self._line_seen)
        traffic.watch.turned.connect(self._line_turned)
        traffic.counted.connect(self._show_counts)
        traffic.delivered.connect(self._delivered)
        traffic.sending.connect(outbox.say_sending)
        outbox.written.connect(traffic.written)
        self.answers.sent.connect(traffic.written)
        self.open.written.connect(traffic.written)
        outbox.send_wanted.connect(self.send_now)
        outbox.front_wanted.connect(lambda: self._window.go("outbox"))
        outbox.reopened.connect(self._reopen)
        outbox.met.connect(self._say_met)
        outbox.fault.connect(self._look_at_fault)

    def end(self) -> None:
        """Everything goes, and with it what it held of citizens."""
        from agent_desktop.desk import answers  # late: with it comes what searches

        answers.forget(self.desk)
        self.traffic.stop()
        self.open.clear()
        self.finding.end()
        self._window.places.clear()
        self.outbox.end()
        let_go(self.place)
        self.deleteLater()

    def keep_what_is_written(self) -> None:
        """The program ends: what is in hand is on the disk when this returns. Raises StoreFaults."""
        for writing in (self.scripts, self.editors, self.reviews, self.practice):
            if writing is not None:
                writing.keep_now()

    @property
    def ends_with_the_program(self) -> int:
        """How many records wait to be sent where nothing can be written: signing out or closing loses them."""
        here, counts = self.desk.here, self.traffic.counts
        if here is None or here.lasting or counts is None:
            return 0
        return counts.waiting + counts.refused + counts.meets

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
        if caller.kind is not NumberKind.NONE:
            announce(self._window, called_words(caller), urgent=True)

    def arrive(self, caller: CallerNumber) -> None:
        """A call from outside. Whoever is writing goes on writing, and goes there when they choose."""
        if self.with_citizens and writes_now(self._window):
            self._arriving.offer(self.open.open(caller, in_front=False), called_words(caller))
        else:
            self.begin(caller)

    def _open_person(self, citizen_id: UUID, here: bool) -> None:
        """In the contact in front if it has nobody yet, else in one of their own: never over another's words."""
        self._window.go("contact")
        screen = self.open.current
        if here and screen is not None and screen.draft.citizen_id is None:
            screen.open_citizen(citizen_id)
        else:
            self.begin(NO_CALL, citizen_id)

    def _read_answer(self, found: FoundRow) -> None:
        """In the contact in front, or where answers are read without one."""
        screen = self.open.current if self.with_citizens else None
        if screen is not None:
            self._window.go("contact")
            screen.answer_wanted.emit(found.kind.value, found.id)
        else:
            self._window.go("answers")
            if self.editors is not None:
                self.editors.place.go(self.editors.find)
            self.answers.read(found.kind, found.id)

    def _say_finished(self, finished: "Finished") -> None:
        self._finished.say(finished)
        self.changed.emit(finished.changed)
        self.traffic.written()

    def _offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        self._window.notices.say(words, action=(t("Open it again"), undo), seconds=30)

    def _say_as_left(self, count: int, moment: datetime) -> None:
        """Quietly: everything stands where it stood."""
        words = tn(
            "{count} contact is as you left it at {time}.", "{count} contacts are as you left them at {time}.", count
        )
        said = words.format(count=count, time=f"{moment.astimezone():%H:%M}")
        self._window.notices.say(said, seconds=AS_LEFT_SECONDS)

    def _line_seen(self, connection: "Connection") -> None:
        if connection.reached:
            for screen in self.open.screens:
                screen.line_is_back()

    def _line_turned(self) -> None:
        for screen in self.open.screens:
            screen.line_turned.emit()

    def _articles_changed(self) -> None:
        self.answers.look_again()
        for screen in self.open.screens:
            screen.answers_changed.emit()

    def _show_coming(self, coming: "Coming | None", online: bool) -> None:
        self.answers.show_coming(coming, online=online)
        self.outbox.show_coming(coming, online=online)

    def _show_call(self) -> None:
        screen = self.open.current
        draft = screen.draft if screen is not None else None
        if screen is None or draft is None or draft.channel is not Channel.PHONE:
            self._window.bar.show_call("")
            return
        held, unrecorded = draft.held_since is not None, draft.unrecorded_since is not None
        words = t("On hold {time}") if held else t("Recording paused {time}") if unrecorded else t("On a call {time}")
        icon = "pause" if held else "circle-pause" if unrecorded else "phone-call"
        self._window.bar.show_call(words.format(time=self.open.lasted(screen)), icon)

    # ---- the line to the server -------------------------------------------------------------------------------

    def _look_at_fault(self, fault: object) -> None:
        """Its words stand where it happened already."""
        if wants_sign_in(fault):
            self.session_over.emit()

    def _show_fault(self, fault: EnvironmentFault | ProgramFault) -> None:
        """Of this computer itself, in the background: nobody's screen shows it."""
        if wants_sign_in(fault):
            self.session_over.emit()
        else:
            self._window.notices.show_fault(fault)

    def signed_in_again(self) -> None:
        """The session is there again: what waited for it goes."""
        self.traffic.signed_in_again()

    def explain_connection(self) -> None:
        """Since when, how quick, what waits, and the ways on."""
        latest = self.traffic.watch.latest
        if latest is None:
            return
        since = latest.since.astimezone().strftime("%H:%M")
        took = t("The last answer took {count} ms.").format(count=latest.latency_ms) if latest.latency_ms else ""
        waits = waiting_words(self.traffic.waiting)
        more = " ".join(
            part
            for part in (
                t("Since {time}.").format(time=since),
                took,
                f"{waits}." if waits else "",
                self.traffic.coming_words,
            )
            if part
        )
        again = (t("Try again"), self.traffic.try_again)
        held = (t("Held on this computer"), self.outbox.show_held) if self.with_citizens else None
        self._window.notices.say(latest.words, more=more, action=again, also=held, seconds=30)

    # ---- what waits -------------------------------------------------------------------------------------------

    def send_now(self) -> None:
        """By hand. Whatever is on its way already is not sent twice."""
        self.traffic.try_again()

    def _delivered(self, delivered: "Delivered") -> None:
        self._finished.sent(delivered)
        self.outbox.tell(delivered)

    def _show_counts(self, counts: "Counts") -> None:
        self._window.rail.set_badge("outbox", counts.waiting + counts.refused + counts.meets)

    def _say_met(self, _row: "OutboxRow", words: str, action: "Action") -> None:
        self._window.notices.say(words, tone="warn", more=t("Both texts are kept."), action=action)

    def _reopen(self, contact: "OpenContact") -> None:
        """To be corrected where it was typed, and finished anew."""
        self._window.go("contact")
        self.open.restore(contact)
