"""The program as a whole, once it runs: it puts the rooms together and hands each what is theirs."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.contract.accounts import Role, User
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import language, t, tn
from ui.bridge import Bridge
from ui.shell.bar import TopBar
from ui.shell.columns import Columns
from ui.shell.entering import Entered, Entering
from ui.shell.helping import Helping
from ui.shell.preferences import Preferences
from ui.shell.rail import CITIZEN_ROLES, PRACTICE_ROLES, SCRIPT_ROLES
from ui.shell.reading_ahead import EDITORS, HELP, OWN_REVIEWS, PRACTICE, REVIEWS, TRAINING, ReadingAhead
from ui.shell.shortcuts import Shortcuts
from ui.shell.signing import Signing
from ui.shell.window import MainWindow
from ui.shell.work_keys import bind_work_keys
from ui.style import theme
from ui.style.at_once import at_once
from ui.style.piecewise import Piecewise
from ui.style.tokens import Theme
from ui.style.writings import find_fonts

if TYPE_CHECKING:
    from agent_desktop.contract.practice_scenarios import PracticeScenario
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.desk import Desk
    from agent_desktop.practice.underway import Underway
    from ui.practice.mode.practising import Practising
    from ui.shell.notices import Notice
    from ui.shell.open_contacts import OpenContacts
    from ui.shell.work import Work


READ_ON_AFTER_MS = 150
"""After signing in: the code of what nobody waits for is read while nothing is being painted."""

PRACTICE_AFTER_MS = 3_000
"""After signing in, before it is looked whether a practice call was left."""

FONTS_AFTER_MS = 4_000
"""After signing in: first come the contacts left open, the next screen and the places."""


class Desktop(QObject):
    """Signals: `signed_in()` when the work can begin, before any contact is open; `signed_out()`; `dressed()` when
    other colours or another text size were chosen."""

    signed_in = Signal()
    dressed = Signal()
    signed_out = Signal()

    def __init__(self, app: QApplication, bridge: Bridge, preferences: Preferences, entering: Entering) -> None:
        super().__init__()
        self._app, self._bridge, self.preferences, self._entering = app, bridge, preferences, entering
        self.shortcuts = Shortcuts(preferences.settings.shortcuts)
        self.window = MainWindow(self.shortcuts)
        self.work: Work | None = None
        self._practising: Practising | None = None
        self._waiting: list[tuple[str, int | None]] = []
        self._waiting_notices: list[Notice] = []
        self._leaving = False
        self.window.restore(preferences.settings.windows.get("main"))
        self.helping = Helping(self.window, self.shortcuts, preferences, lambda: self.work, self)
        self.helping.closed.connect(self._help_closed)
        self.signing = Signing(self.window, bridge, preferences, entering)
        self.reading = ReadingAhead(bridge, self)
        self.signing.entered.connect(self._read_and_enter)
        self.signing.entered_again.connect(lambda: self._working(lambda work: work.signed_in_again()))
        self._wire()
        self._bind()
        self._show_user()

    @property
    def desk(self) -> "Desk | None":
        """The desk of whoever is signed in."""
        return self.work.desk if self.work is not None else None

    @property
    def open(self) -> "OpenContacts | None":
        """The open contacts of whoever is signed in."""
        return self.work.open if self.work is not None else None

    @property
    def is_at_rest(self) -> bool:
        """Whether all is read that is read ahead, no contact is open, and nothing is practised."""
        practised = self._practising is not None and self._practising.attempt is not None
        return self.open is not None and self.open.count == 0 and self.reading.is_done and not practised

    # ---- keys and menus ---------------------------------------------------------------------------------------

    def _wire(self) -> None:
        window, bar = self.window, self.window.bar
        window.closing.connect(self._keep_place)
        window.rail.chosen.connect(window.go)
        window.rail.chosen.connect(lambda code: self.reading.read_on(*((OWN_REVIEWS,) if code == "reviews" else ())))
        window.work_wanted.connect(self._show_work)
        self.take_choices(bar)
        bar.shortcuts_asked.connect(self.show_help)
        bar.walkthrough_asked.connect(self.helping.play)
        bar.news_asked.connect(self.helping.show_news)
        bar.sign_out_asked.connect(self._ask_to_sign_out)
        window.may_close = lambda: self._leaving or not (self.keep_open() or self._ends_here)
        window.close_refused.connect(self._ask_to_close)
        bar.connection_asked.connect(lambda: self._working(lambda work: work.explain_connection()))
        bar.call_asked.connect(lambda: window.go("contact"))
        self.preferences.not_saved.connect(self.show_fault)

    def take_choices(self, bar: TopBar) -> None:
        """Of colours, text size and language, from this bar too."""
        bar.theme_chosen.connect(lambda code: self._dress(Theme(code), theme.scale()))
        bar.scale_chosen.connect(lambda scale: self._dress(theme.theme(), scale))
        bar.language_chosen.connect(self._choose_language)

    def _bind(self) -> None:
        self.shortcuts.bind(self.window, "help", self.show_help)
        bind_work_keys(self.shortcuts, self.window, self._working)

    def _working(self, do: "Callable[[Work], None]") -> None:
        """With the work of whoever is signed in, if anyone is."""
        if self.work is not None:
            do(self.work)

    def _dress(self, chosen: Theme, scale: int) -> None:
        theme.apply(self._app, chosen, scale)
        self.preferences.change(theme=chosen.value, text_scale=scale)
        self._show_user()

    def _choose_language(self, code: str) -> None:
        self.preferences.change(language=code)
        self.window.notices.say(t("The language changes when you next start Agent Desktop."), seconds=20)

    def _keep_place(self) -> None:
        windows = {**self.preferences.settings.windows, "main": self.window.remember()}
        self.preferences.change(windows=windows)

    def _show_user(self) -> None:
        user = self.desk.user if self.desk else None
        self.show_user_in(self.window.bar, user)
        self.dressed.emit()

    def show_user_in(self, bar: TopBar, user: User | None) -> None:
        """Who works, and what they have chosen."""
        bar.show_user(user, theme.theme(), theme.scale(), self.preferences.settings.language or language())

    # ---- help -------------------------------------------------------------------------------------------------

    def show_help(self) -> None:
        """F1: open it, or close it again."""
        self.helping.show()

    def _help_closed(self, before: QWidget | None) -> None:
        self.signing.stand_beside()
        if self.signing.again is not None and self.window.has_room_beside:
            self.signing.again.focus_first_empty()
        elif before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.open is not None and self.open.current is not None and self.open.current.isVisible():
            self.open.current.take_focus()

    def _show_work(self) -> None:
        """Someone went to a page that a panel covers."""
        if self.helping.is_open:
            self.helping.close()
        else:
            self.signing.stand_beside()

    # ---- signing in and out -----------------------------------------------------------------------------------

    def _read_and_enter(self, entered: Entered) -> None:
        """As soon as the code of the work is read: most often it is by now."""
        self.signing.form.setEnabled(False)  # nobody signs in twice meanwhile
        scripts = entered.signed_in.user.role in SCRIPT_ROLES
        self.reading.when_read(partial(self._enter, entered), scripts=scripts)

    def _enter(self, entered: Entered) -> None:
        """The work begins."""
        from ui.shell.work import Work  # late: the window must be there first

        user = entered.signed_in.user
        self.preferences.change(server_url=entered.server, last_username=user.username)
        columns = Columns(self.preferences, self.window)
        with at_once(self.window):
            self.work = Work(self.window, self._bridge, self.shortcuts, entered, columns=columns)
            self.work.session_over.connect(self._session_over)
            self.work.practise_wanted.connect(self.practise)
            self._mend_what_is_met(self.work)
            self.signing.done(offline=entered.signed_in.offline)
            self._show_user()
            self.window.bar.search.show()
        if entered.signed_in.notice:
            notice = self.window.notices.say(entered.signed_in.notice, tone="warn")
            if entered.signed_in.offline:
                self.work.traffic.watch.turned.connect(partial(self._line_turned, notice))
        if entered.signed_in.lasting:
            self.window.notices.say(entered.signed_in.lasting, tone="warn")
        self.signed_in.emit()
        self.helping.greet()
        QTimer.singleShot(READ_ON_AFTER_MS, self.work, partial(self._read_on, user.role))
        QTimer.singleShot(PRACTICE_AFTER_MS, self.work, self._look_for_practice)
        for notice in self.window.notices.shown:
            if notice in self._waiting_notices:
                notice.dismiss()
        self._waiting_notices.clear()
        waiting, self._waiting = self._waiting, []
        for number, rang in waiting:
            self.call(number, rang)

    def _read_on(self, role: Role) -> None:
        """What nobody waits for, once the window is painted for whoever signed in."""
        self.reading.read_on(*((EDITORS,) if role in SCRIPT_ROLES else ()))
        self.reading.read_on(*((REVIEWS,) if role is Role.SUPERVISOR else ()))
        self.reading.read_on(*((PRACTICE,) if role in PRACTICE_ROLES else ()))
        self.reading.read_on(*((TRAINING,) if role in {Role.SUPERVISOR, Role.TRAINER} else ()), HELP)
        if role in CITIZEN_ROLES and self.work is not None:
            Piecewise(find_fonts(), self.work, after_ms=FONTS_AFTER_MS)

    def _line_turned(self, notice: "Notice", line: "Connection") -> None:
        """That there is no line is said only until there is one. Whoever put it away sees nothing of this."""
        for shown in self.window.notices.shown:
            if shown is notice and line.reached:
                shown.dismiss()

    @property
    def practising(self) -> "Practising":
        """Into practice and out of it; made when it is first needed."""
        if self._practising is None:
            from ui.practice.mode.practising import Practising  # late: no call waits for it

            self._practising = Practising(self, self._bridge, self.preferences)
        return self._practising

    def _look_for_practice(self) -> None:
        """A practice call that was in hand when the program ended is offered."""
        desk = self.desk
        if desk is None:
            return

        def found(underway: "Underway | None") -> None:
            if underway is not None and self.desk is desk:
                self.practising.offer_one_left(underway)

        self._bridge.ask(partial(_left_in_practice, desk), found, _passed_over, owner=self, by_itself=True, near=True)

    def practise(self, scenario: "PracticeScenario", course: str | None = None, number: int = 1) -> None:
        """A practice call, for whoever is signed in. Why not, where it cannot be, is said."""
        self.practising.begin(scenario, course, number)

    def _mend_what_is_met(self, work: "Work") -> None:
        """A damaged store may be met wherever something is read or kept."""
        from ui.shell.mending import Mending  # late: with the work

        self._mending = Mending(work.desk, self._bridge, self.window.notices, work)
        self._mending.mended.connect(work.open.keep_anew)
        for fault in (work.open.fault, work.finding.fault, work.outbox.fault, work.traffic.fault):
            fault.connect(self._mending.look_at)

    def _session_over(self) -> None:
        if self.desk is not None:
            self.signing.ask_again(self.desk)

    # ---- leaving ----------------------------------------------------------------------------------------------

    @property
    def _unsent(self) -> int:
        return self.work.open.unsent if self.work is not None else 0

    def _unsent_words(self) -> str:
        return tn(
            "{count} contact is not finished. Signing out deletes what was typed in it.",
            "{count} contacts are not finished. Signing out deletes what was typed in them.",
            self._unsent,
        ).format(count=self._unsent)

    @property
    def _ends_here(self) -> int:
        return self.work.ends_with_the_program if self.work is not None else 0

    def _waiting_words(self) -> str:
        """For a computer where nothing can be written. "" where nothing waits only in memory."""
        count = self._ends_here
        words = tn(
            "{count} record that waits to be sent cannot be kept on this computer, and would be lost.",
            "{count} records that wait to be sent cannot be kept on this computer, and would be lost.",
            count,
        )
        return words.format(count=count) if count else ""

    def keep_open(self) -> int:
        """The program ends: open contacts are on the disk when this returns. Answers how many could not be kept."""
        if self.work is None:
            return 0
        self.work.keep_what_is_written()
        if self._practising is not None:
            self._practising.keep_now()
        return self.work.open.keep_now()

    def _ask_to_sign_out(self) -> None:
        """At once where nothing would be lost; otherwise it is said first, and the work goes on."""
        if not self._unsent and not self._ends_here:
            self.sign_out()
            return
        action = (t("Sign out all the same"), self.sign_out)
        said = [self._unsent_words() if self._unsent else "", self._waiting_words()]
        self.window.notices.say(" ".join(filter(None, said)), tone="warn", action=action)

    def _ask_to_close(self) -> None:
        """Only where closing loses words: otherwise contacts are there again at the next start."""
        lost = self.keep_open()
        words = tn(
            "{count} contact cannot be kept on this computer. Closing loses what was typed in it.",
            "{count} contacts cannot be kept on this computer. Closing loses what was typed in them.",
            lost,
        )
        action = (t("Close all the same"), self._close_all_the_same)
        said = [words.format(count=lost) if lost else "", self._waiting_words()]
        self.window.notices.say(" ".join(filter(None, said)), tone="warn", action=action)

    def _close_all_the_same(self) -> None:
        self._leaving = True
        self.window.close()

    def sign_out(self) -> None:
        """Forget everything here at once; the server is told off the screen's thread."""
        desk = self.desk
        if desk is None or self.work is None:
            return
        self.helping.forget()
        if self._practising is not None:
            self._practising.end()
        self.work.end()
        self.work = None
        self.signing.forget_again()
        self._bridge.ask(partial(self._entering.leave, desk), _passed_over, self.show_fault, owner=self, last=True)
        self.signing.ask()
        self.signing.ask_line()
        self._show_user()
        self.signed_out.emit()

    # ---- from outside -----------------------------------------------------------------------------------------

    def call(self, number: str, rang: int | None = None) -> None:
        """A number from outside, and how many seconds it rang. Without anyone signed in it waits."""
        from agent_desktop.contacts.numbers import having_rung, read_number  # late: not before the window is there

        caller = having_rung(read_number(number), rang)
        if self.work is not None:
            self.helping.give_way()
            if self._practising is not None:
                self._practising.give_way()
            self.work.arrive(caller)
            return
        self._waiting.append((number, rang))
        if caller.shown:
            words = t("A call is waiting: {number}. Sign in to open it.").format(number=caller.shown)
        else:
            words = t("A call without a readable number is waiting. Sign in to open it.")
        self._waiting_notices.append(self.window.notices.say(words))

    def raise_window(self) -> None:
        practising = self._practising
        other = practising.window if practising is not None and practising.in_front else None
        window: MainWindow = self.window if other is None else other  # one of the two is seen, never both
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def show_fault(self, fault: object) -> None:
        """In words, above the work; a session that has run out becomes a sign-in beside it."""
        if not isinstance(fault, EnvironmentFault | ProgramFault):
            return
        if self.work is not None:
            from ui.shell.wanting_sign_in import wants_sign_in  # late, as above

            if wants_sign_in(fault):
                self._session_over()
                return
            self._mending.look_at(fault)
        self.window.notices.show_fault(fault)


def _left_in_practice(desk: "Desk") -> "Underway | None":
    """Not on the screen's thread: what it needs is read there, too."""
    from agent_desktop.desk import practising
    from agent_desktop.practice.underway import Underway

    return practising.kept(desk, Underway)


def _passed_over(_fault: object) -> None:
    """Nothing follows; what went wrong is in the log."""
