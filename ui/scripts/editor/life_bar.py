"""A version's life beside its words: where it stands, what may be done next, and by whom."""

from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QLineEdit, QWidget

from agent_desktop.contract.script_life import LONGEST_NOTE, Move, ScriptVersionInfo, VersionState
from agent_desktop.dates import day
from agent_desktop.language import language, t, tn
from ui.scripts.editor.words import state_icon, version_words
from ui.style import parts, theme
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

MOMENT_WIDTH = 240
"""Pixels at the base size: a day and a time."""


class LifeBar(QFrame):
    """Signals: move_wanted(Move, at | None, note), save_wanted(), change_wanted() a new draft from this version,
    history_wanted()."""

    move_wanted = Signal(object, object, str)
    save_wanted = Signal()
    change_wanted = Signal()
    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("State of the version"))
        self._shown: tuple[object, ...] = ()
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

    def show_version(
        self, info: ScriptVersionInfo | None, me: UUID | None, *, errors: int | None, unsaved: bool
    ) -> None:
        """`errors`: of the last check; None while it is under way. `me`: who looks at it."""
        said, icon = self._words(info, unsaved=unsaved)
        self._said.setText(said)
        self._said.show_icon(icon)
        state = info.state if info else VersionState.DRAFT
        own = info is None or info.author == me
        wrong = errors or 0
        words = tn(
            "{count} error stands in the way of submitting.", "{count} errors stand in the way of submitting.", wrong
        )
        self._errors.setText(words.format(count=wrong) if wrong and state is VersionState.DRAFT else "")
        self._errors.setVisible(bool(wrong) and state is VersionState.DRAFT)
        shown = (state, own, info.id if info else None, info.version if info else 0)
        if shown != self._shown:
            self._shown = shown
            self._build(state, own=own)

    @staticmethod
    def _words(info: ScriptVersionInfo | None, *, unsaved: bool) -> tuple[str, str]:
        if info is None:
            return t("A new script. Nothing of it is on the server yet; this computer keeps every word."), "pencil"
        parts_ = [version_words(info)]
        if info.author_name:
            parts_.append(t("written by {name}").format(name=info.author_name))
        if info.approved_by_name and info.state in (
            VersionState.APPROVED,
            VersionState.PUBLISHED,
            VersionState.RETIRED,
        ):
            parts_.append(t("approved by {name}").format(name=info.approved_by_name))
        if info.effective_from and info.state is VersionState.PUBLISHED:
            parts_.append(t("in force from {when}").format(when=_moment(info.effective_from)))
        if info.effective_until:
            parts_.append(t("until {when}").format(when=_moment(info.effective_until)))
        if unsaved:
            parts_.append(t("with words that are only on this computer"))
        said = ", ".join(parts_) + "."
        if info.note and info.state is VersionState.DRAFT:
            said += " " + t("Sent back: “{note}”").format(note=info.note)
        return said, state_icon(info.state)

    def _build(self, state: VersionState, *, own: bool) -> None:
        empty(self._column)
        self._note = self._at = None
        buttons = parts.frame("plain")
        line = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        fields = parts.frame("plain")
        asked = FlowLayout(fields, gap=SPACE.normal, line_gap=SPACE.small, least_width=200)
        for part in self._asked(state, own=own):
            asked.addWidget(part)
        for made in self._buttons(state, own=own):
            line.addWidget(made)
        line.addWidget(
            parts.button(t("Versions and differences"), self.history_wanted.emit, icon="history", kind="quiet")
        )
        if asked.count():
            self._column.addWidget(fields)
        self._column.addWidget(buttons)

    def _asked(self, state: VersionState, *, own: bool) -> list[QWidget]:
        del own
        made: list[QWidget] = []
        if state in (VersionState.IN_REVIEW, VersionState.APPROVED):
            self._note = parts.text_field(t("Note to the author"), longest=LONGEST_NOTE)
            made.append(parts.labelled(t("Note to the author"), self._note))
        if state in (VersionState.APPROVED, VersionState.PUBLISHED):
            self._at = QDateTimeEdit(QDateTime.currentDateTime())
            self._at.setLocale(QLocale(language()))
            self._at.setDisplayFormat("ddd d MMM yyyy HH:mm")
            self._at.setCalendarPopup(True)
            self._at.setMaximumWidth(theme.pixels(MOMENT_WIDTH))
            words = t("In force from") if state is VersionState.APPROVED else t("Offered no more from")
            made.append(parts.labelled(words, self._at))
        return made

    def _buttons(self, state: VersionState, *, own: bool) -> list[QWidget]:
        made: list[QWidget] = []
        if state is VersionState.DRAFT and own:
            made.append(parts.button(t("Save draft"), self.save_wanted.emit, icon="save"))
            made.append(self._mover(t("Submit for review"), Move.SUBMIT, "send", kind="primary"))
        if state is VersionState.IN_REVIEW:
            if own:
                made.append(parts.label(t("Somebody else must approve it."), "muted", wrap=True))
            else:
                made.append(self._mover(t("Approve"), Move.APPROVE, "badge-check", kind="primary"))
        if state is VersionState.APPROVED:
            made.append(self._mover(t("Publish now"), Move.PUBLISH, "circle-check", kind="primary"))
            made.append(self._mover(t("Publish at that time"), Move.PUBLISH, "clock", timed=True))
        if state in (VersionState.IN_REVIEW, VersionState.APPROVED):
            made.append(self._mover(t("Send back"), Move.SEND_BACK, "undo-2"))
        if state is VersionState.PUBLISHED:
            made.append(self._mover(t("Retire now"), Move.RETIRE, "ban"))
            made.append(self._mover(t("Retire at that time"), Move.RETIRE, "clock", timed=True))
        if state in (VersionState.PUBLISHED, VersionState.RETIRED, VersionState.APPROVED) or (
            state is VersionState.DRAFT and not own
        ):
            made.append(parts.button(t("Change it in a new draft"), self.change_wanted.emit, icon="pencil"))
        return made

    def _mover(self, words: str, move: Move, icon: str, *, kind: str = "plain", timed: bool = False) -> QWidget:
        def wanted() -> None:
            note = self._note.text().strip() if self._note is not None else ""
            if move is Move.SEND_BACK and not note and self._note is not None:
                self._note.setFocus()
                self._note.setPlaceholderText(t("Say what to change."))
                return
            self.move_wanted.emit(move, self._moment_asked() if timed else None, note)

        return parts.button(words, wanted, icon=icon, kind=kind)

    def _moment_asked(self) -> datetime | None:
        if self._at is None:
            return None
        return datetime.fromtimestamp(self._at.dateTime().toSecsSinceEpoch()).astimezone()


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day(local.date(), language(), datetime.now(UTC).date())}, {local:%H:%M}"
