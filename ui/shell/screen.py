"""What the shell asks of the screen of a contact: this base, which the contact's room fills in."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import ContactDraft


class Screen(QWidget):
    """Signals: `title_changed(str)` who it is about (and again when its channel changes), `finished(object)` a
    Finished, `written(object)` after any other write, with what it changed, `wants_close()` when it is finished,
    `fault(object)` an EnvironmentFault or ProgramFault that the screen has shown
    in its own words already; `filled()` whenever something is to be seen on it.

    The shell emits `store_replaced()`: what this computer keeps began anew, and is to hold this contact too, whether or
    not more is typed; `answers_changed()`: articles came, or are others now; `line_turned()`: there is a line and was
    none, or the other way round; `answer_wanted(kind, id)`: an answer was found elsewhere, and is to be read beside
    this contact (as a Hit has both)."""

    title_changed = Signal(str)
    finished = Signal(object)
    written = Signal(object)
    wants_close = Signal()
    fault = Signal(object)
    filled = Signal()
    store_replaced = Signal()
    answers_changed = Signal()
    answer_wanted = Signal(str, str)
    line_turned = Signal()

    @property
    def draft(self) -> ContactDraft:
        """The contact as it stands."""
        raise NotImplementedError

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to be seen on it yet; if not, `filled` follows within a blink."""
        return True

    def title(self) -> str:
        """Who it is about, or how the call came in."""
        raise NotImplementedError

    def open_citizen(self, citizen_id: UUID) -> None:
        """Someone was found for this contact, which has nobody yet."""
        raise NotImplementedError

    def has_unsent_words(self) -> bool:
        """Whether something was typed or chosen that is not finished yet."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """It came to the front: the focus goes back to where it was in it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stands(self, place: int, *, in_front: bool) -> None:
        """Where its tab is now, from 0."""

    def keep_now(self) -> bool:
        """The program ends: whether nothing is lost by that, everything being on the disk when this returns."""
        return not self.has_unsent_words()

    def forget(self) -> None:
        """It was let go unfinished: nothing of it stays on the disk."""

    def line_is_back(self) -> None:
        """The server answers again: what could not be asked can be now."""

    def renew(self) -> None:
        """The record of its citizen is another by now."""
