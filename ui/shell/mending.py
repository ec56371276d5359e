"""A store met damaged in the middle of the work: mended off the screen's thread, and told in words that stay."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from agent_desktop.faults import EnvironmentFault
from ui.bridge import Bridge, Fault
from ui.shell.notices import NoticeArea

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk


class Mending(QObject):
    """For as long as one person works. Signals: `mended()` when the store is another than before."""

    mended = Signal()

    def __init__(self, desk: "Desk", bridge: Bridge, notices: NoticeArea, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._notices = desk, bridge, notices

    def look_at(self, fault: object) -> None:
        """Any fault that was met: one of another kind is left to whoever shows it."""
        if not isinstance(fault, EnvironmentFault):
            return
        from agent_desktop.desk.mending import is_damage, mended  # late: with it comes the whole wire

        if is_damage(fault):
            self._bridge.ask(partial(mended, self._desk, fault), self._say, self._failed, owner=self, near=True)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)

    def _say(self, words: str) -> None:
        if words:
            self.mended.emit()
            self._notices.say(words, tone="warn")
