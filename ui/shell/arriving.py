"""A call that comes in while someone is writing: it is said and offered, and takes neither the focus nor the front."""

from functools import partial

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.language import t
from ui.shell.notices import Notice
from ui.shell.open_contacts import OpenContacts
from ui.shell.screen import Screen
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import MainWindow
from ui.style.buttons import keys_in_words


def called_words(caller: CallerNumber) -> str:
    """Who rings, as far as the number tells."""
    return t("Call from {number}").format(number=caller.shown) if caller.shown else t("Call from an unknown number")


def writes_now(window: QWidget) -> bool:
    """Whether the cursor stands in a field of `window` with words in it: another key may come any moment."""
    focus = QApplication.focusWidget()
    if focus is None or not window.isAncestorOf(focus):
        return False
    if isinstance(focus, QPlainTextEdit):
        return bool(focus.toPlainText()) and not focus.isReadOnly()
    return isinstance(focus, QLineEdit) and bool(focus.text()) and not focus.isReadOnly()


class Arriving(QObject):
    """The calls offered, until someone goes to them or they are over."""

    def __init__(self, contacts: OpenContacts, window: MainWindow, shortcuts: Shortcuts) -> None:
        super().__init__(contacts)
        self._contacts, self._window, self._shortcuts = contacts, window, shortcuts
        self._offered: dict[Screen, Notice] = {}
        contacts.changed.connect(self._look)

    def offer(self, screen: Screen, words: str) -> None:
        """`screen` is open behind the one in front."""
        more = t("It is open beside this contact: {keys} goes to the next one.").format(
            keys=keys_in_words(self._shortcuts.of("tab.next"))
        )
        go = (t("Go to the call"), partial(self._go, screen))
        self._offered[screen] = self._window.notices.say(words, more=more, action=go, urgent=True)

    def _go(self, screen: Screen) -> None:
        self._window.go("contact")
        if screen in self._contacts.screens:
            self._contacts.go(self._contacts.screens.index(screen))

    def _look(self) -> None:
        """One that is in front, or no longer open, is offered no more."""
        for screen in [each for each in self._offered if self._is_settled(each)]:
            notice = self._offered.pop(screen)
            if shiboken6.isValid(notice) and notice in self._window.notices.shown:
                notice.dismiss()

    def _is_settled(self, screen: Screen) -> bool:
        in_front = screen is self._contacts.current and self._window.place == "contact"
        return in_front or screen not in self._contacts.screens
