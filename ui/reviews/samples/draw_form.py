"""What a sample is asked for with: how it is drawn, from what, how many, and by which seed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.samples import SampleFilter, SampleKind, SamplePreview, SampleWrite, Stratum
from agent_desktop.dates import day
from agent_desktop.language import language, t
from ui.contacts.words import channel_words
from ui.knowledge.editor.services_part import ServicesPart
from ui.reviews.samples.words import kind_about, kind_word, preview_words, stratum_word
from ui.style import parts
from ui.style.buttons import Button
from ui.style.days import DayField
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.numbers import NumberField
from ui.style.picking import Pick
from ui.style.tokens import SPACE

WEEK = timedelta(days=7)
FEW, MANY = 5, 25
"""Of each handler, and in all, until someone says otherwise: four to ten a handler and month are usual."""
WIDEST = 14
"""Characters of the words that say how it is counted."""
LONGEST_MINUTES, MOST_OF_HANDLER, MOST_IN_ALL = 480, 100, 2_000
EITHER, YES, NO = "", "yes", "no"

Key = TypeVar("Key")


class DrawForm(QWidget):
    """Signals: changed() by hand; draw_wanted(); cancelled()."""

    changed = Signal()
    draw_wanted = Signal()
    cancelled = Signal()

    def __init__(self, services: Mapping[str, str], today: date, seed: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Draw a sample"))
        outer = parts.column(self)
        inside_of = parts.frame("plain")
        inside = parts.column(inside_of, margin=SPACE.wide, gap=SPACE.wide)
        inside.addWidget(parts.heading(t("Draw a sample")))
        self.title = parts.text_field(t("Title"), longest=200)
        self.title.setText(t("Week of {day}").format(day=day(today - WEEK, language())))
        inside.addWidget(Entry(t("Title"), self.title))
        inside.addWidget(self._how())
        inside.addWidget(self._when(today))
        self.services = ServicesPart(services, self.changed.emit, none=t("All services"))
        self.services.show_codes(())
        inside.addWidget(self.services)
        inside.addWidget(self._which())
        inside.addWidget(self._many())
        self.seed = parts.text_field(t("Seed"), longest=60)
        self.seed.setText(seed)
        help_words = t("Whoever draws with the same seed and filters draws the same contacts.")
        inside.addWidget(Entry(t("Seed"), self.seed, help_words=help_words))
        inside.addStretch(1)
        outer.addWidget(parts.scrolling(inside_of, t("Draw a sample")), 1)
        outer.addWidget(self._foot())
        for field in (self.title, self.seed):
            field.textEdited.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.title)
        self._choose_kind(SampleKind.RANDOM)

    # ---- parts ----------------------------------------------------------------------------------------------------

    def _how(self) -> QWidget:
        made = parts.frame("plain", name=t("How it is drawn"))
        inside = parts.column(made, gap=SPACE.small)
        inside.addWidget(parts.label(t("How it is drawn"), "strong"))
        self.kinds = _chips(inside, {kind: kind_word(kind) for kind in SampleKind})
        for kind, chip in self.kinds.items():
            chip.clicked.connect(lambda _checked=False, which=kind: self._by_hand(which))
        self._about = parts.label("", "muted", wrap=True)
        inside.addWidget(self._about)
        self._strata_box = parts.frame("plain", name=t("Groups"))
        below = parts.column(self._strata_box, gap=SPACE.small)
        below.addWidget(parts.label(t("Groups by"), "strong"))
        self.strata = _chips(below, {stratum: stratum_word(stratum) for stratum in Stratum})
        for stratum_chip in self.strata.values():
            stratum_chip.toggled.connect(lambda _on: self.changed.emit())
        inside.addWidget(self._strata_box)
        return made

    def _when(self, today: date) -> QWidget:
        made = parts.frame("plain", name=t("Days"))
        line = FlowLayout(made, gap=SPACE.wide, line_gap=SPACE.normal)
        self.since, self.until = DayField(today - WEEK), DayField(today - timedelta(days=1))
        for words, field in ((t("From"), self.since), (t("To"), self.until)):
            line.addWidget(parts.labelled(words, field))
            field.dateChanged.connect(lambda _day: self.changed.emit())
        return made

    def _which(self) -> QWidget:
        made = parts.frame("plain", name=t("Which contacts"))
        inside = parts.column(made, gap=SPACE.normal)
        inside.addWidget(parts.label(t("Channels"), "strong"))
        self.channels = _chips(inside, {channel: channel_words(channel) for channel in Channel})
        for chip in self.channels.values():
            chip.toggled.connect(lambda _on: self.changed.emit())
        line_of = parts.frame("plain")
        line = FlowLayout(line_of, gap=SPACE.wide, line_gap=SPACE.normal)
        self.shortest = NumberField(0, LONGEST_MINUTES, 0, t("any"))
        self.longest = NumberField(0, LONGEST_MINUTES, 0, t("any"))
        self.flagged, self.new_handlers = Pick(), Pick()
        answers = {EITHER: t("either"), YES: t("yes"), NO: t("no")}
        for pick in (self.flagged, self.new_handlers):
            pick.fill(answers, EITHER)
            pick.chosen(lambda _code: self.changed.emit())
        for words, control in (
            (t("At least minutes"), self.shortest),
            (t("At most minutes"), self.longest),
            (t("Citizen with a flag"), self.flagged),
            (t("New handler (90 days)"), self.new_handlers),
        ):
            line.addWidget(parts.labelled(words, control))
        for box in (self.shortest, self.longest):
            box.valueChanged.connect(lambda _value: self.changed.emit())
        inside.addWidget(line_of)
        self.reviewed_too = parts.chip(t("Those reviewed already, too"), on_toggle=lambda _on: self.changed.emit())
        inside.addWidget(self.reviewed_too, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _many(self) -> QWidget:
        made = parts.frame("plain", name=t("How many"))
        line = FlowLayout(made, gap=SPACE.wide, line_gap=SPACE.normal)
        self.by = Pick()
        self.by.fill({"handler": t("of each handler"), "all": t("in all")}, "handler")
        self.by.setMinimumContentsLength(WIDEST)
        self.by.chosen(self._choose_by)
        self.count = NumberField(1, MOST_OF_HANDLER, FEW)
        self.count.valueChanged.connect(lambda _value: self.changed.emit())
        line.addWidget(parts.labelled(t("How many"), self.count))
        line.addWidget(parts.labelled(t("Counted"), self.by))
        return made

    def _foot(self) -> QWidget:
        made = parts.frame("foot")
        line = FlowLayout(made, gap=SPACE.normal, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.said = parts.label("", "muted", wrap=True)
        self.draw = parts.button(
            t("Draw it"), self.draw_wanted.emit, icon="list-checks", kind="primary", keys="Ctrl+Return"
        )
        line.addWidget(self.draw)
        line.addWidget(parts.button(t("Leave it"), self.cancelled.emit, kind="quiet"))
        line.addWidget(self.said)
        return made

    # ---- what stands there ----------------------------------------------------------------------------------------

    def asked(self) -> SampleWrite:
        """As it stands; the server says what of it cannot be."""
        number = self.count.value()
        of_each = str(self.by.currentData()) == "handler"
        return SampleWrite(
            title=self.title.text().strip() or t("Sample"),
            kind=self.kind,
            filters=SampleFilter(
                since=self.since.day,
                until=self.until.day,
                services=self.services.codes,
                channels=tuple(channel for channel, chip in self.channels.items() if chip.isChecked()),
                at_least_seconds=self.shortest.value() * 60 or None,
                at_most_seconds=self.longest.value() * 60 or None,
                flagged=_either(self.flagged),
                new_handlers=_either(self.new_handlers),
                not_reviewed=not self.reviewed_too.isChecked(),
            ),
            strata=self._chosen_strata() if self.kind is SampleKind.STRATIFIED else (),
            size=None if of_each else number,
            per_handler=number if of_each else None,
            seed=self.seed.text().strip() or "1",
        )

    def show_asked(self, asked: SampleWrite) -> None:
        """As another sample was asked for, to the seed: drawn so, it gives the same."""
        filters = asked.filters
        self.title.setText(asked.title)
        self.seed.setText(asked.seed)
        self._choose_kind(asked.kind)
        for stratum, chip in self.strata.items():
            chip.setChecked(stratum in asked.strata)
        self.since.show_day(filters.since)
        self.until.show_day(filters.until)
        self.services.show_codes(filters.services)
        for channel, chip in self.channels.items():
            chip.setChecked(channel in filters.channels)
        self.shortest.setValue((filters.at_least_seconds or 0) // 60)
        self.longest.setValue((filters.at_most_seconds or 0) // 60)
        for pick, value in ((self.flagged, filters.flagged), (self.new_handlers, filters.new_handlers)):
            pick.setCurrentIndex(pick.findData({True: YES, False: NO, None: EITHER}[value]))
        self.reviewed_too.setChecked(not filters.not_reviewed)
        self.by.setCurrentIndex(self.by.findData("all" if asked.per_handler is None else "handler"))
        self._choose_by("all" if asked.per_handler is None else "handler")
        self.count.setValue(asked.per_handler or asked.size or FEW)

    def show_preview(self, preview: SamplePreview) -> None:
        self.say(preview_words(preview))
        self.draw.setEnabled(preview.drawn > 0)

    def say(self, words: str, *, can_draw: bool = False) -> None:
        """Beside the button, such as what stands in the way."""
        self.said.setText(words)
        self.draw.setEnabled(can_draw)

    @property
    def kind(self) -> SampleKind:
        return next(kind for kind, chip in self.kinds.items() if chip.isChecked())

    def _chosen_strata(self) -> tuple[Stratum, ...]:
        return tuple(stratum for stratum, chip in self.strata.items() if chip.isChecked())

    def _by_hand(self, kind: SampleKind) -> None:
        self._choose_kind(kind)
        self.changed.emit()

    def _choose_kind(self, kind: SampleKind) -> None:
        for which, chip in self.kinds.items():
            chip.setChecked(which is kind)
        self._about.setText(kind_about(kind))
        self._strata_box.setVisible(kind is SampleKind.STRATIFIED)
        if kind is SampleKind.STRATIFIED and not self._chosen_strata():
            self.strata[Stratum.CHANNEL].setChecked(True)

    def _choose_by(self, code: str) -> None:
        self.count.setMaximum(MOST_OF_HANDLER if code == "handler" else MOST_IN_ALL)
        self.count.setValue(FEW if code == "handler" else MANY)
        self.changed.emit()


def _chips(inside: QVBoxLayout, words: Mapping[Key, str]) -> dict[Key, Button]:
    line_of = parts.frame("plain")
    line = FlowLayout(line_of, gap=SPACE.small, line_gap=SPACE.small)
    made = {key: parts.chip(each) for key, each in words.items()}
    for chip in made.values():
        line.addWidget(chip)
    inside.addWidget(line_of)
    return made


def _either(pick: Pick) -> bool | None:
    return {YES: True, NO: False}.get(str(pick.currentData()))
