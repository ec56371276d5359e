"""Bringing back the contacts that were left open: one at a time, the one that was in front first."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.open_contact import OpenContact
from ui.shell.open_contacts import Making, OpenContacts


class Restoring(QObject):
    """Signals: `as_left(count, moment)` when all are here again, as they were at `moment`."""

    as_left = Signal(int, object)

    def __init__(self, opened: OpenContacts, make: Making) -> None:
        super().__init__(opened)
        self._open, self._make = opened, make

    def restore(self, contacts: Iterable[OpenContact]) -> None:
        """Each once a screen is ready for it. A call that came meanwhile stays in front."""
        left = sorted(contacts, key=lambda contact: (not contact.in_front, contact.place))
        order = iter(left)

        def next_one() -> None:
            contact = next(order, None)
            if contact is None:
                self.as_left.emit(len(left), max(contact.saved_at for contact in left))
                return
            self._open.restore(contact, in_order=True)
            self._make.when_ready(next_one)

        if left:
            self._make.when_ready(next_one)
