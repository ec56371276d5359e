"""The panels opened beside the call: correcting a record, recording a flag."""

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

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
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.flags.panel import FlagsPanel
from ui.shell.notices import NoticeArea


class DrawerWork(QObject):
    """Signals: fault(fault); closed() when a panel was closed and the focus may go back."""

    fault = Signal(object)
    closed = Signal()

    def __init__(
        self, state: ContactState, asking: Asking, around: Surroundings, side: Side, notices: NoticeArea
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._side, self._notices = side, notices
        self._details: DetailsPanel | None = None
        self._flags: FlagsPanel | None = None
        self._whose: UUID | None = None
        self._flag_id = new_id()

    @property
    def has_words(self) -> bool:
        """Whether an open panel holds something typed."""
        drawer = self._side.drawer
        return isinstance(drawer, DetailsPanel | FlagsPanel) and drawer.has_words

    def close(self) -> None:
        self._side.close_drawer()
        self._details = self._flags = self._whose = None
        self.closed.emit()

    def paint(self) -> None:
        """A panel of another person is closed; the flags held are shown anew."""
        context, citizen = self._state.context, self._state.citizen
        if self._whose is not None and (citizen is None or citizen.id != self._whose):
            self.close()
        if self._flags is not None and context is not None:
            self._flags.show_flags(self._around.flags(context))

    # ---- details -----------------------------------------------------------------------------------------------------

    def open_details(self) -> None:
        citizen = self._state.citizen
        if citizen is None or self._details is not None:
            return
        self._flags = None
        panel = DetailsPanel(citizen, self._around.today())
        panel.save_wanted.connect(self._save)
        panel.closed.connect(self.close)
        self._details, self._whose = panel, citizen.id
        self._side.open_drawer(panel)
        panel.form.focus_first()

    def _save(self, citizen: Citizen, change: CitizenChange) -> None:
        panel = self._details
        if panel is None:
            return

        def done(corrected: Corrected) -> None:
            self._state.put_citizen(corrected.citizen)
            if self._details is panel:
                panel.show_saved(corrected.citizen)

        def failed(fault: Fault) -> None:
            if self._details is not panel:
                self._notices.show_fault(fault)
            elif isinstance(fault, SomeoneChangedIt):
                self._asking.reread(citizen.id, self._show_theirs, self._trouble(panel))
            else:
                self._trouble(panel)(fault)

        self._asking.correct(citizen, change, done, failed)

    def _show_theirs(self, theirs: Citizen) -> None:
        self._state.put_citizen(theirs)
        if self._details is not None:
            self._details.show_theirs(theirs)

    # ---- flags -----------------------------------------------------------------------------------------------------

    def open_flags(self) -> None:
        citizen, context = self._state.citizen, self._state.context
        if citizen is None or context is None or self._flags is not None:
            return
        self._details = None
        panel = FlagsPanel(self._around.catalogue.flags, citizen.name, self._around.today())
        panel.record_wanted.connect(self._record)
        panel.change_wanted.connect(self._change)
        panel.closed.connect(self.close)
        self._flags, self._whose = panel, citizen.id
        panel.show_flags(self._around.flags(context))
        self._side.open_drawer(panel)
        panel.code.setFocus()

    def _record(self, write: FlagWrite) -> None:
        citizen, panel = self._state.citizen, self._flags
        if citizen is not None and panel is not None:
            self._asking.record_flag(
                citizen.id, self._flag_id, write, self._recorded(t("The flag is recorded.")), self._trouble(panel)
            )

    def _change(self, flag: Flag, change: FlagChange) -> None:
        panel = self._flags
        if panel is not None:
            words = t("The flag is ended.") if change.ends_on else t("Marked as reviewed.")
            self._asking.change_flag(flag, change, self._recorded(words), self._trouble(panel))

    def _recorded(self, words: str) -> Callable[[Recorded], None]:
        def done(recorded: Recorded) -> None:
            self._flag_id = new_id()
            context = self._state.context
            if context is not None and context.citizen and context.citizen.id == recorded.flag.citizen_id:
                others = tuple(flag for flag in context.flags if flag.id != recorded.flag.id)
                self._state.context = replace(context, flags=(*others, recorded.flag))
                self._state.changed.emit()
            if self._flags is not None:
                waits = t("Recorded. A supervisor must approve it before it is shown.")
                self._flags.show_saved(words if recorded.flag.approved else waits)

        return done

    def _trouble(self, panel: DetailsPanel | FlagsPanel) -> Callable[[Fault], None]:
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
            panel.show_trouble(said, refused)
            self.fault.emit(fault)

        return failed
