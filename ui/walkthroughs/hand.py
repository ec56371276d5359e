"""Does deeds as a hand does them, through the event system: what plays is what a person at the desktop would do."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QTextCursor
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

from agent_desktop.walkthroughs.matching import nearest
from ui.shell.shortcuts import COMMANDS, Shortcuts

LETTERS_AT_A_TIME = 3
LETTERS_MS = 60
"""Between so many, at the usual pace: as someone types who knows what to write."""

MENU_MS, MENU_TRIES = 20, 100
"""How often it is looked whether a menu has opened, and how many times."""

ON = "on"
"""What is chosen of a box to tick it."""

_KEYS = {
    "Return": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
}

Then = Callable[[bool], object]
"""Called with whether it could be done."""


class Hand(QObject):
    """`quick`: all at once, as a test wants it."""

    def __init__(self, window: QWidget, parent: QObject, *, quick: bool = False) -> None:
        super().__init__(parent)
        self._window, self._quick = window, quick
        self.pace = 1.0

    # ---- pressing --------------------------------------------------------------------------------------------------

    def press(self, control: QWidget, then: Then) -> None:
        """A click in its middle."""
        control.setFocus(Qt.FocusReason.MouseFocusReason)
        _click(control, control.rect().center())
        then(True)

    def key(self, value: str, then: Then, control: QWidget | None = None) -> None:
        """A command such as "answers.find", by whatever keys it has; or a key such as "Return", to `control`, or to
        what has the focus."""
        if value in {command.code for command in COMMANDS}:
            bound = Shortcuts.bound_in(self._window).get(value)
            if bound is not None:
                bound.activated.emit()
            then(bound is not None)
            return
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        pressed = _KEYS.get(value)
        single = len(value) == 1 and value.isalnum()
        if pressed is not None or single:
            _key(self._focus(), pressed if pressed is not None else ord(value.upper()), value if single else "")
        then(pressed is not None or single)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window.focusWidget() or self._window

    # ---- typing ----------------------------------------------------------------------------------------------------

    def type(self, control: QWidget, words: str, then: Then, *, after: bool = False) -> None:
        """Over what stands there, letter by letter; or after it, on a line of its own."""
        target = control.focusProxy() or control
        if not isinstance(target, QLineEdit | QPlainTextEdit):
            inner = target.findChild(QLineEdit) or target.findChild(QPlainTextEdit)
            if inner is None:
                then(False)
                return
            target = inner
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if after:
            before = _at_the_end(target)
            words = f"\n{words}" if before and not before.endswith("\n") else words
        else:
            target.selectAll()
        if not words:
            _key(target, Qt.Key.Key_Delete)
        self._letters(target, iter(words), then)

    def _letters(self, target: QWidget, words: Iterator[str], then: Then) -> None:
        if not shiboken6.isValid(target):
            then(False)
            return
        batch = list(words if self._quick else islice(words, LETTERS_AT_A_TIME))
        for letter in batch:
            _key(target, Qt.Key.Key_Return if letter == "\n" else 0, "\r" if letter == "\n" else letter)
        if batch and not self._quick:
            rest = max(1, round(LETTERS_MS / self.pace))
            QTimer.singleShot(rest, self, partial(self._letters, target, words, then))
            return
        then(True)

    # ---- choosing --------------------------------------------------------------------------------------------------

    def choose(self, control: QWidget, value: str, then: Then) -> None:
        """`value`: the code or the words, or how they begin, of an entry of a list, a menu, or buttons in a part."""
        if isinstance(control, QCheckBox):
            if control.isChecked() != (value == ON):
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                _key(control, Qt.Key.Key_Space, " ")  # a click counts only where its box and words are
            then(True)
        elif isinstance(control, QComboBox):
            then(self._of_combo(control, value))
        elif isinstance(control, QPushButton) and control.menu() is not None:
            self.press(control, lambda _done: self._of_menu(control, value, MENU_TRIES, then))
        elif isinstance(control, QAbstractItemView):
            then(self._of_list(control, value))
        else:
            buttons = [each for each in control.findChildren(QAbstractButton) if each.isVisible()]
            place = nearest(value, [spoken(each) for each in buttons])
            if place is None:
                then(False)
            else:
                self.press(buttons[place], then)

    def _of_combo(self, combo: QComboBox, value: str) -> bool:
        combo.setFocus(Qt.FocusReason.MouseFocusReason)  # some are filled only then
        place = combo.findData(value)
        if place < 0:
            found = nearest(value, [combo.itemText(at) for at in range(combo.count())])
            if found is None:
                return False
            place = found
        combo.showPopup()
        view = combo.view()
        view.setCurrentIndex(combo.model().index(place, combo.modelColumn(), combo.rootModelIndex()))
        _key(view, Qt.Key.Key_Return)
        return combo.currentIndex() == place

    def _of_menu(self, button: QPushButton, value: str, tries: int, then: Then) -> None:
        """The menu opens in its own time."""
        menu = button.menu() if shiboken6.isValid(button) else None
        if menu is None or (tries == 0 and not menu.isVisible()):
            then(False)
        elif not menu.isVisible():
            QTimer.singleShot(MENU_MS, self, lambda: self._of_menu(button, value, tries - 1, then))
        else:
            then(_take(menu, value))

    def _of_list(self, view: QAbstractItemView, value: str) -> bool:
        model = view.model()
        place = nearest(value, list(_rows(model)))
        if place is None:
            return False
        index = model.index(place, 0, QModelIndex())
        view.scrollTo(index)
        view.setCurrentIndex(index)
        _click(view.viewport(), view.visualRect(index).center())
        return True


def _at_the_end(field: QLineEdit | QPlainTextEdit) -> str:
    """The cursor goes there. Answers what stands before it."""
    if isinstance(field, QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
        return field.toPlainText()
    field.end(False)
    return ""


def spoken(button: QAbstractButton) -> str:
    """What a screen reader calls it."""
    return button.accessibleName() or button.text().replace("&&", "&")


def _take(menu: QMenu, value: str) -> bool:
    actions: list[QAction] = [each for each in menu.actions() if not each.isSeparator()]
    codes = [str(each.data() or "") for each in actions]
    place = (
        codes.index(value) if value in codes else nearest(value, [each.text().replace("&&", "&") for each in actions])
    )
    if place is None:
        menu.close()
        return False
    menu.setActiveAction(actions[place])
    _key(menu, Qt.Key.Key_Return)
    return True


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        index = model.index(row, 0, QModelIndex())
        yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")


def _key(target: QWidget, key: int, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if shiboken6.isValid(target):  # the press may have taken it away
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _click(target: QWidget, at: QPoint) -> None:
    where, everywhere = QPointF(at), QPointF(target.mapToGlobal(at))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        if shiboken6.isValid(target):
            event = QMouseEvent(kind, where, everywhere, left, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(target, event)
