"""References for the cases of one contact: taken before they are asked for, one for each case alone."""

from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.taken import reference_for, with_reference
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.state import ContactState


class References(QObject):
    """Signals: came() when one is at hand that was not; fault(fault)."""

    came = Signal()
    fault = Signal(object)

    def __init__(self, state: ContactState, asking: Asking) -> None:
        super().__init__(state)
        self._state, self._asking = state, asking
        self._under_way: set[tuple[str, bool]] = set()
        self._missed: set[tuple[str, bool]] = set()

    @property
    def waiting(self) -> bool:
        return bool(self._under_way)

    def have(self, service_code: str, *, beside: bool = False, again: bool = True) -> str:
        """That of this service's case; "" while it is on its way. `again`: also where none could be had before."""
        found = reference_for(self._state.taken, self._state.draft.cases, service_code, beside=beside)
        wanted = (service_code, beside)
        if not found and not self._is_asked(wanted) and (again or wanted not in self._missed):
            self._ask(wanted)
        return found

    def try_again(self) -> None:
        """For whatever none could be had."""
        for service_code, beside in sorted(self._missed):
            self.have(service_code, beside=beside)

    def _is_asked(self, wanted: tuple[str, bool]) -> bool:
        """What the contact is about has one number, whichever service that is."""
        own = not wanted[1] and not self._state.taken.own
        return wanted in self._under_way or (own and any(not beside for _, beside in self._under_way))

    def _ask(self, wanted: tuple[str, bool]) -> None:
        self._under_way.add(wanted)
        self._missed.discard(wanted)
        self._state.reference_trouble = ""

        def done(reference: str) -> None:
            self._under_way.discard(wanted)
            service_code, beside = wanted
            cases = self._state.draft.cases
            self._state.taken = with_reference(self._state.taken, cases, reference, service_code, beside=beside)
            self.came.emit()
            self._state.changed.emit()

        def failed(fault: Fault) -> None:
            self._under_way.discard(wanted)
            self._missed.add(wanted)
            what = fault.what if isinstance(fault, EnvironmentFault) else t("No reference could be had.")
            more = fault.do if isinstance(fault, EnvironmentFault) else ""
            self._state.reference_trouble = " ".join(part for part in (what, more) if part)
            self._state.changed.emit()
            self.fault.emit(fault)

        self._asking.reference(done, failed)
