"""Finding, from wherever it begins: the field at the top (Ctrl+K), the People page, a number typed."""

from collections.abc import Container
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut

from agent_desktop.citizens.names import fold
from agent_desktop.contacts.numbers import NO_CALL, read_number
from ui.bridge import Bridge
from ui.shell.find import FindPanel, call_row
from ui.shell.finding_answers import FindingAnswers
from ui.shell.matches import Row, RowKind
from ui.shell.people import PeoplePage
from ui.shell.searching import Search
from ui.shell.shortcuts import COMMANDS, Shortcuts
from ui.shell.window import MainWindow
from ui.style import theme
from ui.style.buttons import keys_in_words

ICONS = {
    "contact.new": "plus",
    "contact.hold": "pause",
    "contact.recording": "circle-pause",
    "outbox": "send",
    "outbox.send": "send",
}
"""Of commands that have one of their own."""


class Finding(QObject):
    """`search` None: for whoever sees no people. `commands`: those offered before anything is typed.

    Signals: `person(UUID, here)` (`here`: in the contact in front if that has nobody yet), `number(str)`,
    `answer(FoundRow)` to be read, `fault(fault)`.
    """

    person = Signal(object, bool)
    number = Signal(str)
    answer = Signal(object)
    fault = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        search: Search | None,
        *,
        answers: FindingAnswers,
        shortcuts: Shortcuts,
        commands: Container[str],
    ) -> None:
        super().__init__(window)
        self._window, self._shortcuts, self._commands = window, shortcuts, commands
        self._field = window.bar.search
        self.panel = theme.dress(FindPanel(window.bar.search, bridge, search, answers, window))
        self.panel.offer(self._things_to_do)
        self.panel.chosen.connect(self._chosen)
        self.panel.fault.connect(self.fault)
        self._bridge, self._sees_people = bridge, search is not None

    def make_page(self, search: Search) -> PeoplePage:
        """Where people are looked for at length."""
        page = PeoplePage(self._bridge, search)
        page.chosen.connect(lambda row: self.person.emit(row.target, False))
        page.fault.connect(self.fault)
        return page

    def open(self) -> None:
        """The field at the top, with what there is."""
        if self._field.isVisible():
            self.panel.open()

    def end(self) -> None:
        """At sign-out: nothing found stays."""
        self._field.clear()
        self.panel.close_panel()
        self.panel.deleteLater()
        self.deleteLater()

    def _things_to_do(self, typed: str) -> list[Row]:
        """Commands whose words hold what was typed; a number begins a contact."""
        rows = []
        by_number = self._sees_people and any(letter.isdigit() for letter in typed)
        caller = read_number(typed) if by_number else NO_CALL
        if caller.e164:
            rows.append(call_row(caller.shown, caller.e164))
        at_hand = self._at_hand()
        for command in COMMANDS:
            offered = command.code in self._commands if not typed else command.code in at_hand
            if offered and (not typed or _fits(command.words(), typed)):
                keys = keys_in_words(self._shortcuts.of(command.code))
                icon = ICONS.get(command.code, "keyboard")
                rows.append(Row(RowKind.COMMAND, icon, command.words(), keys, command.code))
        return rows

    def _at_hand(self) -> dict[str, QShortcut]:
        """What the keys would do just now, by the command's code: on the page in front, and in the window."""
        found = self._shortcuts.bound_in(self._window)
        found.pop("find", None)  # it is under way
        if "contact.new" not in self._commands:
            found.pop("contact.new", None)
        return found

    def _chosen(self, row: Row) -> None:
        if row.kind is RowKind.PERSON and isinstance(row.target, UUID):
            self.person.emit(row.target, True)
        elif row.kind is RowKind.ANSWER:
            self.answer.emit(row.target)
        elif row.kind is RowKind.CALL:
            self.number.emit(str(row.target))
        elif (command := self._at_hand().get(str(row.target))) is not None:
            command.activated.emit()


def _fits(words: str, typed: str) -> bool:
    """Whether every word typed begins one of `words`."""
    parts = fold(words).split()
    return all(any(part.startswith(word) for part in parts) for word in fold(typed).split())
