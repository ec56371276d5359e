"""Which script: those that fit what they need, or any other one, found by its title."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.language import language, t, tn
from agent_desktop.scripts.offering import offered
from ui.style.announcing import announce_when_still
from ui.style.answers import NUMBERED, AnswerButton
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE

OF_SEARCH = "choosing.words"
"""The name of its field."""


class ScriptOffer(Record, frozen=True, kw_only=True):
    """One script that may be begun. `script_id` is words too: the trade's name for what a title says plainly."""

    script_id: str
    title: str
    owner: str


def offer_of(version: PublishedScript) -> ScriptOffer:
    script = version.script
    return ScriptOffer(script_id=script.id, title=script.title.in_language(language()), owner=script.owner)


def offers_of(current: Iterable[PublishedScript], channel: Channel) -> tuple[ScriptOffer, ...]:
    """All that may be begun on `channel`, by title."""
    return tuple(sorted((offer_of(each) for each in offered(current, channel)), key=lambda offer: offer.title))


def fitting_words(offers: tuple[ScriptOffer, ...], words: str) -> tuple[ScriptOffer, ...]:
    """Those of whose title, owner and id some word begins with each word typed."""
    typed = [fold(word) for word in words.split()]

    def fits(offer: ScriptOffer) -> bool:
        names = f"{offer.title} {offer.owner} {offer.script_id}".replace("-", " ").replace("_", " ")
        parts = [fold(word) for word in names.split()]
        return all(any(part.startswith(word) for part in parts) for word in typed)

    return tuple(offer for offer in offers if fits(offer))


class ChoosingPage(QWidget):
    """The first is chosen until another is. Signals: chosen(script id); dropped()."""

    chosen = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[ScriptOffer, ...] = ()
        self._shown: tuple[ScriptOffer, ...] = ()
        self._buttons: list[AnswerButton] = []
        self._why = wrapped("", "body")
        self.field = QLineEdit(self)
        self.field.setObjectName(OF_SEARCH)
        self.field.setMaxLength(100)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(t("Find a script"))
        self.field.setPlaceholderText(t("By its title or its subject"))
        self._title = label(t("Find a script"), "strong")
        self._title.setBuddy(self.field)
        self._state = wrapped("", "muted_small")
        self._holder = QWidget(self)
        self._list = column(self._holder, gap=SPACE.small)
        self._drop = button(t("Not now"), self.dropped.emit, icon="x", kind="quiet")
        name_controls(
            {
                "choosing.list": self._holder,
                "choosing.drop": self._drop,
            }
        )
        inside = column(self, gap=SPACE.normal)
        for part in (self._why, self._title, self.field, self._state, self._holder):
            inside.addWidget(part)
        last = row()
        last.addWidget(self._drop)
        last.addStretch(1)
        inside.addLayout(last)
        inside.addStretch(1)
        self.field.textEdited.connect(lambda: self._fill(say_count=True))

    def offer(self, offers: tuple[ScriptOffer, ...], why: str) -> None:
        """`why`: what is chosen here, and what comes after it."""
        self._why.say(why)
        self.field.clear()
        self._offers = offers
        self._fill(say_count=False)

    def _fill(self, *, say_count: bool) -> None:
        found = fitting_words(self._offers, self.field.text())
        self._shown = found[:NUMBERED]
        empty(self._list)
        self._buttons = [self._button(number, offer) for number, offer in enumerate(self._shown, start=1)]
        words = tn("{count} script", "{count} scripts", len(found)).format(count=len(found))
        if len(found) > NUMBERED:
            words = t("The first {shown} of {count} scripts: type to find others").format(
                shown=NUMBERED, count=len(found)
            )
        self._state.say(words if found else t("No script fits these words. Go on without one."))
        if say_count:
            announce_when_still(self.field, self._state.accessibleName())

    def _button(self, number: int, offer: ScriptOffer) -> AnswerButton:
        made = AnswerButton(number, offer.title, self._holder, below=offer.owner, icon="list-tree")
        made.setChecked(number == 1)
        made.clicked.connect(lambda: self.chosen.emit(offer.script_id))
        name_controls({f"choosing.{offer.script_id}": made})
        self._list.addWidget(made)
        return made

    def take(self) -> None:
        """Enter: the one that is chosen."""
        if self._shown:
            self.chosen.emit(self._shown[0].script_id)

    def answer(self, number: int) -> bool:
        if not 1 <= number <= len(self._shown):
            return False
        self.chosen.emit(self._shown[number - 1].script_id)
        return True

    def focus_first(self) -> None:
        (self._buttons[0] if self._buttons else self.field).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters find; Escape goes back to where one was."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.text().isalpha() and not self.field.hasFocus():
            self.field.setFocus()
            self.field.insert(event.text())
            self._fill(say_count=True)
        else:
            super().keyPressEvent(event)
