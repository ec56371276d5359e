"""The program as a whole, once it runs: who is signed in, which calls come in, what is said of the connection."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from agent_desktop.contacts.numbers import NO_CALL, CallerNumber, read_number
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import language, t
from ui.accounts.sign_in import SignInForm, SignInPage, Typed
from ui.bridge import Bridge
from ui.shell.connection import LOOKS, ConnectionWatch
from ui.shell.empty import EmptyState
from ui.shell.entering import Entered, Entering
from ui.shell.find import FindPanel, call_row
from ui.shell.help import HelpPanel
from ui.shell.matches import Row, RowKind
from ui.shell.open_contacts import OpenContacts
from ui.shell.preferences import Preferences
from ui.shell.rail import CITIZEN_ROLES
from ui.shell.shortcuts import COMMANDS, TABS, Shortcuts
from ui.shell.window import MainWindow
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.buttons import keys_in_words
from ui.style.tokens import Theme

if TYPE_CHECKING:
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.desk import Desk

SIDE_WIDTH = 340


class Desktop(QObject):
    """Signals: `signed_in()` when the work can begin."""

    signed_in = Signal()

    def __init__(self, app: QApplication, bridge: Bridge, preferences: Preferences, entering: Entering) -> None:
        super().__init__()
        self._app, self._bridge, self._preferences, self._entering = app, bridge, preferences, entering
        self.shortcuts = Shortcuts(preferences.settings.shortcuts)
        self.window = MainWindow(self.shortcuts)
        self.desk: Desk | None = None
        self.open: OpenContacts | None = None
        self._watch: ConnectionWatch | None = None
        self._find: FindPanel | None = None
        self._again: SignInForm | None = None
        self._waiting: list[CallerNumber] = []
        self._wire()
        self._show_sign_in()

    # ---- keys and menus ---------------------------------------------------------------------------------------

    def _wire(self) -> None:
        window, bar = self.window, self.window.bar
        window.restore(self._preferences.settings.windows.get("main"))
        window.closing.connect(self._keep_place)
        window.rail.chosen.connect(window.go)
        window.tabs.new_asked.connect(self.new_contact)
        bar.theme_chosen.connect(lambda code: self._dress(Theme(code), theme.scale()))
        bar.scale_chosen.connect(lambda scale: self._dress(theme.theme(), scale))
        bar.language_chosen.connect(self._choose_language)
        bar.shortcuts_asked.connect(self.show_help)
        bar.sign_out_asked.connect(self.sign_out)
        bar.connection_asked.connect(self._explain_connection)
        bar.call_asked.connect(lambda: window.go("contact"))
        self._preferences.not_saved.connect(self.show_fault)
        for code, do in {
            "help": self.show_help,
            "contact.new": self.new_contact,
            "find": self._open_find,
            "panel.next": lambda: window.step_panel(1),
            "panel.previous": lambda: window.step_panel(-1),
            "tab.close": lambda: self._with_open(OpenContacts.close),
            "tab.reopen": lambda: self._with_open(OpenContacts.reopen),
            "tab.next": lambda: self._with_open(lambda open_: open_.step(1)),
            "tab.previous": lambda: self._with_open(lambda open_: open_.step(-1)),
        }.items():
            self.shortcuts.bind(window, code, do)
        for place, keys in enumerate(TABS):
            self.shortcuts.bind_fixed(window, keys, partial(self._go_tab, place))

    def _with_open(self, do: Callable[[OpenContacts], None]) -> None:
        if self.open is not None:
            self.window.go("contact")
            do(self.open)

    def _go_tab(self, place: int) -> None:
        self._with_open(lambda open_: open_.go(place))

    def _dress(self, chosen: Theme, scale: int) -> None:
        theme.apply(self._app, chosen, scale)
        self._preferences.change(theme=chosen.value, text_scale=scale)
        self._show_user()

    def _choose_language(self, code: str) -> None:
        self._preferences.change(language=code)
        self.window.notices.say(t("The language changes when you next start Agent Desktop."), seconds=20)

    def _keep_place(self) -> None:
        windows = {**self._preferences.settings.windows, "main": self.window.remember()}
        self._preferences.change(windows=windows)

    def show_help(self) -> None:
        """F1: open it, or close it again."""
        beside = self.window.side.findChild(HelpPanel)
        if beside is not None and beside.isVisible():
            self._close_side()
            return
        panel = HelpPanel(self.shortcuts)
        panel.setFixedWidth(min(theme.pixels(SIDE_WIDTH), self.window.width() // 2))
        panel.closed.connect(self._close_side)
        panel.keys_changed.connect(lambda: self._preferences.change(shortcuts=self.shortcuts.chosen))
        self.window.show_beside(panel)
        panel.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_side(self) -> None:
        self.window.show_beside(self._again)
        if self._again is not None:
            self._again.focus_first_empty()
        elif self.open is not None and self.open.current is not None:
            self.open.current.setFocus()

    # ---- signing in and out -----------------------------------------------------------------------------------

    def _show_sign_in(self) -> None:
        settings = self._preferences.settings
        form = SignInForm(
            self._bridge,
            self._entering.enter,
            title=t("Sign in"),
            server=self._entering.server or settings.server_url,
            username=settings.last_username,
        )
        form.remember.setChecked(bool(settings.last_username))
        form.entered.connect(self._enter)
        self.form = form
        self.window.remove_place("sign_in")
        self.window.add_place("sign_in", SignInPage(form))
        self.window.go("sign_in")
        self.window.rail.hide()
        self._show_user()
        form.focus_first_empty()

    def _enter(self, entered: Entered) -> None:
        """The work begins."""
        self.desk = entered.desk
        user = entered.signed_in.user
        self._preferences.change(server_url=entered.server, last_username=user.username)
        place = self.window.contacts
        make = entered.screens(self._bridge, self.shortcuts, place)
        self.open = OpenContacts(self.window.tabs, place, make, entered.desk.clock)
        self.open.fault.connect(self._sign_in_if_needed)
        self.open.finished.connect(self._say_finished)
        self.open.closed.connect(self._offer_undo)
        self.open.changed.connect(self._show_call)
        self._find = FindPanel(self.window.bar.search, self._bridge, entered.find, self.window)
        self._find.offer(self._things_to_do)
        self._find.chosen.connect(self._found)
        self._find.fault.connect(self._sign_in_if_needed)
        self._watch = ConnectionWatch(entered.desk, self._bridge)
        self._watch.seen.connect(self._show_connection)
        self._watch.turned.connect(lambda connection: announce(self.window, connection.words))
        self._watch.start()
        self._lay_places(works_with_citizens=user.role in CITIZEN_ROLES)
        if entered.signed_in.notice:
            self.window.notices.say(entered.signed_in.notice, tone="warn")
        self._bridge.ask(lambda: read_number("+441632960000"), lambda _n: None, lambda _f: None, owner=self)
        self.signed_in.emit()
        waiting, self._waiting = self._waiting, []
        for caller in waiting:
            self._begin(caller)

    def _lay_places(self, *, works_with_citizens: bool) -> None:
        window = self.window
        window.remove_place("sign_in")
        window.rail.show_for(self.desk.user.role if self.desk and self.desk.user else next(iter(CITIZEN_ROLES)))
        window.rail.setVisible(works_with_citizens)
        find = parts.button(t("Find people"), self._open_find, icon="search", kind="primary")
        self.shortcuts.attach(find, "find", bind=False)
        people_words = t("By name, postcode, date of birth, e-mail, phone number or case reference.")
        window.add_place("people", EmptyState("users", t("Find a person"), people_words, find))
        none_words = t("Your role has no screens in this version. You can sign out with the button at the top right.")
        window.add_place("nothing", EmptyState("info", t("Nothing here for you yet"), none_words))
        window.go("contact" if works_with_citizens else "nothing")
        self._show_user()
        window.bar.search.setVisible(works_with_citizens)
        window.tabs.new_button.setFocus()

    def sign_out(self) -> None:
        """Forget everything here at once; the server is told off the screen's thread."""
        desk = self.desk
        if desk is None:
            return
        if self._watch is not None:
            self._watch.stop()
        if self.open is not None:
            self.open.clear()
            self.open.deleteLater()
        if self._find is not None:
            self._find.close_panel()
            self._find.deleteLater()
        self._again = None
        self.window.show_beside(None)
        self.desk = self.open = self._watch = self._find = None
        self._bridge.ask(lambda: self._entering.leave(desk), lambda _n: None, self.show_fault, owner=self)
        for code in ("people", "nothing"):
            self.window.remove_place(code)
        self._show_sign_in()

    def _ask_to_sign_in_again(self) -> None:
        """The session ran out: beside the work, with everything typed still there."""
        desk = self.desk
        if desk is None or self._again is not None:
            return
        settings = self._preferences.settings
        form = SignInForm(
            self._bridge,
            lambda typed: self._entering.enter_again(desk, typed),
            title=t("Sign in again"),
            server=settings.server_url,
            username=settings.last_username,
        )
        form.fix_account()
        form.setFixedWidth(min(theme.pixels(SIDE_WIDTH), self.window.width() // 2))
        form.entered.connect(self._entered_again)
        self._again = form
        self.window.show_beside(form)
        announce(
            self.window, t("Your session has ended. Sign in again; everything you typed is still here."), urgent=True
        )

    def _entered_again(self, _signed_in: object) -> None:
        self._again = None
        self.window.show_beside(None)
        self.window.notices.say(t("You are signed in again."), tone="good", seconds=8)
        if self._watch is not None:
            self._watch.probe()

    # ---- contacts ---------------------------------------------------------------------------------------------

    def call(self, number: str) -> None:
        """A number from outside. Without anyone signed in it waits."""
        caller = read_number(number)
        if self.desk is None:
            self._waiting.append(caller)
            shown = caller.shown or t("number withheld or unreadable")
            self.window.notices.say(t("A call is waiting: {number}. Sign in to open it.").format(number=shown))
            return
        self._begin(caller)

    def new_contact(self) -> None:
        """By hand, with nobody yet."""
        self._begin(NO_CALL)

    def _begin(self, caller: CallerNumber, citizen_id: UUID | None = None) -> None:
        if self.open is None or self.desk is None or not self.window.rail.isVisibleTo(self.window):
            return
        self.window.go("contact")
        self.open.open(caller, citizen_id)
        if caller.kind is not NumberKind.NONE:
            announce(
                self.window, t("Call from {number}").format(number=caller.shown or t("an unknown number")), urgent=True
            )

    def raise_window(self) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _say_finished(self, finished: object) -> None:
        case = getattr(finished, "case", None)
        more = t("Case {reference} is with the service.").format(reference=case.reference) if case else ""
        self.window.notices.say(t("Finished and saved on the server."), tone="good", more=more, seconds=12)

    def _offer_undo(self, words: str, undo: object) -> None:
        if callable(undo):
            self.window.notices.say(words, action=(t("Open it again"), undo), seconds=30)

    # ---- finding ----------------------------------------------------------------------------------------------

    def _open_find(self) -> None:
        if self._find is not None and self.window.bar.search.isVisible():
            self._find.open()

    def _things_to_do(self, typed: str) -> list[Row]:
        """Commands whose words hold what was typed; a number begins a contact."""
        rows = []
        caller = read_number(typed) if any(letter.isdigit() for letter in typed) else NO_CALL
        if caller.e164:
            rows.append(call_row(caller.shown, caller.e164))
        offered = {"contact.new": "plus", "help": "keyboard"}
        for command in COMMANDS:
            if command.code in offered and (not typed or typed.casefold() in command.words().casefold()):
                keys = keys_in_words(self.shortcuts.of(command.code))
                rows.append(Row(RowKind.COMMAND, offered[command.code], command.words(), keys, command.code))
        return rows

    def _found(self, row: Row) -> None:
        if row.kind is RowKind.PERSON and isinstance(row.target, UUID):
            self._open_person(row.target)
        elif row.kind is RowKind.CALL:
            self.call(str(row.target))
        elif row.target == "contact.new":
            self.new_contact()
        elif row.target == "help":
            self.show_help()

    def _open_person(self, citizen_id: UUID) -> None:
        """In the contact in front if it has nobody yet, else in one of their own: never over another's words."""
        if self.open is None:
            return
        self.window.go("contact")
        screen = self.open.current
        if screen is None or screen.draft.citizen_id is not None:
            self._begin(NO_CALL, citizen_id)
        else:
            screen.open_citizen(citizen_id)

    def _sign_in_if_needed(self, fault: object) -> None:
        """Its words stand where it happened already."""
        if isinstance(fault, EnvironmentFault) and self._wants_sign_in(fault):
            self._ask_to_sign_in_again()

    # ---- saying -----------------------------------------------------------------------------------------------

    def show_fault(self, fault: object) -> None:
        """In words, above the work; a session that has run out becomes a sign-in beside it."""
        if not isinstance(fault, EnvironmentFault | ProgramFault):
            return
        if self._wants_sign_in(fault):
            self._ask_to_sign_in_again()
        else:
            self.window.notices.show_fault(fault)

    def _wants_sign_in(self, fault: EnvironmentFault | ProgramFault) -> bool:
        from agent_desktop.desk.faults import SignInNeeded  # late: with it comes the whole wire

        return isinstance(fault, SignInNeeded) and self.desk is not None

    def _show_user(self) -> None:
        user = self.desk.user if self.desk else None
        self.window.bar.show_user(user, theme.theme(), theme.scale(), self._preferences.settings.language or language())

    def _show_connection(self, connection: "Connection") -> None:
        icon, tone = LOOKS[connection.state.value]
        self.window.bar.show_connection(connection.words, icon, tone)

    def _explain_connection(self) -> None:
        latest = self._watch.latest if self._watch else None
        if latest is None or self._watch is None:
            return
        since = latest.since.astimezone().strftime("%H:%M")
        took = t("The last answer took {count} ms.").format(count=latest.latency_ms) if latest.latency_ms else ""
        more = " ".join(part for part in (t("Since {time}.").format(time=since), took) if part)
        probe = self._watch.probe
        self.window.notices.say(latest.words, more=more, action=(t("Try again"), probe), seconds=30)

    def _show_call(self) -> None:
        screen = self.open.current if self.open else None
        draft = screen.draft if screen is not None else None
        if draft is None or self.open is None or screen is None or draft.channel is not Channel.PHONE:
            self.window.bar.show_call("")
            return
        held = draft.held_since is not None
        lasted = self.open.lasted(screen)
        words = t("On hold {time}") if held else t("On a call {time}")
        self.window.bar.show_call(words.format(time=lasted), "pause" if held else "phone-call")

    def begin_with(self, typed: Typed) -> None:
        """Sign in with what was given (the demo)."""
        self.form.server.setText(typed.server)
        self.form.username.setText(typed.username)
        self.form.start(typed)
