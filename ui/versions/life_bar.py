"""A version's life beside its words: where it stands, what may be done next, and by whom."""

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale, QSize, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QLineEdit, QSizePolicy, QWidget

from agent_desktop.contract.base import Record
from agent_desktop.contract.script_life import LONGEST_NOTE
from agent_desktop.dates import day
from agent_desktop.language import language, t
from ui.style import parts, theme
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

ARROW_ROOM = 24
"""Pixels at the base size."""


class _Moment(QDateTimeEdit):
    """A day and a time. Its own hint leaves out the room that the style sheet keeps for the arrow."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(theme.pixels(ARROW_ROOM), 0)


class Step(Record, frozen=True, kw_only=True):
    """A button that takes the version on. `move` is what `move_wanted` brings; `timed`: at the moment asked for.

    `needs_note`: not without words to the author.
    """

    move: str
    words: str
    icon: str
    kind: str = "plain"
    timed: bool = False
    needs_note: bool = False


class Standing(Record, frozen=True, kw_only=True):
    """Where a version stands, for whoever looks at it.

    `said`: in a sentence. `wrong`: what stands in the way. `asks_note`: a note to the author can be given with a step.
    `at_words`: what the moment of timed steps is called, "" where none is asked for. `saves`: it is a draft of theirs.
    `changes`: a new draft can be made from it. `waits`: why no step can be taken by them.
    """

    said: str
    icon: str
    wrong: str = ""
    asks_note: bool = False
    at_words: str = ""
    saves: bool = False
    changes: bool = False
    waits: str = ""
    steps: tuple[Step, ...] = ()


class LifeBar(QFrame):
    """Signals: move_wanted(move, at | None, note), save_wanted(), change_wanted() a new draft from this version,
    history_wanted()."""

    move_wanted = Signal(str, object, str)
    save_wanted = Signal()
    change_wanted = Signal()
    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("State of the version"))
        self._shown: object = None
        outer = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        self._said = parts.icon_label("", "pencil", "body", wrap=True)
        outer.addWidget(self._said)
        self._errors = parts.label("", "small", tone="bad", wrap=True)
        self._errors.hide()
        outer.addWidget(self._errors)
        self._holder = parts.frame("plain")
        self._column = parts.column(self._holder, gap=SPACE.small)
        outer.addWidget(self._holder)
        self._note: QLineEdit | None = None
        self._at: QDateTimeEdit | None = None

    def show_standing(self, standing: Standing, which: object) -> None:
        """`which`: of the version and where it is in its life; the controls stay while that is the same."""
        self._said.setText(standing.said)
        self._said.show_icon(standing.icon)
        self._errors.setText(standing.wrong)
        self._errors.setVisible(bool(standing.wrong))
        if which != self._shown:
            self._shown = which
            self._build(standing)

    def _build(self, standing: Standing) -> None:
        empty(self._column)
        self._note = self._at = None
        fields = parts.frame("plain")
        asked = FlowLayout(fields, gap=SPACE.normal, line_gap=SPACE.small, least_width=200)
        for part in self._asked(standing):
            asked.addWidget(part)
        if asked.count():
            self._column.addWidget(fields)
        buttons = parts.frame("plain")
        line = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        for made in self._buttons(standing):
            line.addWidget(made)
        line.addWidget(
            parts.button(t("Versions and differences"), self.history_wanted.emit, icon="history", kind="quiet")
        )
        self._column.addWidget(buttons)

    def _asked(self, standing: Standing) -> list[QWidget]:
        made: list[QWidget] = []
        if standing.asks_note:
            self._note = parts.text_field(t("Note to the author"), longest=LONGEST_NOTE)
            made.append(parts.labelled(t("Note to the author"), self._note))
        if standing.at_words:
            self._at = _Moment(QDateTime.currentDateTime())
            self._at.setLocale(QLocale(language()))
            self._at.setDisplayFormat("ddd d MMM yyyy HH:mm")
            self._at.setCalendarPopup(True)
            self._at.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # at any size of text
            made.append(parts.labelled(standing.at_words, self._at))
        return made

    def _buttons(self, standing: Standing) -> list[QWidget]:
        made: list[QWidget] = []
        if standing.saves:
            made.append(parts.button(t("Save draft"), self.save_wanted.emit, icon="save"))
        if standing.waits:
            made.append(parts.label(standing.waits, "muted", wrap=True))
        made += [self._button(step) for step in standing.steps]
        if standing.changes:
            made.append(parts.button(t("Change it in a new draft"), self.change_wanted.emit, icon="pencil"))
        return made

    def _button(self, step: Step) -> QWidget:
        def wanted() -> None:
            note = self._note.text().strip() if self._note is not None else ""
            if step.needs_note and not note and self._note is not None:
                self._note.setFocus()
                self._note.setPlaceholderText(t("Say what to change."))
                return
            self.move_wanted.emit(step.move, self._moment_asked() if step.timed else None, note)

        return parts.button(step.words, wanted, icon=step.icon, kind=step.kind)

    def _moment_asked(self) -> datetime | None:
        if self._at is None:
            return None
        return datetime.fromtimestamp(self._at.dateTime().toSecsSinceEpoch()).astimezone()


def moment_words(moment: datetime) -> str:
    """As a day and a time here."""
    local = moment.astimezone()
    return f"{day(local.date(), language(), datetime.now(UTC).date())}, {local:%H:%M}"
