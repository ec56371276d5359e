"""Help beside the work: F1, what is new, and being shown round. All of it is read when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.preferences import Preferences
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from agent_desktop.walkthroughs.whats_new import Release
    from ui.shell.help import HelpPanel
    from ui.shell.work import Work
    from ui.walkthroughs.news_panel import NewsPanel
    from ui.walkthroughs.welcome import Welcome

QUIET_MS = 2_500
"""After signing in, before anything is offered: the work is there first."""


class Helping(QObject):
    """`work`: of whoever is signed in. Signals: closed(QWidget | None) once a panel went: what had the focus before it
    came."""

    closed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        shortcuts: Shortcuts,
        preferences: Preferences,
        work: "Callable[[], Work | None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._shortcuts, self._preferences, self._work = window, shortcuts, preferences, work
        self._panel: HelpPanel | NewsPanel | None = None
        self._before: QWidget | None = None
        self._made: Welcome | None = None
        self.offers = False
        self._was_here = bool(preferences.settings.last_username)

    # ---- panels ----------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._panel is not None

    def show(self) -> None:
        """F1: open it, or close it again; for another control than before it explains that one."""
        focus = QApplication.focusWidget()
        panel = self._panel
        if panel is not None and panel.isVisible() and (focus is None or panel.isAncestorOf(focus)):
            self.close()
            return
        from ui.shell.help import HelpPanel  # late: few open it, and no start should wait for it
        from ui.walkthroughs.helping import about

        welcome = self.welcome
        walkthroughs = welcome.walkthroughs if welcome is not None else ()
        made = HelpPanel(self._shortcuts, about=about(focus, self._shortcuts), walkthroughs=walkthroughs)
        made.keys_changed.connect(lambda: self._preferences.change(shortcuts=self._shortcuts.chosen))
        made.news_wanted.connect(self.show_news)
        made.walkthrough_wanted.connect(self.play)
        self._put(made, focus)
        made.tell()

    def show_news(self, releases: "tuple[Release, ...] | None" = None) -> None:
        """None: of every version."""
        from agent_desktop.walkthroughs import whats_new  # late: few look
        from ui.walkthroughs.news_panel import NewsPanel

        welcome = self.welcome
        known = welcome.news if welcome is not None else whats_new.releases()
        made = NewsPanel(releases or known)
        self._put(made, QApplication.focusWidget())
        made.tell()

    def _put(self, panel: "HelpPanel | NewsPanel", focus: QWidget | None) -> None:
        """Beside the work, in place of whichever was there."""
        before, old = self._before, self._panel
        inside = old is not None and focus is not None and old.isAncestorOf(focus)
        self._before = before if inside else focus
        self._panel = panel
        panel.closed.connect(self.close)
        self._window.show_beside(panel, may_cover=True)
        panel.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if old is not None:
            old.deleteLater()

    def close(self) -> None:
        before, panel = self._before, self._panel
        self._before = self._panel = None
        if panel is not None:
            panel.deleteLater()
        self.closed.emit(before)

    # ---- being shown round -------------------------------------------------------------------------------------------

    @property
    def welcome(self) -> "Welcome | None":
        """Made when it is first wanted; None where nobody is signed in."""
        work = self._work()
        if work is None or work.desk.user is None:
            return None
        if self._made is None:
            from ui.walkthroughs.welcome import Welcome  # late: with it comes what plays

            made = self._made = Welcome(self._window, self._preferences, work, was_here=self._was_here)
            made.news_wanted.connect(self.show_news)
            made.begin(work.desk.user.role, work.open)
        return self._made

    def greet(self) -> None:
        """Someone signed in: in the quiet it is offered to show them round, or what is new."""
        if self.offers:
            QTimer.singleShot(QUIET_MS, self, self._greet)

    def _greet(self) -> None:
        welcome = self.welcome
        if welcome is not None:
            welcome.offer()

    def play(self, walkthrough_id: str = "") -> None:
        """ "": the first that there is for whoever is signed in."""
        welcome = self.welcome
        if welcome is None:
            return
        found = [each for each in welcome.walkthroughs if each.id == walkthrough_id] or welcome.walkthroughs
        if found:
            if self.is_open:
                self.close()
            welcome.play(found[0])

    def give_way(self) -> None:
        """A call comes in, or whoever was here signs out."""
        if self._made is not None:
            self._made.give_way()

    def forget(self) -> None:
        """Signed out."""
        self.give_way()
        self._made = None
