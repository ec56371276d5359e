"""Where two changed the same: both texts side by side, with who and when, and the handler chooses. Never a dialogue."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from agent_desktop.contract.base import Write
from agent_desktop.contract.services import Service
from agent_desktop.desk.meeting import Meeting
from agent_desktop.language import t, tn
from agent_desktop.outbox.merging import Choice, MeetingField
from agent_desktop.outbox.rows import OutboxRow
from ui.outbox.fields import field_words
from ui.outbox.words import Around, moment_words
from ui.outbox.written import body_of, service_of, value_words
from ui.style import parts
from ui.style.buttons import restyle
from ui.style.copyable import copyable, wrapped
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

Wording = Callable[[str, object], str]
"""A field's value in words."""

SIDE_WIDTH = 260
"""Pixels at the base size that yours, theirs and both get each before they stand under one another."""


class MeetingPage(QWidget):
    """Signals: saved(Meeting, {field: Choice}); closed()."""

    saved = Signal(object, object)
    closed = Signal()

    def __init__(self, meeting: Meeting, around: Around, services: Mapping[str, Service]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Two changes meet"))
        self.meeting = meeting
        self._around, self._services = around, services
        self._service_code = service_of(meeting.row)
        self.choices = [
            FieldChoice(field, self._name(field.field), self._words, self._who(field.who, field.when))
            for field in meeting.fields
        ]
        for choice in self.choices:
            choice.chosen.connect(self._count)
        self._left = parts.label("", "muted", wrap=True)
        self.save = parts.button(t("Save and send"), self._save, icon="send", kind="primary")
        self._lay_out()
        self._count()
        self.setFocusProxy(self.choices[0].first if self.choices else self.save)

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        card = parts.card(t("Two changes meet"))
        card.setProperty("panel", True)
        whole = parts.column(card, gap=0)
        content = parts.frame("plain")
        inside = parts.column(content, margin=SPACE.section, gap=SPACE.wide)
        name = self.meeting.row.about or t("nobody known")
        inside.addWidget(wrapped(t("Two changes meet: {name}").format(name=name), "title"))
        inside.addWidget(wrapped(self._explained(self.meeting.row), "body"))
        for choice in self.choices:
            inside.addWidget(choice)
        if self.meeting.merged:
            inside.addWidget(parts.separator())
            inside.addWidget(wrapped(t("These did not touch and were put together"), "strong"))
            for name_words, words in self._merged():
                inside.addWidget(copyable(t("{field}: {words}").format(field=name_words, words=words), "body"))
        inside.addStretch(1)
        whole.addWidget(parts.scrolling(content, t("Two changes meet")), 1)
        whole.addWidget(self._foot())
        outer.addWidget(card)

    def _foot(self) -> QWidget:
        foot = parts.frame("foot")
        flow = FlowLayout(foot, gap=SPACE.normal)
        flow.setContentsMargins(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal)
        flow.addWidget(self.save)
        flow.addWidget(parts.button(t("Decide later"), self.closed.emit, icon="clock"))
        flow.addWidget(self._left)
        return foot

    def _explained(self, row: OutboxRow) -> str:
        at = moment_words(row.made_at, self._around)
        made = t("{what}, written here: {time}.").format(what=self.meeting.name, time=at)
        met = t("Before it was sent, someone else changed the same. Both texts are kept, whatever you choose.")
        return f"{made} {met}"

    # ---- words --------------------------------------------------------------------------------------------------

    def _name(self, field: str) -> str:
        return field_words(field, self._services, self._service_code)

    def _words(self, field: str, value: object) -> str:
        return value_words(field, value, self._services, self._service_code) or t("(empty)")

    def _who(self, who: str, when: datetime | None) -> str:
        """Who changed it and when, as far as the server said."""
        at = moment_words(when, self._around) if when else ""
        return " · ".join(part for part in (who, at) if part)

    def _merged(self) -> list[tuple[str, str]]:
        """What you wrote and nobody else touched."""
        body = body_of(self.meeting.row)
        return [(self._name(field), self._words(field, _value(body, field))) for field in self.meeting.merged]

    # ---- choosing -------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> dict[str, Choice]:
        return {choice.field.field: choice.choice for choice in self.choices if choice.choice is not None}

    def _count(self) -> None:
        open_still = len(self.choices) - len(self.chosen)
        words = tn("{count} choice is still open", "{count} choices are still open", open_still)
        self._left.setText(words.format(count=open_still) if open_still else "")
        self._left.setVisible(bool(open_still))

    def _save(self) -> None:
        """Only once everything is chosen; until then the focus goes to what is not."""
        still = next((choice for choice in self.choices if choice.choice is None), None)
        if still is not None:
            still.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save.setEnabled(False)
        self.saved.emit(self.meeting, self.chosen)

    def show_trouble(self) -> None:
        """It could not be saved: what was chosen stands."""
        self.save.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _value(body: Write | None, field: str) -> object:
    """The value of a field, or of one question of a form."""
    name, _, code = field.partition(".")
    value = getattr(body, name, None)
    return value.get(code) if code and isinstance(value, dict) else value


class FieldChoice(QFrame):
    """One field that meets: as it was, yours, theirs, and both where the text is free. Signals: chosen()."""

    chosen = Signal()

    def __init__(self, field: MeetingField, name: str, words: Wording, who: str) -> None:
        super().__init__()
        self.field = field
        self.setProperty("role", "inset")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._choices: dict[int, Choice] = {}
        inside = parts.column(self, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(wrapped(name, "strong"))
        was = t("As it was: {words}").format(words=words(field.field, field.base))
        inside.addWidget(copyable(was, "muted_small"))
        sides = parts.frame("plain")
        flow = FlowLayout(sides, gap=SPACE.normal, least_width=SIDE_WIDTH)
        mine, theirs = words(field.field, field.mine), words(field.field, field.theirs)
        self.first = self._side(flow, name, Choice.MINE, t("Yours"), mine)
        heading = t("Theirs ({who})").format(who=who) if who else t("Theirs")
        self._side(flow, name, Choice.THEIRS, heading, theirs)
        if field.may_join:
            self._side(flow, name, Choice.BOTH, t("Both, yours first"), f"{mine}\n{theirs}")
        inside.addWidget(sides)

    @property
    def choice(self) -> Choice | None:
        return self._choices.get(self._group.checkedId())

    def _side(self, flow: FlowLayout, name: str, choice: Choice, heading: str, words: str) -> QRadioButton:
        box = parts.card()
        lines = parts.column(box, margin=SPACE.normal, gap=SPACE.tight)
        radio = QRadioButton(heading.replace("&", "&&"))
        radio.setAccessibleName(t("{field}: {words}").format(field=name, words=heading))
        radio.setAccessibleDescription(words)
        lines.addWidget(radio)
        lines.addWidget(copyable(words, "body"))
        lines.addStretch(1)
        number = len(self._choices)
        self._choices[number] = choice
        self._group.addButton(radio, number)
        radio.toggled.connect(lambda on: self._mark(box, on=on))
        flow.addWidget(box)
        return radio

    def _mark(self, box: QFrame, *, on: bool) -> None:
        restyle(box, role="chosen" if on else "card")
        if on:
            self.chosen.emit()
