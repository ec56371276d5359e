"""Answers outside of any contact: what works on the Answers place. Made when someone signs in."""

from PySide6.QtCore import QObject, Signal

from agent_desktop.desk.answers import HitKind
from agent_desktop.desk.desk import Desk
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
        self.panel = AnswersPanel(in_a_contact=False)
        self.panel.show_keys(shortcuts)
        self.place = AnswersPlace(self.panel)
        self._looking = Looking(
            self.panel,
            AskingForAnswers(desk, bridge, self),
            Surroundings(desk),
            notices,
            self,
            spoken=first_language,
        )
        self._looking.fault.connect(self.fault)
        self._looking.sent.connect(self.sent)
        for code, do in (
            ("answers.find", self.panel.begin),
            ("answers.doubt", self._looking.doubt),
            ("answers.ask", self._looking.ask_editors),
        ):
            shortcuts.bind(self.place, code, do)

    def read(self, kind: HitKind, answer_id: str) -> None:
        """It was found elsewhere, and is to be read here."""
        self._looking.read(kind, answer_id)

    def look_again(self) -> None:
        """Answers came, or are others by now."""
        self._looking.look_again()
