"""The panels opened beside the call: correcting a record, recording a flag."""

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.open_contact import OpenContact, PanelWords
from agent_desktop.contract.citizens import Citizen, CitizenChange
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from agent_desktop.desk.citizens import Corrected
from agent_desktop.desk.faults import FieldsRefused, SomeoneChangedIt
from agent_desktop.desk.flags import Recorded
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import t
from ui.bridge import Fault
from ui.citizens.details_panel import DetailsPanel
from ui.contacts.asking import Asking
from ui.contacts.remembering import put_back, watch, words_in
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.flags.panel import FlagsPanel
from ui.shell.notices import NoticeArea

Panel = DetailsPanel | FlagsPanel
DETAILS, FLAGS = "details", "flags"
"""As an open contact on disk calls the panels, and how the names of their fields begin."""


def saved_here() -> str:
    return t("Saved here; sent when the line is back")


class DrawerWork(QObject):
    """What is typed in a panel stays with the person it is about until it is saved: also while the panel is closed,
    and while the contact is with somebody else.

    Signals: fault(fault); closed() when a panel was closed and the focus may go back; back_wanted(citizen id).
    """

    fault = Signal(object)
    closed = Signal()
    back_wanted = Signal(object)

    def __init__(
        self, state: ContactState, asking: Asking, around: Surroundings, side: Side, notices: NoticeArea
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._side, self._notices = side, notices
        self._panel: Panel | None = None
        self._whose: Citizen | None = None
        self._aside: dict[tuple[UUID, str], PanelWords] = {}
        self.flag_id = new_id()

    @property
    def has_words(self) -> bool:
        """Whether something typed in a panel, open or not, is not saved."""
        return bool(self._aside) or (self._panel is not None and self._panel.has_words)

    # ---- one panel at a time -----------------------------------------------------------------------------------------

    def open_details(self) -> None:
        self._open(DETAILS)

    def open_flags(self) -> None:
        self._open(FLAGS)

    def _open(self, which: str) -> None:
        citizen = self._state.citizen
        if citizen is None:
            return
        if self._panel is not None and self.drawer == which:
            self._begin_in(self._panel)
            return
        self._put_aside()
        kept = self._aside.pop((citizen.id, which), None)
        panel = self._make(which, kept.about if kept else citizen)
        if kept is not None:
            put_back(panel, kept.typed)
        watch(panel, self._state.typed, self._state.moved)
        self._panel, self._whose = panel, citizen
        self._side.open_drawer(panel)
        self.paint()
        self._begin_in(panel)
        self._state.typed.emit()

    @staticmethod
    def _begin_in(panel: Panel) -> None:
        if isinstance(panel, DetailsPanel):
            panel.form.focus_first()
        else:
            panel.code.setFocus()

    def _make(self, which: str, citizen: Citizen) -> Panel:
        if which == DETAILS:
            details = DetailsPanel(citizen, self._around.today())
            details.save_wanted.connect(self._save)
            details.closed.connect(self.close)
            return details
        flags = FlagsPanel(self._around.catalogue.flags, citizen.name, self._around.today())
        flags.record_wanted.connect(self._record)
        flags.change_wanted.connect(self._change)
        flags.closed.connect(self.close)
        return flags

    def close(self) -> None:
        """What was typed comes back with the panel."""
        self._put_aside()
        self._side.close_drawer()
        self._panel = self._whose = None
        self._state.typed.emit()
        self.closed.emit()

    def _put_aside(self, *, was_open: bool = False) -> None:
        panel, whose = self._panel, self._whose
        if panel is None or whose is None or not panel.has_words:
            return
        about = panel.against if isinstance(panel, DetailsPanel) else whose
        words = PanelWords(panel=self.drawer, about=about, typed=words_in(panel), was_open=was_open)
        self._aside[whose.id, self.drawer] = words

    def paint(self) -> None:
        """A panel goes with its person, and what was typed in it comes back with them."""
        context, citizen = self._state.context, self._state.citizen
        if self._whose is not None and (citizen is None or citizen.id != self._whose.id):
            self._leave(self._whose)
        if citizen is not None and self._panel is None:
            self._come_back(citizen)
        if isinstance(self._panel, DetailsPanel) and citizen is not None and citizen != self._panel.citizen:
            self._panel.renew(citizen)
        if isinstance(self._panel, FlagsPanel) and context is not None:
            self._panel.show_flags(self._around.flags(context))

    def _leave(self, whose: Citizen) -> None:
        kept = self._panel is not None and self._panel.has_words
        self._put_aside(was_open=True)
        self._side.close_drawer()
        self._panel = self._whose = None
        if kept:
            words = t("What you typed about {name} is kept with them.").format(name=whose.name)
            self._notices.say(words, action=(t("Back to them"), lambda: self.back_wanted.emit(whose.id)))

    def _come_back(self, citizen: Citizen) -> None:
        for kept in [kept for (whose, _), kept in self._aside.items() if whose == citizen.id]:
            if kept.was_open:
                self._open(kept.panel)
                return

    # ---- as it stands on disk ----------------------------------------------------------------------------------------

    @property
    def drawer(self) -> str:
        """Which panel is open: "details", "flags", or ""."""
        return "" if self._panel is None else DETAILS if isinstance(self._panel, DetailsPanel) else FLAGS

    @property
    def typed(self) -> dict[str, str]:
        return words_in(self._panel) if self._panel is not None else {}

    @property
    def against(self) -> Citizen | None:
        return self._panel.against if isinstance(self._panel, DetailsPanel) else None

    @property
    def aside(self) -> tuple[PanelWords, ...]:
        return tuple(self._aside.values())

    def restore(self, contact: OpenContact) -> None:
        """The panel that was open with its words, and those put aside."""
        self.flag_id = contact.flag_id or self.flag_id
        self._aside = {(kept.about.id, kept.panel): kept for kept in contact.aside}
        citizen = self._state.citizen
        if citizen is None or not contact.drawer:
            return
        typed = {name: words for name, words in contact.typed.items() if name.startswith(f"{contact.drawer}.")}
        about = contact.against or citizen
        self._aside[citizen.id, contact.drawer] = PanelWords(panel=contact.drawer, about=about, typed=typed)
        self._open(contact.drawer)

    # ---- details -----------------------------------------------------------------------------------------------------

    def _save(self, citizen: Citizen, change: CitizenChange) -> None:
        panel = self._panel
        if not isinstance(panel, DetailsPanel):
            return

        def done(corrected: Corrected) -> None:
            if self._panel is panel:
                panel.show_saved(corrected.citizen, saved_here() if corrected.pending else t("Saved."))
            self._aside.pop((citizen.id, DETAILS), None)
            self._state.put_citizen(corrected.citizen)

        def failed(fault: Fault) -> None:
            if self._panel is not panel:
                self._notices.show_fault(fault)
            elif isinstance(fault, SomeoneChangedIt):
                self._asking.reread(citizen.id, self._state.put_citizen, self._trouble(panel))
            else:
                self._trouble(panel)(fault)

        self._asking.correct(citizen, change, done, failed)

    # ---- flags -----------------------------------------------------------------------------------------------------

    def _record(self, write: FlagWrite) -> None:
        citizen, panel = self._state.citizen, self._panel
        if citizen is not None and panel is not None:
            self._asking.record_flag(
                citizen.id, self.flag_id, write, self._recorded(t("The flag is recorded.")), self._trouble(panel)
            )

    def _change(self, flag: Flag, change: FlagChange) -> None:
        panel = self._panel
        if panel is not None:
            words = t("The flag is ended.") if change.ends_on else t("Marked as reviewed.")
            self._asking.change_flag(flag, change, self._recorded(words), self._trouble(panel))

    def _recorded(self, words: str) -> Callable[[Recorded], None]:
        def done(recorded: Recorded) -> None:
            self.flag_id = new_id()
            context = self._state.context
            if context is not None and context.citizen and context.citizen.id == recorded.flag.citizen_id:
                others = tuple(flag for flag in context.flags if flag.id != recorded.flag.id)
                self._state.context = replace(context, flags=(*others, recorded.flag))
                self._state.changed.emit()
            self._aside.pop((recorded.flag.citizen_id, FLAGS), None)
            if isinstance(self._panel, FlagsPanel):
                waits = t("Recorded. A supervisor must approve it before it is shown.")
                said = words if recorded.flag.approved else waits
                self._panel.show_saved(saved_here() if recorded.pending else said)

        return done

    def _trouble(self, panel: Panel) -> Callable[[Fault], None]:
        """The fault's words in the panel, beside the fields where the server named them; all that was typed stays."""

        def failed(fault: Fault) -> None:
            refused = fault.errors if isinstance(fault, FieldsRefused) else ()
            what, kept = (
                t("Something went wrong in Agent Desktop itself."),
                t("Everything you typed is still on this screen."),
            )
            said = f"{what} {kept}"
            if isinstance(fault, EnvironmentFault):
                said = " ".join(part for part in (fault.what, fault.kept, fault.do) if part)
            if self._panel is panel:
                panel.show_trouble(said, refused)
            else:
                self._notices.show_fault(fault)
            self.fault.emit(fault)

        return failed
