"""Correcting a person's record beside the call. A colleague's change meanwhile is shown side by side with ours."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from agent_desktop import dates
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.problems import FieldError
from agent_desktop.language import language, t
from ui.citizens.person_draft import Clash, PersonDraft, PersonField, changes, clashes, field_words, merged, of_citizen
from ui.citizens.person_form import FOR_CORRECTING, PersonForm
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE


class DetailsPanel(QFrame):
    """Signals: save_wanted(Citizen as read, CitizenChange); closed()."""

    save_wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, citizen: Citizen, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Update details"))
        self._citizen = self._began = citizen
        self._typed = PersonDraft()
        self._clashes: ClashesBox | None = None
        self.form = PersonForm(FOR_CORRECTING, today, self, named="details.")
        self.form.put(of_citizen(citizen))
        self._state = wrapped("", "muted_small")
        self.save = button(t("Save details"), self._save, icon="save", kind="primary")
        name_controls(
            {
                "details.panel": self,
                "details.save": self.save,
            }
        )
        inside = column(self, margin=SPACE.wide, gap=SPACE.normal)
        head = row()
        head.addWidget(label(t("Update details"), "heading"), 1)
        head.addWidget(button(t("Close"), self.closed.emit, icon="x", kind="icon"))
        inside.addLayout(head)
        self._clash_place = column()
        inside.addLayout(self._clash_place)
        inside.addWidget(self.form)
        inside.addWidget(self._state)
        buttons = row(gap=SPACE.normal)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(1)

    @property
    def citizen(self) -> Citizen:
        """The record that the next save is against."""
        return self._citizen

    @property
    def against(self) -> Citizen:
        """The record that what is typed here was typed against."""
        return self._began

    @property
    def has_words(self) -> bool:
        return self.form.draft != of_citizen(self._citizen)

    def _save(self) -> None:
        if not self.form.say_all():
            return
        if not self.has_words:
            self._state.say(t("Nothing was changed."))
            return
        self.sending(under_way=True)
        self.save_wanted.emit(self._citizen, changes(self.form.draft, self._citizen))

    def sending(self, *, under_way: bool) -> None:
        self.save.setEnabled(not under_way)
        self.save.set_words(t("Saving…") if under_way else t("Save details"))

    def show_saved(self, citizen: Citizen, words: str) -> None:
        """`citizen` as it is by now; `words`: where it is saved."""
        self.sending(under_way=False)
        self._show_record(citizen)
        self._state.say(words)

    def _show_record(self, citizen: Citizen) -> None:
        self._citizen = self._began = citizen
        self.form.put(of_citizen(citizen))
        self.form.note({})
        self._drop_clashes()

    def show_trouble(self, words: str, refused: tuple[FieldError, ...] = ()) -> None:
        self.sending(under_way=False)
        self._state.say(words)
        self.form.say_refused(refused)

    def renew(self, theirs: Citizen) -> None:
        """The record is another by now. What was typed stays, what differs is marked, and where both changed the same
        field both stand side by side."""
        self.sending(under_way=False)
        if not self.has_words:
            self._show_record(theirs)
            return
        was, now = of_citizen(self._began), of_citizen(theirs)
        typed, found = self.form.draft, clashes(self.form.draft, self._began, theirs)
        self._typed, self._citizen = typed, theirs
        self.form.put(merged(typed, self._began, theirs, keep_mine=frozenset(clash.field for clash in found)))
        self.form.note({field: _note(getattr(was, field)) for field in PersonField if _differs(field, was, now)})
        self._drop_clashes()
        if was == now:
            self._began = theirs
            return
        if not found:
            self._began = theirs
            self._state.say(t("Other details were changed meanwhile. Yours are kept: save when you are ready."))
            return
        self._state.say("")
        self._clashes = ClashesBox(found, theirs, self)
        self._clashes.chosen.connect(self._choose)
        self._clash_place.addWidget(self._clashes)

    def _choose(self, kept: frozenset[PersonField]) -> None:
        self.form.put(merged(self._typed, self._began, self._citizen, keep_mine=kept))

    def _drop_clashes(self) -> None:
        if self._clashes is not None:
            self._clashes.hide()
            self._clashes.deleteLater()
            self._clashes = None


def _differs(field: PersonField, was: PersonDraft, now: PersonDraft) -> bool:
    return bool(getattr(was, field) != getattr(now, field))


def _note(words: str) -> str:
    return t("Changed meanwhile; before: {words}").format(words=words or t("(empty)"))


class ClashesBox(QFrame):
    """Both values of each field that two people changed. Signals: chosen(frozenset of fields where ours is kept)."""

    chosen = Signal(object)

    def __init__(self, found: tuple[Clash, ...], theirs: Citizen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "warn")
        self._mine: dict[PersonField, QRadioButton] = {}
        inside = column(self, margin=SPACE.wide, gap=SPACE.small)
        when = dates.day(theirs.updated_at.date(), language()) if theirs.updated_at else ""
        title = (
            t("A colleague changed this too ({date})").format(date=when) if when else t("A colleague changed this too")
        )
        inside.addWidget(wrapped(title, "strong"))
        inside.addWidget(wrapped(t("Nothing you typed is lost. Choose which to keep, then save."), "small"))
        for clash in found:
            inside.addWidget(wrapped(field_words(clash.field), "group"))
            group = QButtonGroup(self)
            mine = self._radio(t("Yours: {words}"), clash.mine, group)
            theirs_button = self._radio(t("Theirs: {words}"), clash.theirs, group)
            mine.setChecked(True)
            mine.toggled.connect(self._tell)
            self._mine[clash.field] = mine
            inside.addWidget(mine)
            inside.addWidget(theirs_button)

    def _radio(self, frame: str, words: str, group: QButtonGroup) -> QRadioButton:
        made = QRadioButton(frame.format(words=words or t("(empty)")).replace("&", "&&"), self)
        group.addButton(made)
        return made

    def _tell(self) -> None:
        self.chosen.emit(frozenset(field for field, made in self._mine.items() if made.isChecked()))
