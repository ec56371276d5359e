"""Answers outside of any contact: what works on the Answers place. Made when it is first needed."""

from PySide6.QtCore import QObject, Signal

from agent_desktop.desk.answers import HitKind
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.filling import Coming
from ui.bridge import Bridge
from ui.contacts.script_situation import first_language
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import AskingForAnswers
from ui.knowledge.looking import Looking
from ui.knowledge.panel import AnswersPanel
from ui.knowledge.place import AnswersPlace
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


class AnswersWork(QObject):
    """Signals: fault(fault); sent() after something was put in the outbox."""

    fault = Signal(object)
    sent = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, shortcuts: Shortcuts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._notices, self._shortcuts = desk, bridge, notices, shortcuts
        self._place: AnswersPlace | None = None
        self._coming: tuple[Coming | None, bool] = (None, True)
        self._looking: Looking | None = None

    @property
    def place(self) -> AnswersPlace:
        """Made when it is first asked for: most who sign in take a call first."""
        if self._place is None:
            panel = AnswersPanel(in_a_contact=False)
            panel.show_keys(self._shortcuts)
            self._place = AnswersPlace(panel)
            coming, online = self._coming
            panel.show_coming(coming, online=online)
            self._looking = self._look(panel, self._place)
        return self._place

    def _look(self, panel: AnswersPanel, place: AnswersPlace) -> Looking:
        asking = AskingForAnswers(self._desk, self._bridge, self)
        looking = Looking(panel, asking, Surroundings(self._desk), self._notices, self, spoken=first_language)
        looking.fault.connect(self.fault)
        looking.sent.connect(self.sent)
        for code, do in (
            ("answers.find", panel.begin),
            ("answers.doubt", looking.doubt),
            ("answers.ask", looking.ask_editors),
        ):
            self._shortcuts.bind(place, code, do)
        return looking

    def read(self, kind: HitKind, answer_id: str) -> None:
        """It was found elsewhere, and is to be read in its place, which is in front."""
        if self._looking is not None:
            self._looking.read(kind, answer_id)

    def show_coming(self, coming: Coming | None, *, online: bool) -> None:
        """How far this computer has come with the answers."""
        self._coming = (coming, online)
        if self._place is not None:
            self._place.panel.show_coming(coming, online=online)

    def look_again(self) -> None:
        """Answers came, or are others by now."""
        if self._looking is not None:
            self._looking.look_again()
