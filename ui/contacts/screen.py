"""One open contact: who this is, how to speak with them, what is open, and the way to the end of the call."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.contacts.draft import ContactDraft, begin
from agent_desktop.contacts.numbers import NO_CALL, CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import ContactContext, NumberKind
from agent_desktop.desk import answers
from agent_desktop.desk.changed import NOTHING
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Bridge
from ui.contacts.answer_work import AnswerWork
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.contact_keys import bind_keys
from ui.contacts.drawer_work import DrawerWork
from ui.contacts.finishing import Finishing
from ui.contacts.history_work import HistoryWork
from ui.contacts.keeping import Keeping, Saving
from ui.contacts.kept_words import KeptWords
from ui.contacts.opening import Opening
from ui.contacts.panels import AFTER_PAINTING_MS, ContactPanels
from ui.contacts.people_work import PeopleWork
from ui.contacts.script_menu import ScriptMenu
from ui.contacts.script_work import ScriptWork
from ui.contacts.snapshot import Snapshots
from ui.contacts.state import ContactState
from ui.contacts.steps import marks, step_name
from ui.contacts.surroundings import Surroundings
from ui.contacts.walking import Walking
from ui.contacts.whereabouts import Whereabouts
from ui.flags.cards import cards
from ui.shell.columns import Columns
from ui.shell.shortcuts import Shortcuts
from ui.style.at_once import at_once, painted_later
from ui.style.holding import hold, paint_soon
from ui.turns import TURN_MS, once


def first_channel(caller: CallerNumber, citizen_id: UUID | None) -> Channel:
    """A number, or someone looked up, is a call; a contact begun by hand is most often at the counter."""
    return Channel.COUNTER if caller.kind is NumberKind.NONE and citizen_id is None else Channel.PHONE


BLINK_MS = 80
"""An answer within a blink is painted with all the rest. After it the screen says that someone is looked for."""


class ContactScreen(ContactPanels):
    """Asks the desk at once: for the caller's number, or for `citizen_id` where the handler chose someone.

    Made without a `caller` it waits for the call that `take` gives it; with `in_pieces` it is built by `get_ready`.
    Once its contact is over `as_new` makes it ready for another: the panels and Pages stay, put back as they were
    made (see ui.contacts.panels); all that knows of the contact goes with `_life` and is made anew, and any other page
    is dropped. So what works for a contact needs no way back of its own: it begins in `_begin_work`.

    Signals: title_changed(str) of its tab, also when its channel is another; finished(Finished) when it is on this
    computer's disk to be sent; wants_close() after that; fault(fault) for whoever shows the connection or asks to
    sign in (this screen shows it too).
    """

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        caller: CallerNumber | None = None,
        *,
        citizen_id: UUID | None = None,
        shortcuts: Shortcuts | None = None,
        keeping: Keeping | None = None,
        columns: Columns | None = None,
        in_pieces: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Surroundings(desk), parent)
        self._desk, self._bridge = desk, bridge
        self._keeping = keeping or Keeping(desk, bridge, self)
        self.catalogue = desk.catalogue
        self._begin_contact()
        self._blink = once(self, self._paint, BLINK_MS)
        self._after_painting = once(self, self.order_tabs, AFTER_PAINTING_MS)
        self._beside = once(self, self._paint_beside, TURN_MS)
        self._held: QWidget = self
        self._building = self._build(shortcuts, columns)
        if not in_pieces:
            self.build_whole()
        if caller is not None:
            self.take(caller, citizen_id)
            self._paint()
            QTimer.singleShot(0, self._life, self._people.prepare)

    def take(self, caller: CallerNumber, citizen_id: UUID | None = None) -> None:
        """The call this screen is for. The desk is asked first: the server works while the screen is built."""
        now = self._around.now()
        self._state.take_up(begin(self._state.draft.id, caller, now, channel=first_channel(caller, citizen_id)))
        if caller.rang is not None:
            self._state.happened(Happening.ANSWERED, str(caller.rang))
        if citizen_id is not None:
            self._opening.open(citizen_id)
        else:
            self._opening.begin()
        if self.build_whole():
            self._paint_call()  # shown as built, all that is of no use yet would be dressed and laid out
            self._paint_record()
        self._begin_saving()
        self._blink.start()

    def go_on_with(self, contact: OpenContact) -> None:
        """The contact that this screen is for was left open: it stands as it did, cursor and all."""
        self.build_whole()
        self._asking.contact_id = contact.id
        self._snapshots.restore_state(contact)
        self.centre.notes.text.setPlainText(contact.draft.notes)
        self._opening.go_on()
        self._paint()
        self._snapshots.restore_words(contact)
        self._whereabouts.put(contact.cursor)
        self._scripts.when_there(partial(self._whereabouts.put, contact.cursor))
        self._saving.begin_with(contact)
        self._begin_saving()

    def _begin_saving(self) -> None:
        self._state.changed.connect(self._saving.changed)
        self._state.typed.connect(self._saving.changed)
        self._state.moved.connect(self._saving.moved)
        self._saving.changed()

    def as_new(self) -> Iterator[None]:
        """Its contact is over: be as `get_ready` made it, of nobody, a piece at a time. Not to be called by anything
        within it."""
        self._blink.stop()
        self._after_painting.stop()
        if self._beside.isActive():
            self._beside.stop()
            paint_soon(self._held)
        shiboken6.delete(self._life)
        self._bridge.ask(partial(answers.forget, self._desk), _nothing, _nothing, owner=self, by_itself=True, near=True)
        self._begin_contact()
        yield
        for _piece in self.panels_as_new():
            yield
        self._begin_work()
        yield
        self.lay_out()

    # ---- for the shell ---------------------------------------------------------------------------------------------

    @property
    def draft(self) -> ContactDraft:
        return self._state.draft

    def title(self) -> str:
        """What the tab says: the person, or how the call came in."""
        citizen = self._state.citizen
        if citizen is not None:
            latin = citizen.latin_name
            return latin if latin and len(latin) < len(citizen.name) else citizen.name
        return self._state.draft.caller.shown or t("New contact")

    def open_citizen(self, citizen_id: UUID) -> None:
        """Someone was found for this contact: show them."""
        self._opening.open(citizen_id)

    @property
    def is_filled(self) -> bool:
        return not (self._blink.isActive() or self._beside.isActive())

    def snapshot(self) -> OpenContact:
        return self._snapshots.take(self._whereabouts.cursor)

    def stands(self, place: int, *, in_front: bool) -> None:
        if (place, in_front) != (self._snapshots.place, self._snapshots.in_front):
            self._snapshots.place, self._snapshots.in_front = place, in_front
            self._state.moved.emit()

    def take_focus(self) -> None:
        if not self._whereabouts.take_focus():
            self._walking.focus_step()

    def keep_now(self) -> bool:
        return self._saving.keep_now()

    def forget(self) -> None:
        self._saving.forget()

    def _line_turned(self) -> None:
        """What a script's action does is another without a line."""
        self._state.happened(Happening.LINE_BACK if self._around.line else Happening.LINE_LOST)
        self._state.changed.emit()

    def line_is_back(self) -> None:
        self._opening.line_is_back()

    def renew(self) -> None:
        self._opening.renew()

    def has_unsent_words(self) -> bool:
        """Whether closing now would lose something."""
        draft = self._state.draft
        worth = bool(draft.notes.strip()) or bool(draft.cases or draft.quotes) or draft.outcome is not None
        return not self._finishing.done and (worth or self._words_beside())

    def _words_beside(self) -> bool:
        """Whether something is typed about a person that is in no draft and not saved yet."""
        return self._people.has_words or self._drawers.has_words

    # ---- one contact -------------------------------------------------------------------------------------------------

    def _begin_contact(self) -> None:
        """What knows of the contact in hand. All of it goes with `_life`, and so does whatever is asked for it."""
        self._life = QObject(self)
        self._state = ContactState(begin(new_id(), NO_CALL, self._around.now()), self._around.now, self._life)
        self._asking = Asking(self._desk, self._bridge, self._state.draft.id, self._life, written=self.written.emit)
        self._opening = Opening(self._state, self._asking, self._around, self.notices)
        self._saving = Saving(self._keeping, self.snapshot, self._life)
        self.store_replaced.connect(self._saving.keep_anew)
        self._tab: tuple[str, Channel] | None = None
        self._painted: ContactContext | None = None
        self._ordered: tuple[object, ...] = ()

    def _begin_work(self) -> None:
        """What is done in the panels for the contact in hand: of no use after it, as `_begin_contact`."""
        state, asking, around, notices, pages = self._state, self._asking, self._around, self.notices, self._pages
        self._people = PeopleWork(state, asking, around, self.header, notices, opening=self._opening, pages=pages)
        self._history = HistoryWork(state, asking, around, self.history, notices)
        self._cases = CaseWork(state, asking, around, centre=self.centre, side=self.side, notices=notices, pages=pages)
        self._scripts = ScriptWork(
            state, asking, around, cases=self._cases, centre=self.centre, side=self.side, notices=notices, pages=pages
        )
        self._menu = ScriptMenu(state, self._scripts)
        notes = self.centre.notes
        self._answers = AnswerWork(
            state, asking, around, side=self.side, notes=notes, notices=notices, cases=self._cases
        )
        self._drawers = DrawerWork(state, asking, around, self.side, notices)
        self._finishing = Finishing(
            state,
            asking,
            around,
            bar=self.bar,
            notes=self.centre.notes,
            cases=self._cases,
            notices=notices,
            saving=self._saving,
            words_beside=self._words_beside,
        )
        self._kept = KeptWords(self._saving, around, self.centre.notes, notices)
        self._snapshots = Snapshots(
            state, around, self._people, self._cases, self._drawers, scripts=self._scripts, answers=self._answers
        )
        self._whereabouts = Whereabouts(state, self)
        self._walking = Walking(state, self._people, self._cases, self.centre, self._area, scripts=self._scripts)
        self._wire_work()

    def _wire_work(self) -> None:
        self._state.changed.connect(self._paint)
        self._people.step_wanted.connect(self._scripts.give_way)  # another person is asked for in the middle of one
        self._opening.opened.connect(self._walking.focus_idle)
        self._opening.offered.connect(self._walking.focus_idle)
        self._drawers.back_wanted.connect(self._opening.open)
        self.written.connect(self._opening.look_what_waits)
        self.answers_changed.connect(self._scripts.renew_answers)
        self.answers_changed.connect(self._answers.look_again)
        self.answer_wanted.connect(self._answers.read)
        self._answers.sent.connect(self._sent_a_word)
        self._answers.left.connect(self._walking.focus_step)
        self.line_turned.connect(self._line_turned)
        works = (self._people, self._history, self._cases, self._scripts, self._answers, self._drawers, self._finishing)
        for work in works:
            work.fault.connect(self.fault)
        self.header.update_wanted.connect(self._drawers.open_details)
        self.header.flags_wanted.connect(self._drawers.open_flags)
        self._drawers.closed.connect(self._walking.focus_step)
        self.centre.notes.changed.connect(self._state.take_notes)
        self.centre.next_wanted.connect(self._walking.go_on)
        self.centre.back_wanted.connect(self._walking.go_back)
        self.centre.step_wanted.connect(self._walking.go)
        self.centre.steps_listed.connect(self._menu.fill)
        self.centre.script_wanted.connect(self._scripts.choose_another)
        self._scripts.moved.connect(self._walking.focus_step)
        self._finishing.finished.connect(self._finished)

    # ---- building ----------------------------------------------------------------------------------------------------

    def _build(self, shortcuts: Shortcuts | None, columns: Columns | None) -> Iterator[None]:
        yield from self.build(columns)
        self._begin_work()
        if shortcuts is not None:
            bind_keys(shortcuts, self, lambda: self._answers)

    # ---- going through the call --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._walking.takes(event):
            return
        if event.key() == Qt.Key.Key_Escape and (self._answers.go_back() or self._close_drawer()):
            return
        super().keyPressEvent(event)

    def _close_drawer(self) -> bool:
        if self.side.drawer is None:
            return False
        self._drawers.close()
        return True

    # ---- painting ----------------------------------------------------------------------------------------------------

    def _paint(self) -> None:
        """Another person changes nearly everything: that is laid out in two turns, and painted once."""
        self._blink.stop()
        if self._state.context is self._painted and not self._beside.isActive():
            with painted_later(self):
                self._paint_call()
                self._paint_record()
            self.filled.emit()
            return
        self._painted = self._state.context
        with at_once(self):
            self._paint_call()
        if not self._beside.isActive():
            self._held = self.window()
            hold(self._held)
            self._beside.start()

    def _paint_beside(self) -> None:
        """The second turn: what no key is for while it comes."""
        try:
            with at_once(self):
                self._paint_record()
        finally:  # whatever is wrong with it, the window is painted again
            paint_soon(self._held)
        self.filled.emit()

    def _paint_record(self) -> None:
        """What is known of the person: flags, what happened before, answers."""
        shown = self._around.flags(self._state.context) if self._state.context else ()
        self.show_flags(cards(shown, self._around.today(), self._state.waiting.flags))
        self._history.paint()
        self._answers.paint()

    def _paint_call(self) -> None:
        """Who it is, and whatever is typed into: a key may come before the second turn."""
        state = self._state
        self._people.paint()
        self._scripts.paint()
        self._cases.paint()
        self._drawers.paint()
        page = self._walking.page()
        self.centre.show_page(page)
        ordered = (page, self._scripts.visit, self.body.columns, self.side.drawer, self.side.answers.showing)
        if ordered != self._ordered:
            self._ordered = ordered
            self._after_painting.start()
        if not self._scripts.in_front:
            self._show_where()
        self._finishing.paint()
        tab = (self.title(), state.draft.channel)
        if tab != self._tab:
            self._tab = tab
            self.title_changed.emit(tab[0])

    def _show_where(self) -> None:
        state, service = self._state, self._cases.service
        below = service.name.in_language(language()) if service else ""
        self.centre.show_where(
            state.step, marks(state.draft, state.step, form_complete=state.form_complete), step_name(state.step), below
        )

    def _sent_a_word(self) -> None:
        """About an answer: it waits to be sent."""
        self.written.emit(NOTHING)

    def _finished(self, finished: Finished) -> None:
        with painted_later(self):  # it goes, and a notice comes
            self.finished.emit(finished)
            self.wants_close.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.isAncestorOf(QApplication.focusWidget() or self) and event.type() == QEvent.Type.Show:
            self.take_focus()


def _nothing(_result: object) -> None:
    """It is done, or there was nothing to do."""
