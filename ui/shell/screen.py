"""What the shell asks of the screen of a contact: this base, which the contact's room fills in."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import ContactDraft


class Screen(QWidget):
    """Signals: `title_changed(str)` who it is about, `icon_changed(str)` a Lucide name, `finished(object)` a Finished,
    `wants_close()`, `fault(object)` an EnvironmentFault or ProgramFault."""

    title_changed = Signal(str)
    icon_changed = Signal(str)
    finished = Signal(object)
    wants_close = Signal()
    fault = Signal(object)

    def start(self) -> None:
        """Ask the desk. Called once, after the screen is shown."""
        raise NotImplementedError

    def draft(self) -> ContactDraft:
        """The contact as it stands."""
        raise NotImplementedError

    def open_citizen(self, citizen_id: UUID) -> None:
        """Someone was found for this contact."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Nothing typed and no one chosen: it can be closed with nothing to undo."""
        raise NotImplementedError
