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
        self._citizen = citizen
        self._clashes: ClashesBox | None = None
        self.form = PersonForm(FOR_CORRECTING, today, self)
        self.form.put(of_citizen(citizen))
        self._state = wrapped("", "muted_small")
        self.save = button(t("Save details"), self._save, icon="save", kind="primary")
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

    def show_saved(self, citizen: Citizen) -> None:
        self._citizen = citizen
        self.sending(under_way=False)
        self.form.put(of_citizen(citizen))
        self._drop_clashes()
        self._state.say(t("Saved."))

    def show_trouble(self, words: str, refused: tuple[FieldError, ...] = ()) -> None:
        self.sending(under_way=False)
        self._state.say(words)
        self.form.say_refused(refused)

    def show_theirs(self, theirs: Citizen) -> None:
        """A colleague was faster: what differs stands side by side; the rest of both is kept."""
        self.sending(under_way=False)
        found = clashes(self.form.draft, self._citizen, theirs)
        before, self._before_merge = self._citizen, self.form.draft
        self._citizen = theirs
        self.form.put(merged(self._before_merge, before, theirs, keep_mine=frozenset(clash.field for clash in found)))
        self._drop_clashes()
        if not found:
            self._state.say(t("A colleague changed other details meanwhile. Yours are kept: save again."))
            return
        self._state.say("")
        self._clashes = ClashesBox(found, theirs, self)
        self._clashes.chosen.connect(lambda kept: self._choose(before, theirs, kept))
        self._clash_place.addWidget(self._clashes)

    def _choose(self, before: Citizen, theirs: Citizen, kept: frozenset[PersonField]) -> None:
        self.form.put(merged(self._before_merge, before, theirs, keep_mine=kept))

    def _drop_clashes(self) -> None:
        if self._clashes is not None:
            self._clashes.hide()
            self._clashes.deleteLater()
            self._clashes = None

    _before_merge: PersonDraft = PersonDraft()


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
