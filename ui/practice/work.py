"""Practice, from signing in to signing out: puts the place and its pages together, and keeps what was practised."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptInfo
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.desk import practice
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from ui.bridge import Bridge
from ui.practice.pages import PracticePage, PracticeRoom, pages_for
from ui.reviews.place import ReviewsPlace
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


class PracticeWork(QObject):
    """Signals: practise_wanted(PracticeScenario, course or None, attempt_number); written() when something waits to be
    sent; fault(object) that was shown already; counted(int) what waits for whoever works here."""

    practise_wanted = Signal(object, object, int)
    written = Signal()
    fault = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, shortcuts: Shortcuts, role: Role) -> None:
        super().__init__()
        self._notices = notices
        self.place = ReviewsPlace(
            pages_for(role),
            lambda entry: entry.make(self._room),
            name=t("Practice"),
            quiet_s=lambda: bridge.quiet_s,
            ahead=role is not Role.HANDLER,  # as in Reviews
        )
        self._room = PracticeRoom(
            desk=desk,
            bridge=bridge,
            notices=notices,
            shortcuts=shortcuts,
            failed=self._failed,
            go=self.place.go,
            count=self.place.count,
            practise=self._practise,
        )
        self.place.counted.connect(self.counted)

    def start(self) -> None:
        """How much waits for a trainee to be read, before they go there. Without a line nobody is told. The files of
        the courses are read now, and not on the screen's thread when somebody goes there."""
        self._room.bridge.ask(practice.courses, _nothing, _nothing, owner=self, by_itself=True, near=True)
        if self._room.desk.user is not None and self._room.desk.user.role is Role.HANDLER:
            renew = partial(practice.renew, self._room.desk)
            self._room.bridge.ask(renew, self._count, _nothing, owner=self, by_itself=True)

    def _count(self, mine: practice.Mine) -> None:
        self.place.count("mine", len(mine.unread))

    def keep_now(self) -> None:
        """The program ends: what is typed on any page is on disk when this returns. Raises StoreFaults."""
        for page in self.place.made:
            page.keep_now()

    def look_again(self) -> None:
        """Scripts or articles are others now. A page that is not in sight looks when somebody goes there."""
        for page in self.place.made:
            if isinstance(page, PracticePage) and page.isVisible():
                page.look_again()

    def practise_scenario(self, name: str) -> None:
        """Somebody was set this one to practise: shown where it is begun."""
        self.place.go("mine", name)

    def kept(self, info: AttemptInfo) -> None:
        """It is on this computer: shown where one looks at one's attempts."""
        self.written.emit()
        for page in self.place.made:
            page.open_thing(info)

    def _practise(self, scenario: PracticeScenario, course: str | None, attempt_number: int) -> None:
        self.practise_wanted.emit(scenario, course, attempt_number)

    def _failed(self, fault: object) -> None:
        if isinstance(fault, EnvironmentFault | ProgramFault):
            self._notices.show_fault(fault)
        self.fault.emit(fault)


def _nothing(_what: object) -> None:
    """Whoever needs it asks again, and says what is wrong."""
