"""Assembles the program: settings, log, the one desktop of this user, the look, the window, and the way in."""

import ui.plain_import  # noqa: F401 - first of all: what is read before it is read in PySide's way

# isort: split
import logging
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from agent_desktop.faults import EnvironmentFault
from agent_desktop.giving_way import screen_here
from agent_desktop.language import t, use_language
from agent_desktop.settings import load_settings, settings_path
from ui.accounts.sign_in import Typed
from ui.arrivals.message import Call, Raise
from ui.arrivals.receiving import Receiver, become_the_one
from ui.bridge import Bridge, as_program_fault
from ui.cli import Options
from ui.rubbish import Collector
from ui.shell.desktop import Desktop
from ui.shell.entering import Entering
from ui.shell.preferences import Preferences
from ui.style import theme
from ui.style.resources import TRANSLATIONS
from ui.style.tokens import SCALES, Theme

LOOPBACK = {"localhost", "127.0.0.1", "::1"}

log = logging.getLogger("ui.qt")


class Defects:
    """Whatever no one caught, on any thread, becomes a calm notice: the bridge tells it."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def install(self) -> None:
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread

    def _from_main(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._bridge.tell(error if isinstance(error, EnvironmentFault) else as_program_fault(error))

    def _from_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._bridge.tell(as_program_fault(what.exc_value))


def log_qt(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Qt's own messages go to the log, never to a terminal nobody reads."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    log.log(levels.get(kind, logging.WARNING), "%s", words)


def begin_log() -> None:
    """Once the window is there: what writes and turns the files is read for it."""
    from agent_desktop.logs import log_path, set_up_logs

    set_up_logs(log_path())


class Program:
    """Everything that lives as long as the window. The tour and the benchmarks make one as `run` does."""

    def __init__(self, app: QApplication, options: Options) -> None:
        self.app = app
        self.options = options
        settings, damaged = load_settings(settings_path())
        use_language(options.language or settings.language or "en", TRANSLATIONS)
        chosen, scale = options.theme or settings.theme, options.text_size or settings.text_scale
        theme.apply(app, _theme(chosen), _scale(scale), later=True)
        self.collector = Collector()
        self._screen = ExitStack()
        self._screen.enter_context(screen_here())
        self.bridge = Bridge()
        self.preferences = Preferences(settings, settings_path(), self.bridge)
        self.entering = Entering(options.server, Path(options.store_folder) if options.store_folder else None)
        self.desktop = Desktop(app, self.bridge, self.preferences, self.entering)
        self.bridge.met.connect(self.desktop.show_fault)
        self.desktop.signed_in.connect(self._settle)
        self.desktop.signed_out.connect(self.collector.unsettle)
        if damaged:
            self.desktop.window.notices.say(damaged, tone="warn")

    def _settle(self) -> None:
        """What is there now stays, and once more what is read ahead meanwhile."""
        self.collector.settle()
        self.collector.may_settle = lambda: self.desktop.is_at_rest

    def listen(self, receiver: Receiver) -> None:
        """Calls handed over by other processes."""
        self.receiver = receiver
        receiver.called.connect(lambda call: self.desktop.call(call.number, call.rang))
        receiver.raised.connect(self.desktop.raise_window)

    def start(self) -> None:
        """Show the window at once; then sign in as the demo or whoever was remembered."""
        self.desktop.window.show()
        QTimer.singleShot(0, self.desktop, self._enter)
        if self.options.number is not None:
            self.desktop.call(self.options.number, self.options.rang)

    def _enter(self) -> None:
        from ui import heaps  # late: the window must be there first

        heaps.have_few()
        self.desktop.reading.begin()
        options, settings = self.options, self.preferences.settings
        server = options.server or settings.server_url
        if options.demo_user and options.demo_password:
            if urlsplit(server).hostname in LOOPBACK:
                self.desktop.signing.begin_with(Typed(server, options.demo_user, options.demo_password, remember=False))
            else:
                self.desktop.window.notices.say(
                    t("The demo signs in by itself only to a server on this computer."), tone="warn"
                )
        elif server and settings.last_username:
            self.desktop.signing.resume(server, settings.last_username)
        if not options.demo_user:
            self.desktop.signing.ask_line()

    def close(self) -> None:
        """Let go of everything; open contacts and settings not yet written are written."""
        self.desktop.keep_open()
        try:
            self.preferences.save_now()
        except EnvironmentFault as fault:
            log.warning("%s", fault.details)
        self.bridge.close()
        self._screen.close()
        if self.desktop.desk is not None:
            self.desktop.desk.close()


def run(options: Options) -> int:
    """The desktop, from start to end. Answers the exit status; 0 also where another one was already running."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("agent-desktop")
    app.setApplicationDisplayName("Agent Desktop")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, on=False)
    qInstallMessageHandler(log_qt)
    receiver = become_the_one(Raise() if options.number is None else Call(number=options.number, rang=options.rang))
    if receiver is None:
        return 0
    program = Program(app, options)
    program.desktop.helping.offers = True
    Defects(program.bridge).install()
    program.listen(receiver)
    program.start()
    QTimer.singleShot(0, program.desktop, begin_log)
    try:
        return app.exec()
    finally:
        receiver.close()
        program.close()


def _theme(code: str) -> Theme:
    """What a settings file written by hand may hold is not always a theme."""
    return Theme(code) if code in set(Theme) else Theme.SYSTEM


def _scale(percent: int) -> int:
    return min(max(percent, SCALES[0]), SCALES[-1])
