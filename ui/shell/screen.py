"""What the shell asks of the screen of a contact: this base, which the contact's room fills in."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import ContactDraft


class Screen(QWidget):
    """Signals: `title_changed(str)` who it is about (and again when its channel changes), `finished(object)` a
    Finished, `wants_close()` after that, `fault(object)` an EnvironmentFault or ProgramFault that the screen has shown
    in its own words already."""

    title_changed = Signal(str)
    finished = Signal(object)
    wants_close = Signal()
    fault = Signal(object)

    @property
    def draft(self) -> ContactDraft:
        """The contact as it stands."""
        raise NotImplementedError

    def title(self) -> str:
        """Who it is about, or how the call came in."""
        raise NotImplementedError

    def open_citizen(self, citizen_id: UUID) -> None:
        """Someone was found for this contact, which has nobody yet."""
        raise NotImplementedError

    def has_unsent_words(self) -> bool:
        """Whether closing now would lose something."""
        raise NotImplementedError
