"""The forms of a scorecard as a whole, and of one section."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import MOST_WEIGHT, ScorecardContent, Section
from agent_desktop.language import t
from agent_desktop.reviews.checking import LONGEST_LINE, LONGEST_TEXT
from ui.contacts.words import channel_words
from ui.reviews.scorecards.fields import ThingForm
from ui.reviews.scorecards.words import formula, part_words
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

MOST_TARGET, MOST_DAYS = 100, 90


class WholeForm(ThingForm):
    """What is said of the scorecard as a whole, and how it is reckoned."""

    def __init__(self, content: ScorecardContent, note: str) -> None:
        super().__init__(t("The scorecard as a whole"))
        self._channels = content.channels
        self.pair("title", content.title, longest=LONGEST_LINE)
        self.pair("purpose", content.purpose, longest=LONGEST_TEXT, wanted=False, lines=2)
        self._inside.addWidget(self._ways())
        self.line(
            self.amount("target", content.target, 0, MOST_TARGET),
            self.amount("dispute_days", content.dispute_days, 0, MOST_DAYS),
        )
        self.note = parts.text_field(t("What changes by this version, and why"), longest=2_000)
        self.note.setObjectName("change_note")
        self.note.setText(note)
        self.note.textEdited.connect(lambda text: self.tell("change_note", text))
        self._inside.addWidget(parts.labelled(t("What changes by this version, and why"), self.note))
        card = parts.frame("inset", name=t("How the score is reckoned"))
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.tight)
        inside.addWidget(parts.label(t("How the score is reckoned"), "strong"))
        inside.addWidget(wrapped(formula(), "body"))
        self._inside.addWidget(card)
        self._inside.addStretch(1)

    def _ways(self) -> QWidget:
        holder = parts.frame("plain", name=part_words()["channels"])
        inside = parts.column(holder, gap=SPACE.tight)
        inside.addWidget(parts.label(part_words()["channels"], "strong"))
        inside.addWidget(parts.label(t("None chosen: it is for all of them."), "muted_small", wrap=True))
        chips = parts.frame("plain")
        flow = FlowLayout(chips, gap=SPACE.small, line_gap=SPACE.small)
        for channel in Channel:
            chip = parts.chip(channel_words(channel), chosen=channel in self._channels)
            chip.setObjectName(f"channels.{channel.value}")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.toggled.connect(lambda on, which=channel: self._choose(which, on=on))
            flow.addWidget(chip)
        inside.addWidget(chips)
        return holder

    def _choose(self, channel: Channel, *, on: bool) -> None:
        chosen = {*self._channels, channel} if on else {*self._channels} - {channel}
        self._channels = tuple(each for each in Channel if each in chosen)
        self.tell("channels", self._channels)


class SectionForm(ThingForm):
    def __init__(self, section: Section) -> None:
        super().__init__(t("Section"))
        self.pair("title", section.title, longest=LONGEST_LINE)
        self.line(self.amount("weight", section.weight, 0, MOST_WEIGHT, decimals=1))
        self._inside.addStretch(1)
