"""A practice call that had to wait is offered again: after a live call, and after the program ended."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from agent_desktop.language import language, t
from agent_desktop.practice.underway import Underway
from ui.shell.notices import Notice
from ui.shell.work import Work

if TYPE_CHECKING:
    from ui.shell.desktop import Desktop


class Offering(QObject):
    """Signals: free() when no live contact is open any more."""

    free = Signal()

    def __init__(self, desktop: "Desktop") -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._offer: Notice | None = None
        self._live: Work | None = None
        desktop.signed_in.connect(self._follow)
        self._follow()

    @property
    def may_practise(self) -> bool:
        """Whether no live contact is open."""
        contacts = self._desktop.open
        return contacts is None or not contacts.count

    def refuse(self) -> None:
        """A live contact is open: why, and what to do."""
        self._desktop.window.notices.say(
            t("Practice begins when no contact is open: a live call always comes first."),
            tone="warn",
            more=t("Finish the contact, or close it, then begin again."),
        )

    def offer(self, underway: Underway, go_on: Callable[[], object], give_up: Callable[[], object]) -> None:
        """Once, until it is taken, given up, or put away by a live call."""
        if self._offer is not None:
            return
        title = underway.scenario.title.in_language(language())
        self._offer = self._desktop.window.notices.say(
            t("Your practice call waits where you left it: {title}").format(title=title),
            action=(t("Go on with it"), go_on),
            also=(t("Give it up"), give_up),
            gone=self._gone,
        )

    def take_back(self) -> None:
        offer, self._offer = self._offer, None
        if offer is not None and offer in self._desktop.window.notices.shown:
            offer.dismiss()

    def _gone(self) -> None:
        self._offer = None

    def _follow(self) -> None:
        work = self._desktop.work
        if work is not None and work is not self._live:
            self._live = work
            work.open.changed.connect(self._look)

    def _look(self) -> None:
        if self.may_practise:
            self.free.emit()
        else:
            self.take_back()
