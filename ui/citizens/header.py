"""Whose record this is, how sure we are, how they like to be spoken with, and who is speaking for whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.language import t
from ui.citizens.headline import Headline, Said, SpeakerChoice, Tone
from ui.contacts.words import CHANNEL_ICONS, channel_words
from ui.style import icons
from ui.style.buttons import restyle
from ui.style.copyable import CopyableLabel, copyable
from ui.style.flow import FlowLayout
from ui.style.parts import button, column, icon_label
from ui.style.tokens import SPACE
from ui.style.turning import TurningRow

IDENTITY_ICONS = {
    Tone.GOOD: "shield-check",
    Tone.WARNING: "shield-question-mark",
    Tone.BAD: "shield-alert",
    Tone.QUIET: "shield",
}
TONES = {Tone.GOOD: "good", Tone.WARNING: "warn", Tone.BAD: "bad", Tone.QUIET: ""}

BESIDE_FROM = 820
"""The width at the base size from which the buttons stand beside the name."""


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
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, margin=(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal), gap=SPACE.tight)
        first, second, side = QWidget(), QWidget(), QWidget()
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
        ):
            manner.addWidget(part)
        buttons = FlowLayout(side, gap=SPACE.normal)
        for made in (self._channel, self._person, self._update, self._flags):
            buttons.addWidget(made)
        outer.addWidget(TurningRow(first, side, least_width=BESIDE_FROM))
        outer.addWidget(second)

    def show_nobody(self, title: str, below: str) -> None:
        """No person chosen: what is known of the call stands in the place of the name."""
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
            part.hide()
        self._show_identity(Said(words=t("No person chosen"), tone=Tone.QUIET))
        self._person.set_words(t("Find a person"))
        self._update.hide()
        self._flags.hide()

    def show_person(self, line: Headline, choices: tuple[SpeakerChoice, ...]) -> None:
        self._say(self._name, line.name)
        self._say(self._latin, line.latin_name)
        self._say(self._facts, line.facts)
        self._standing.setText(line.standing.words if line.standing else "")
        self._standing.setVisible(line.standing is not None)
        if line.standing:
            restyle(self._standing, tone=TONES[line.standing.tone])
        self._show_identity(line.identity)
        said = ((self._languages, line.languages), (self._preference, line.preference), (self._known, line.known))
        for part, words in said:
            part.setText(words)
            part.setVisible(bool(words))
        self._speaking.set_words(t("Speaking with: {who}").format(who=line.speaking))
        self._speaking.show()
        self._say(self._scope, line.speaking_scope)
        self._fill_menu(choices)
        self._person.set_words(t("Another person"))
        self._update.show()
        self._flags.show()

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
            action.triggered.connect(lambda _checked=False, chosen=channel: self.channel_chosen.emit(chosen))
        return menu

    def _show_identity(self, said: Said) -> None:
        self._identity.setText(said.words)
        self._identity.show_icon(IDENTITY_ICONS[said.tone])
        restyle(self._identity, tone=TONES[said.tone])

    @staticmethod
    def _say(part: CopyableLabel, words: str) -> None:
        part.say(words)
        part.setVisible(bool(words))

    def _fill_menu(self, choices: tuple[SpeakerChoice, ...]) -> None:
        self._menu.clear()
        for choice in choices:
            action = self._menu.addAction(choice.words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=choice: self.speaker_chosen.emit(chosen))
