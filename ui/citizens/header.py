"""Whose record this is, how sure we are, how they like to be spoken with, and who is speaking for whom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.language import t
from ui.citizens.headline import Headline, Said, SpeakerChoice, Tone
from ui.contacts.words import CHANNEL_ICONS, channel_words
from ui.style import icons, theme
from ui.style.announcing import announce
from ui.style.buttons import restyle
from ui.style.copyable import CopyableLabel, copyable
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.parts import button, column, icon_label
from ui.style.scrolling import into_sight
from ui.style.tokens import SPACE
from ui.style.turning import TurningRow
from ui.turns import in_a_turn

IDENTITY_ICONS = {
    Tone.GOOD: "shield-check",
    Tone.WARNING: "shield-question-mark",
    Tone.BAD: "shield-alert",
    Tone.QUIET: "shield",
}
SOMEBODY_ELSE = "speaker.else"
"""What the entry for someone without authority is called, whatever its words."""

TONES = {Tone.GOOD: "good", Tone.WARNING: "warn", Tone.BAD: "bad", Tone.QUIET: ""}

BESIDE_FROM = 820
"""The width at the base size from which the buttons stand beside the name."""

FOLDS_BELOW = 600
"""Width of the window at the base size below which only the name, how sure we are and what is out of order stand here;
the rest when it is asked for. All of it would fill the first screenful."""


class HeaderPanel(QFrame):
    """Signals: update_wanted(), flags_wanted(), person_wanted() (find or change them),
    speaker_chosen(SpeakerChoice), channel_chosen(Channel)."""

    update_wanted = Signal()
    flags_wanted = Signal()
    person_wanted = Signal()
    speaker_chosen = Signal(object)
    channel_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "band")
        self.setAccessibleName(t("Who this is"))
        self._name = copyable("", "title")
        self._latin = copyable("", "heading")
        self._facts = copyable("", "muted")
        self._standing = icon_label("", "octagon-alert", "strong", tone="bad", wrap=True)
        self._identity = icon_label("", "shield", "strong")
        self._languages = icon_label("", "languages")
        self._preference = icon_label("", "mail")
        self._known = icon_label("", "history", "muted")
        self._known.hide()
        self._speaking = button("", icon="user-round-check", kind="link")
        self._scope = copyable("", "body")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(t("Speaking with"))
        self._speaking.setMenu(self._menu)
        self._channel = button("", icon="store")
        self._channel.hide()
        self._person = button(t("Find a person"), self.person_wanted.emit, icon="user-search")
        self._update = button(t("Update details"), self.update_wanted.emit, icon="pencil")
        self._flags = button(t("Flags"), self.flags_wanted.emit, icon="flag")
        self._more = button(t("More about them"), self._toggle, icon="chevron-down", kind="link")
        self._more.hide()
        self._meant: dict[QWidget, bool] = {}
        self._shown: tuple[Headline, tuple[SpeakerChoice, ...]] | None = None
        name_controls(
            {
                "person.header": self,
                "person.identity": self._identity,
                "person.languages": self._languages,
                "person.speaking": self._speaking,
                "person.channel": self._channel,
                "person.change": self._person,
                "person.update": self._update,
                "person.flags": self._flags,
                "person.more": self._more,
            }
        )
        self._little_room = self._unfolded = False
        self._lay_out()
        theme.changes.theme_changed.connect(self._look_soon)

    def _lay_out(self) -> None:
        outer = column(self, margin=(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal), gap=SPACE.tight)
        first, second = QWidget(), QWidget()
        self._side = side = QWidget()
        facts = FlowLayout(first, gap=SPACE.normal)
        for fact in (self._name, self._latin, self._facts):
            facts.addWidget(fact)
        manner = FlowLayout(second, gap=SPACE.wide)
        for part in (
            self._standing,
            self._identity,
            self._languages,
            self._preference,
            self._speaking,
            self._scope,
            self._known,
            self._more,
        ):
            manner.addWidget(part)
        buttons = FlowLayout(side, gap=SPACE.normal)
        for made in (self._channel, self._person, self._update, self._flags):
            buttons.addWidget(made)
        outer.addWidget(TurningRow(first, side, least_width=BESIDE_FROM))
        outer.addWidget(second)

    def as_new(self) -> None:
        """Nothing of anybody is left in it, shown or hidden."""
        self._shown = None
        for said in (self._name, self._latin, self._facts, self._scope):
            said.say("")
        for told in (self._standing, self._identity, self._languages, self._preference, self._known):
            told.setText("")
        self._identity.show_icon("shield")
        restyle(self._identity, tone="")
        restyle(self._standing, tone="bad")
        self._speaking.set_words("")
        self._menu.clear()
        self._person.set_words(t("Find a person"))
        self._channel.set_words("")
        self._channel.set_icon("store")
        self._channel.hide()
        self._unfolded, parts = False, list(self._meant)
        self._meant.clear()
        self._fold()
        for part in parts:
            part.setVisible(part is not self._known)

    def choose_speaker(self) -> None:
        """By a key, from wherever in the contact: the list opens, its first choice ready to be taken."""
        if not self._meant.get(self._speaking, False):
            announce(self, t("No person chosen"))
            return
        if self._speaking.isHidden():
            self._toggle()
        into_sight(self._speaking)
        self._speaking.showMenu()
        self._menu.setActiveAction(next(iter(self._menu.actions())))

    # ---- folding ---------------------------------------------------------------------------------------------------

    @property
    def is_folded(self) -> bool:
        return self._little_room and not self._unfolded and self._meant.get(self._update, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_at_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_room()

    def _look_soon(self) -> None:
        """In a turn of its own: much else changes with the look."""
        in_a_turn(self, self._look_at_room)

    def _look_at_room(self) -> None:
        # Of the window: this panel's own width is another once it is folded and nothing has to scroll.
        little = self.window().width() < theme.pixels(FOLDS_BELOW)
        if little != self._little_room:
            self._little_room = little
            self._fold()

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()
        if self._unfolded:
            words = (self._facts, self._languages, self._preference)
            announce(self, ". ".join(part.text() for part in words if part.text()))

    def _fold(self) -> None:
        """Show what is meant to be shown, but what is folded away."""
        folded = self.is_folded
        away = {self._latin, self._facts, self._languages, self._preference, self._person, self._update, self._flags}
        if not self._scope.text():  # what a representative may hear is never out of sight
            away.add(self._speaking)
        for part, meant in self._meant.items():
            part.setVisible(meant and not (folded and part in away))
        self._side.setVisible(not folded)
        self._more.setVisible(self._little_room and self._meant.get(self._update, False))
        words = t("Less about them") if self._unfolded else t("More about them")
        if self._more.words != words:
            self._more.set_words(words)
            self._more.set_icon("chevron-up" if self._unfolded else "chevron-down")

    def show_nobody(self, title: str, below: str) -> None:
        """No person chosen: what is known of the call stands in the place of the name."""
        self._shown = None
        self._say(self._name, title)
        self._say(self._facts, below)
        for part in (
            self._latin,
            self._standing,
            self._languages,
            self._preference,
            self._speaking,
            self._scope,
            self._known,
        ):
            self._meant[part] = False
        self._show_identity(Said(words=t("No person chosen"), tone=Tone.QUIET))
        self._person.set_words(t("Find a person"))
        self._meant.update({self._person: True, self._update: False, self._flags: False})
        self._fold()

    def show_person(self, line: Headline, choices: tuple[SpeakerChoice, ...]) -> None:
        if (line, choices) == self._shown:
            return
        self._shown = (line, choices)
        self._say(self._name, line.name)
        self._say(self._latin, line.latin_name)
        self._say(self._facts, line.facts)
        self._standing.setText(line.standing.words if line.standing else "")
        self._meant[self._standing] = line.standing is not None
        if line.standing:
            restyle(self._standing, tone=TONES[line.standing.tone])
        self._show_identity(line.identity)
        said = ((self._languages, line.languages), (self._preference, line.preference), (self._known, line.known))
        for part, words in said:
            part.setText(words)
            self._meant[part] = bool(words)
        self._speaking.set_words(t("Speaking with: {who}").format(who=line.speaking))
        self._say(self._scope, line.speaking_scope)
        self._fill_menu(choices)
        self._person.set_words(t("Another person"))
        self._meant.update(dict.fromkeys((self._speaking, self._person, self._update, self._flags), True))
        self._fold()

    def offer_channels(self, current: Channel | None) -> None:
        """The way this contact came in, to be chosen where it was begun by hand. None: it came with a number."""
        self._channel.setVisible(current is not None)
        if current is None:
            return
        if self._channel.menu() is None:
            self._channel.setMenu(self._channel_menu())
        words = channel_words(current)
        self._channel.set_words(words)
        self._channel.setAccessibleName(t("How they came to us: {channel}").format(channel=words))
        self._channel.set_icon(CHANNEL_ICONS[current])

    def _channel_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(t("How they came to us"))
        for channel in Channel:
            action = menu.addAction(icons.icon(CHANNEL_ICONS[channel]), channel_words(channel))
            action.setData(channel.value)
            action.triggered.connect(lambda _checked=False, chosen=channel: self.channel_chosen.emit(chosen))
        return menu

    def _show_identity(self, said: Said) -> None:
        self._identity.setText(said.words)
        self._identity.show_icon(IDENTITY_ICONS[said.tone])
        restyle(self._identity, tone=TONES[said.tone])

    def _say(self, part: CopyableLabel, words: str) -> None:
        part.say(words)
        self._meant[part] = bool(words)

    def _fill_menu(self, choices: tuple[SpeakerChoice, ...]) -> None:
        self._menu.clear()
        for choice in choices:
            action = self._menu.addAction(choice.words.replace("&", "&&"))
            if choice.somebody_else:
                action.setData(SOMEBODY_ELSE)
            action.triggered.connect(lambda _checked=False, chosen=choice: self.speaker_chosen.emit(chosen))
