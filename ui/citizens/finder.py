"""Finding a person as one types: the search starts after a short rest, and a late answer is dropped."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.language import t, tn
from ui.citizens.offer_list import OfferList
from ui.citizens.offers import Offer
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import column, label, row
from ui.style.tokens import SPACE
from ui.style.words import IconMark

REST_MS = 180
"""How long typing must rest before the server is asked: shorter than a thought, longer than a key stroke."""

LONGEST = 200


class Finder(QWidget):
    """Signals: sought(words) when typing rests: its owner answers with `show_found(words, …)`; picked(citizen id)."""

    sought = Signal(str)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName("find.words")
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(t("Name, postcode, date of birth, e-mail, phone number or case reference"))
        self._title = label(t("Find a person"), "strong")
        self._title.setBuddy(self.field)
        self.field.setAccessibleName(t("Find a person"))
        self._state = wrapped("", "muted_small")
        self._found = OfferList(self)
        name_controls(
            {
                "find.found": self._found,
            }
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._seek)
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self._found.picked.connect(self.picked)
        inside = column(self, gap=SPACE.small)
        head = row(gap=SPACE.small)
        head.addWidget(IconMark("search", "text_quiet"))
        head.addWidget(self._title, 1)
        inside.addLayout(head)
        inside.addWidget(self.field)
        inside.addWidget(self._state)
        inside.addWidget(self._found)
        self._found.hide()
        self._state.hide()

    @property
    def words(self) -> str:
        return self.field.text().strip()

    def _typed(self) -> None:
        if self.words:
            self._rest.start()
        else:
            self._rest.stop()
            self._say("")
            self._found.show_offers(())

    def _seek(self) -> None:
        self._say(t("Searching…"))
        self.sought.emit(self.words)

    def _enter(self) -> None:
        """Enter does not wait for the rest; with one person found it picks them."""
        if self._rest.isActive():
            self._rest.stop()
            self._seek()
        elif len(self._found.offers) == 1:
            self._found.pick(1)

    def show_found(self, words: str, offers: tuple[Offer, ...], *, more: bool) -> None:
        """The answer to `sought(words)`. Dropped where the words are others by now."""
        if words != self.words:
            return
        self._found.show_offers(offers)
        said = tn("{count} person found", "{count} people found", len(offers)).format(count=len(offers))
        if more:
            narrow = t("The first {count} are shown. Add a postcode or a date of birth to narrow it down.")
            said = narrow.format(count=len(offers))
        if not offers:
            nobody = t("Nobody found. Check the spelling, or try a postcode or a date of birth.")
            add = t("You can also add the person.")
            said = f"{nobody} {add}"
        self._say(said)
        announce(self.field, said)

    def show_failed(self, words: str, what: str) -> None:
        if words == self.words:
            self._say(what)

    def pick(self, number: int) -> bool:
        return self._found.pick(number)

    def _say(self, words: str) -> None:
        self._state.say(words)
        self._state.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in the search is no "next step"
        else:
            super().keyPressEvent(event)
