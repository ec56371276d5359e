"""Step 2: what they need. Typed in their words; the best fit first; number keys choose."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.contract.services import Department, Service
from agent_desktop.language import t, tn
from ui.contacts.service_choices import ServiceChoice, choices, names_word
from ui.scripts.choosing_page import ScriptOffer, fitting_words
from ui.style.announcing import announce_when_still
from ui.style.answers import NUMBERED, AnswerButton
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import column, label
from ui.style.saying import SayCard
from ui.style.tokens import SPACE

OF_SEARCH = "need.words"
"""The name of its field."""

MOST_SCRIPTS = 3
"""Of those whose title fits: the services stay in sight."""


class ServicePage(QWidget):
    """Signals: chosen(service code); entered(service code): by Enter, which goes on from here; script_chosen(script
    id): a script found by its title."""

    chosen = Signal(str)
    entered = Signal(str)
    script_chosen = Signal(str)

    def __init__(
        self, services: Mapping[str, Service], departments: Mapping[str, Department], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._departments = services, departments
        self._recent: tuple[str, ...] = ()
        self._code: str | None = None
        self._scripts: tuple[ScriptOffer, ...] = ()
        self._shown: tuple[ServiceChoice, ...] = ()
        self._offers: list[_Offer] = []
        self._made: list[AnswerButton] = []
        say = SayCard(self)
        say.say(t("“How can I help you today?”"))
        self.field = QLineEdit(self)
        self.field.setObjectName(OF_SEARCH)
        self.field.setMaxLength(100)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(t("In their words: bin, rates, blue badge…"))
        self.field.setAccessibleName(t("What they need"))
        title = label(t("What they need"), "strong")
        title.setBuddy(self.field)
        self._state = wrapped("", "muted_small")
        inside = column(self, gap=SPACE.normal)
        for part in (say, title, self.field, self._state):
            inside.addWidget(part)
        self._list = column(gap=SPACE.small)
        inside.addLayout(self._list)
        inside.addStretch(1)
        self.field.textEdited.connect(lambda: self._fill(say_count=True))
        self.field.returnPressed.connect(self._take_first)
        self.field.installEventFilter(self)

    def as_new(self) -> None:
        """Nothing of anybody is left on it; setText keeps nothing that could be undone."""
        typed = self.field.text()
        self.field.setText("")
        if typed or self._recent:
            self._recent, self._code = (), None
            self._fill(say_count=False)
        self._scripts = ()
        self.show_services(None, ())

    def offer_scripts(self, offers: tuple[ScriptOffer, ...]) -> None:
        """Those that are found by their titles, below the services."""
        self._scripts = offers

    def show_services(self, code: str | None, recent: tuple[str, ...]) -> None:
        """`code`: the one chosen; `recent`: services of this person's open cases and contacts, first in the list."""
        if recent != self._recent or not self._made:
            self._recent = recent
            self._code = code
            self._fill(say_count=False)
        self._code = code
        self._mark()

    def _fill(self, *, say_count: bool) -> None:
        found = choices(self.field.text(), self._services, self._departments, recent=self._recent)
        scripts = fitting_words(self._scripts, self.field.text())[:MOST_SCRIPTS] if self.field.text().strip() else ()
        self._shown = found[: NUMBERED - len(scripts)]
        offers = [*map(_of_service, self._shown), *map(_of_script, scripts)]
        for number, (made, offer) in enumerate(zip(self._enough(len(offers)), offers, strict=True), start=1):
            made.say(number, offer.words, below=offer.below, icon=offer.icon)
            name_controls({offer.name: made})
        self._offers = offers
        for place, made in enumerate(self._made):
            made.setVisible(place < len(offers))
        words = tn("{count} service", "{count} services", len(found)).format(count=len(found))
        if len(found) > len(self._shown):
            words = t("The first {shown} of {count} services: type to find others").format(
                shown=len(self._shown), count=len(found)
            )
        if scripts:
            count = tn("{count} script", "{count} scripts", len(scripts)).format(count=len(scripts))
            words = f"{words} · {count}" if found else count
        elif not found:
            words = t("No service fits these words. Try another word for it.")
        self._state.say(words)
        if say_count:
            announce_when_still(self.field, words)
        self._mark()

    def _enough(self, count: int) -> list[AnswerButton]:
        """Buttons for so many. They stay for other words: nine of them are not made anew at every key."""
        while len(self._made) < count:
            made = AnswerButton(0, "", self)
            made.clicked.connect(partial(self._take, len(self._made)))
            self._list.addWidget(made)
            self._made.append(made)
        return self._made[:count]

    def _take(self, place: int) -> None:
        self._choose(place, self.chosen)

    def _choose(self, place: int, service: SignalInstance) -> None:
        if place < len(self._offers):
            offer = self._offers[place]
            (self.script_chosen if offer.is_script else service).emit(offer.code)

    def _mark(self) -> None:
        for offer, made in zip(self._offers, self._made, strict=False):
            made.setChecked(not offer.is_script and offer.code == self._code)

    @property
    def _buttons(self) -> list[AnswerButton]:
        """Those that can be chosen now."""
        return self._made[: len(self._offers)]

    def _take_first(self) -> None:
        if self.field.text().strip() and self._buttons:
            self._choose(0, self.entered)

    def answer(self, number: int) -> bool:
        if not 1 <= number <= len(self._buttons):
            return False
        self._buttons[number - 1].click()
        return True

    def focus_first(self) -> None:
        """Words typed before are ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the focus, and number keys answer all the same: but where a number is part of the words."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and event.text().isdecimal() and not self._is_word(event.text()):
                return self.answer(int(event.text()))
        return super().eventFilter(watched, event)

    def _is_word(self, digit: str) -> bool:
        """Whether `digit` goes on with a word that services are known by, as in "section 21"."""
        words = self.field.text()
        if not words or self.field.selectedText() == words:
            return False
        return names_word(f"{words}{digit}".split()[-1], self._services)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self._buttons:
            self._buttons[0].setFocus()
        else:
            super().keyPressEvent(event)


class _Offer(NamedTuple):
    """One answer. `name`: what the control of it is called."""

    code: str
    name: str
    words: str
    below: str
    icon: str
    is_script: bool = False


def _of_service(choice: ServiceChoice) -> _Offer:
    below = choice.department
    if choice.urgent:
        below = t("urgent · {department}").format(department=below)
    if choice.matched:
        below = t("“{word}” · {department}").format(word=choice.matched, department=below)
    return _Offer(choice.code, f"need.{choice.code}", choice.name, below, choice.icon)


def _of_script(offer: ScriptOffer) -> _Offer:
    below = t("script · {owner}").format(owner=offer.owner)
    name = f"need.script.{offer.script_id}"
    return _Offer(offer.script_id, name, offer.title, below, "list-tree", is_script=True)
