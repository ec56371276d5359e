"""Reviews, from signing in to signing out: puts the place and its pages together."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.accounts import Role
from agent_desktop.desk import evaluations
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault, ProgramFault
from ui.bridge import Bridge
from ui.reviews.pages import Room, pages_for
from ui.reviews.place import ReviewsPlace
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts

COUNTED_AHEAD = ("mine", "to_review")
"""Pages of which it is said how many wait before anyone goes there."""


class ReviewsWork(QObject):
    """Signals: fault(object) that was shown already; counted(int) what waits for whoever works here;
    practice_wanted(str) a scenario that was set to be practised."""

    fault = Signal(object)
    counted = Signal(int)
    practice_wanted = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, shortcuts: Shortcuts, role: Role) -> None:
        super().__init__()
        self._notices = notices
        self.place = ReviewsPlace(
            pages_for(role),
            lambda entry: entry.make(self._room),
            quiet_s=lambda: bridge.quiet_s,
            ahead=role is not Role.HANDLER,  # who seldom goes there, and has no room in memory for it
        )
        self._room = Room(
            desk=desk,
            bridge=bridge,
            notices=notices,
            shortcuts=shortcuts,
            failed=self._failed,
            go=self.place.go,
            count=self.place.count,
            to_practice=self.practice_wanted.emit,
        )
        self.place.counted.connect(self.counted)
        pages = {entry.code for entry in pages_for(role)}
        first = next((code for code in COUNTED_AHEAD if code in pages), "")
        if first:
            action = partial(evaluations.waiting, desk)
            bridge.ask(action, partial(self._count_ahead, first), lambda _fault: None, owner=self, by_itself=True)

    def _count_ahead(self, code: str, waiting: int) -> None:
        """Before anyone went there; whoever did knows better. Where there is no line, none is counted."""
        if not self.place.made:
            self.place.count(code, waiting)

    def keep_now(self) -> None:
        """The program ends: what is typed on any page is on disk when this returns. Raises StoreFaults."""
        for page in self.place.made:
            page.keep_now()

    def _failed(self, fault: object) -> None:
        if isinstance(fault, EnvironmentFault | ProgramFault):
            self._notices.show_fault(fault)
        self.fault.emit(fault)
