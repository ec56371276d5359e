"""A trainer does the call once, and it becomes its walkthrough: recorded from the beginning of an attempt."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.desk import walkthroughs
from agent_desktop.walkthroughs import own
from ui.bridge import Bridge, Fault
from ui.practice.mode.opening import model_for
from ui.practice.mode.window import PracticeWindow
from ui.practice.pages import TRAINS

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk
    from ui.practice.mode.practising import Practising
    from ui.walkthroughs.work import WalkthroughWork


class Recordings(QObject):
    """For those who train; nobody else sees the button."""

    def __init__(self, practising: "Practising", bridge: Bridge, live: "Callable[[], Desk | None]") -> None:
        """`live`: the desk of whoever is signed in, whose server keeps it for everybody."""
        super().__init__(practising)
        self._practising, self._bridge, self._live = practising, bridge, live
        self._wanted = False
        self._window: PracticeWindow | None = None
        self.work: WalkthroughWork | None = None
        practising.begun.connect(self._begun)

    def ready(self, window: PracticeWindow, role: Role | None) -> None:
        """The window of practice is there, for whoever is signed in."""
        window.band.show_training(trains=role in TRAINS)
        if window is not self._window:
            self._window = window
            self.work = None
            window.band.record_wanted.connect(self.begin)
            window.band.edit_wanted.connect(self.edit)
            window.band.leave_wanted.connect(self.finish)

    def begin(self) -> None:
        """The same call from its beginning, so that the whole of it is recorded."""
        self._wanted = True
        self._practising.start_again()

    def edit(self) -> None:
        """The one that is played now: recorded, or the model run with its trainer's words."""
        attempt, live = self._practising.attempt, self._live()
        if attempt is not None and live is not None:
            ask = partial(model_for, live, attempt.desk, attempt.underway)
            self._bridge.ask(ask, self._edit, self._tell, owner=self)

    def _tell(self, fault: Fault) -> None:
        if self._window is not None:
            self._window.notices.show_fault(fault)

    def _edit(self, walkthrough: Walkthrough) -> None:
        if self._window is not None:
            self._made().edit(walkthrough)

    def finish(self) -> None:
        """What was recorded by now opens in the editor."""
        if self.work is not None:
            self.work.finish()

    def _begun(self, scenario: PracticeScenario) -> None:
        wanted, self._wanted = self._wanted, False
        if wanted:
            self._made().record(scenario)
        elif self.work is not None:
            self.work.drop()

    def _made(self) -> "WalkthroughWork":
        from ui.walkthroughs.work import WalkthroughWork  # late: few record one

        assert self._window is not None
        if self.work is None:
            self.work = WalkthroughWork(self._window, self._window.show_strip, self._bridge, self._keep, self._give_up)
        return self.work

    def _keep(self, walkthrough: Walkthrough) -> bool:
        """Off the screen's thread."""
        live, folder = self._live(), own.own_folder()
        if live is not None:
            return walkthroughs.keep(live, walkthrough, folder)
        own.keep(folder, walkthrough)
        return False

    def _give_up(self, walkthrough: Walkthrough) -> None:
        """Off the screen's thread."""
        live = self._live()
        if live is not None:
            walkthroughs.give_up(live, walkthrough, own.own_folder())
