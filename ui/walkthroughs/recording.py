"""A run done once becomes a walkthrough: clicks, choices and typed words as deeds on named controls.

Only where nothing is real: the practice window. Never what is typed into a field for a password.
"""

from functools import partial
from itertools import count

import shiboken6
from PySide6.QtCore import QEvent, QMetaObject, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.walkthroughs.merging import merged
from ui.shell.shortcuts import COMMANDS, Shortcuts
from ui.style.naming import around, name_of, own_name
from ui.walkthroughs.hand import ON, spoken

WATCHED = "_recorded_by"
"""The property of what is listened to already: by which recorder."""

_marks = count(1)

AROUND_THE_CALL = ("walkthrough.", "practice.", "help.")
"""How the names begin of what is no part of a call: to leave practice is no deed of a good handler's."""

STEP = "script.at."
"""How the name begins of the page of a script's step."""

KEYS = {Qt.Key.Key_Return: "Return", Qt.Key.Key_Enter: "Return", Qt.Key.Key_Escape: "Esc"}
"""Keys that are deeds by themselves, where no button has the focus."""

LONGEST_ROW = 120


class Recorder(QObject):
    """From `start` to `stop`. Signals: recorded(how many steps there are by now)."""

    recorded = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._steps: tuple[WalkStep, ...] = ()
        self._going = False
        self._present = self._waited_for = ""
        self._clicked = False
        self._mark = str(next(_marks))
        self._heard: list[QMetaObject.Connection] = []

    @property
    def steps(self) -> tuple[WalkStep, ...]:
        return self._steps

    def start(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._going = True
        app.installEventFilter(self)
        for each in (self._window, *self._window.findChildren(QWidget)):
            self._watch(each)
        self._watch_commands()
        self._look_where()

    def stop(self) -> tuple[WalkStep, ...]:
        """What was done, in order."""
        self._going = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeEventFilter(self)
        heard, self._heard = self._heard, []
        for connection in heard:
            QObject.disconnect(connection)
        return self._steps

    # ---- listening ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes up is listened to as well; keys are noted before they do anything."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_inside(watched):
            self._watch(watched)
            for each in watched.findChildren(QWidget):
                self._watch(each)
        elif event.type() == QEvent.Type.KeyPress and event.spontaneous() and isinstance(event, QKeyEvent):
            self._key(watched, event)
        return False

    def _is_inside(self, widget: QWidget) -> bool:
        if isinstance(widget, QMenu):
            return True
        return widget is self._window or self._window.isAncestorOf(widget)

    def _watch(self, widget: QWidget) -> None:
        """Once each. Not a field for a password, nor the parts that Qt makes a control of."""
        if widget.property(WATCHED) == self._mark or (isinstance(widget, QLineEdit) and _is_secret(widget)):
            return
        if isinstance(widget, QMenu):
            heard = widget.triggered.connect(partial(self._from_menu, widget))
        elif isinstance(widget, QAbstractButton):
            heard = widget.clicked.connect(partial(self._pressed, widget))
        elif isinstance(widget, QComboBox):
            heard = widget.activated.connect(partial(self._chosen, widget))
        elif isinstance(widget, QLineEdit):
            heard = widget.textEdited.connect(partial(self._typed, widget))
        elif isinstance(widget, QPlainTextEdit):
            heard = widget.textChanged.connect(partial(self._typed, widget))
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget.parent(), QComboBox):
            heard = widget.clicked.connect(partial(self._row, widget))
        else:
            return
        self._listens(widget, heard)

    def _watch_commands(self) -> None:
        known = {command.code for command in COMMANDS}
        for code, shortcut in Shortcuts.bound_in(self._window).items():
            if code in known and shortcut.property(WATCHED) != self._mark:
                self._listens(shortcut, shortcut.activated.connect(partial(self._command, shortcut, code)))

    def _listens(self, to: QObject, heard: QMetaObject.Connection) -> None:
        """Until `stop`: a second recording listens anew."""
        to.setProperty(WATCHED, self._mark)
        self._heard.append(heard)

    # ---- what was done -----------------------------------------------------------------------------------------------

    def _pressed(self, button: QAbstractButton, _checked: bool = False) -> None:
        if not self._is_of_work(button):
            return
        self._clicked = True
        if isinstance(button, QPushButton) and button.menu() is not None:
            return  # what is chosen there is the deed
        name = own_name(button)
        if isinstance(button, QCheckBox) and name:
            self._note(name, Do.CHOOSE, ON if button.isChecked() else "off")
        elif name:
            self._note(name, Do.PRESS)
        elif part := name_of(button.parentWidget()):
            self._note(part, Do.CHOOSE, spoken(button).partition(". ")[0])  # a name, and not how old they are today

    def _from_menu(self, menu: QMenu, action: QAction) -> None:
        owner = next((each for each in self._window.findChildren(QPushButton) if each.menu() is menu), None)
        if owner is not None and self._is_of_work(owner) and (name := name_of(owner)):
            self._note(name, Do.CHOOSE, str(action.data() or action.text().replace("&&", "&")))

    def _chosen(self, combo: QComboBox, _at: int = 0) -> None:
        if self._is_of_work(combo) and (name := name_of(combo)):
            self._note(name, Do.CHOOSE, str(combo.currentData() or combo.currentText()))

    def _typed(self, field: QLineEdit | QPlainTextEdit, _text: str = "") -> None:
        """All that stands there by now: the keystrokes before are this one deed."""
        name = own_name(field)
        if not name or not field.hasFocus() or not self._is_of_work(field):
            return
        words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        self._note(name, Do.TYPE, words)

    def _row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        if self._is_of_work(view) and (name := own_name(view)):
            says = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")
            self._note(name, Do.CHOOSE, says[:LONGEST_ROW])

    def _command(self, shortcut: QShortcut, code: str) -> None:
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and self._is_of_work(owner):
            self._note("", Do.KEY, code)

    def _key(self, watched: QObject, event: QKeyEvent) -> None:
        """Enter and Escape lead on and back, where they press nothing and write nothing."""
        value = KEYS.get(Qt.Key(event.key()))
        focus = QApplication.focusWidget()
        if value is None or event.modifiers() or focus is None or watched is not focus or not self._is_of_work(focus):
            return
        if isinstance(focus, QPlainTextEdit) and value == "Return":
            return  # a line of its own
        self._clicked = False
        QTimer.singleShot(0, self, partial(self._note_key, value, own_name(focus), self._present))

    def _note_key(self, value: str, control: str, present: str) -> None:
        """Not where it pressed a button: that is written down as such."""
        if not self._clicked:
            self._note(control, Do.KEY, value, present=present)

    # ---- writing it down ---------------------------------------------------------------------------------------------

    def _is_of_work(self, widget: QWidget | None) -> bool:
        """Not what stands around the call, such as the bar of the recorder, nor anything outside of the window."""
        if not self._going or widget is None or not shiboken6.isValid(widget) or not self._window.isAncestorOf(widget):
            return False
        return not any(own_name(each).startswith(AROUND_THE_CALL) for each in around(widget))

    def _note(self, control: str, do: Do, value: str = "", *, present: str | None = None) -> None:
        step = WalkStep(control=control, do=do, value=value)
        where = self._present if present is None else present
        if where and where != self._waited_for:
            self._waited_for = where
            for waits in (where, "script.words"):
                self._steps = (*self._steps, WalkStep(control=waits, do=Do.WAIT, if_there=waits == "script.words"))
        self._steps = merged(self._steps, step)
        self.recorded.emit(len(self._steps))
        QTimer.singleShot(0, self, self._look_where)

    def _look_where(self) -> None:
        """Which step of a script is in front, for the deed that comes next."""
        pages = (name for each in self._window.findChildren(QWidget) if (name := _step_name(each)))
        self._present = next(pages, "")
        self._watch_commands()


def _step_name(widget: QWidget) -> str:
    name = own_name(widget)
    return name if name.startswith(STEP) and widget.isVisible() else ""


def _is_secret(field: QLineEdit) -> bool:
    return field.echoMode() is not QLineEdit.EchoMode.Normal
