"""Where the words of a contact are, said truly beside the notes: saved here since when, or not saved and why."""

from datetime import datetime

from PySide6.QtCore import QObject

from agent_desktop import dates
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from ui.bridge import Fault
from ui.contacts.keeping import Saving
from ui.contacts.notes import NotesField
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import Notice, NoticeArea


class KeptWords(QObject):
    """A disk that takes nothing is told once, and the notice goes when it takes again."""

    def __init__(self, saving: Saving, around: Surroundings, notes: NotesField, notices: NoticeArea) -> None:
        super().__init__(saving)
        self._saving, self._around, self._notes, self._notices = saving, around, notes, notices
        self._notice: Notice | None = None
        self._told = False
        saving.saved.connect(self._saved)
        saving.failed.connect(self._not_saved)

    def _saved(self, moment: datetime) -> None:
        self._told = False
        if self._notice is not None:
            self._notice.dismiss()
        if self._saving.lasting:
            self._notes.say_state(t("saved here {time}").format(time=dates.clock_seconds(moment, self._around.zone)))
        else:
            self._notes.say_state(t("kept on this screen until you finish"))

    def _not_saved(self, fault: Fault) -> None:
        what = fault.what if isinstance(fault, EnvironmentFault) else t("Something went wrong in Agent Desktop itself.")
        self._notes.say_state(t("not saved: {why}").format(why=what))
        if self._told:
            return
        self._told = True
        self._notice = self._notices.show_fault(fault)
        self._notice.dismissed.connect(self._gone)

    def _gone(self) -> None:
        self._notice = None
