"""The People page: find someone, and begin a contact with them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.bridge import Bridge
from ui.shell.matches import MatchList, Row
from ui.shell.searching import Search, Searching
from ui.style import parts
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

LONGEST = 200


class PeoplePage(QWidget):
    """Signals: `chosen(Row)` of a person, `fault(fault)`."""

    chosen = Signal(object)
    fault = Signal(object)

    def __init__(self, bridge: Bridge, search: Search) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Find a person"))
        self.field = parts.text_field(t("Who are you looking for?"), longest=LONGEST)
        self.state = parts.label("", "muted", wrap=True)
        self.list = MatchList()
        name_controls(
            {
                "people.words": self.field,
                "people.found": self.list,
            }
        )
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.searching = Searching(bridge, search, self, by_pages=True)
        self.searching.state.connect(self._say)
        self.searching.found.connect(self._found)
        self.searching.added.connect(self._added)
        self.list.near_end.connect(self.searching.more)
        self.searching.fault.connect(self.fault)
        self.field.textEdited.connect(lambda _text: self._typed())
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._lay_out()
        self._typed()

    def _lay_out(self) -> None:
        card = parts.card(t("Find a person"))
        inside = parts.column(card, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(parts.label(t("Find a person"), "title", wrap=True))
        inside.addWidget(parts.labelled(t("Who are you looking for?"), self.field))
        inside.addWidget(self.state)
        inside.addWidget(self.list, 1)
        inside.addWidget(
            parts.label(t("Whoever you choose opens in a new contact."), "muted_small", wrap=True),
        )
        parts.column(self, margin=SPACE.normal + 2).addWidget(card)

    def _words(self) -> str:
        return " ".join(self.field.text().split())

    def _typed(self) -> None:
        self._fill([])
        self.searching.typed(self._words())

    def _found(self, people: list[Row], words: str) -> None:
        self._fill(people)
        self._say(words)
        announce(self, words)

    def _added(self, people: list[Row], words: str) -> None:
        self.list.add(people)
        self._say(words)
        announce(self, words)

    def _fill(self, people: list[Row]) -> None:
        self.list.fill(people)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if people else Qt.FocusPolicy.NoFocus)

    def _say(self, words: str) -> None:
        self.state.setText(words)

    def _choose(self) -> None:
        row = self.list.current_row()
        if row is None:
            self.searching.ask_now()
            return
        self.field.clear()
        self._typed()
        self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the field move in the list, and Enter opens: the hand need not leave the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.list.count():
                self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose()
                return True
        return super().eventFilter(watched, event)
