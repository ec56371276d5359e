"""Recording a flag beside the call, and marking one reviewed or ended. No dialogue."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from agent_desktop import dates
from agent_desktop.citizens.query import read_query
from agent_desktop.contract.flags import Flag, FlagBasis, FlagChange, FlagDefinition
from agent_desktop.contract.problems import FieldError
from agent_desktop.flags.standing import ShownFlag, check_flag, latest_review
from agent_desktop.language import language, t, tn
from ui.flags.cards import basis_words, review_words
from ui.flags.draft import LONGEST_ASKED_BY, LONGEST_OWN_WORDS, FlagDraft, by_name, write
from ui.style import tab_order
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.entry import Entry
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.narrow import narrow_choice
from ui.style.parts import button, column, label, row, separator
from ui.style.tokens import SPACE


class FlagsPanel(QFrame):
    """Signals: record_wanted(FlagWrite); change_wanted(Flag, FlagChange); closed()."""

    record_wanted = Signal(object)
    change_wanted = Signal(object, object)
    closed = Signal()

    def __init__(
        self, catalogue: Mapping[str, FlagDefinition], asked_by: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Flags"))
        self._catalogue, self._today, self._asked_by_default = catalogue, today, asked_by
        inside = column(self, margin=SPACE.wide, gap=SPACE.normal)
        head = row()
        head.addWidget(label(t("Flags"), "heading"), 1)
        head.addWidget(button(t("Close"), self.closed.emit, icon="x", kind="icon"))
        inside.addLayout(head)
        self._holder = QWidget(self)
        self._held = column(self._holder, gap=SPACE.small)
        inside.addWidget(self._holder)
        inside.addWidget(separator())
        inside.addWidget(label(t("Record a flag"), "heading"))
        self._make_fields()
        for entry in self._entries.values():
            inside.addWidget(entry)
        self._state = wrapped("", "muted_small")
        inside.addWidget(self._state)
        self._send = button(t("Record flag"), self._record, icon="flag", kind="primary")
        name_controls(
            {
                "flags.panel": self,
                "flags.held": self._holder,
                "flags.record": self._send,
            }
        )
        buttons = row()
        buttons.addWidget(self._send)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(1)
        self._clear()

    def _make_fields(self) -> None:
        self._shown: tuple[ShownFlag, ...] | None = None
        self.code = narrow_choice(self)
        self.code.addItem(t("Choose"), "")
        for definition in by_name(self._catalogue):
            words = definition.label.in_language(language())
            self.code.addItem(
                t("{label} (restricted)").format(label=words) if definition.restricted else words, definition.code
            )
        self.own_words = GrowingText(self, fewest=2, most=5)
        self.asked_by = QLineEdit(self)
        self.asked_by.setMaxLength(LONGEST_ASKED_BY)
        self.basis = narrow_choice(self)
        for basis in FlagBasis:
            self.basis.addItem(basis_words(basis), basis.value)
        self.review = QLineEdit(self)
        self.ends = QLineEdit(self)
        self._entries = {
            "code": Entry(t("What helps them"), self.code),
            "own_words": Entry(t("In their own words"), self.own_words),
            "asked_by": Entry(t("Who asked for it"), self.asked_by),
            "basis": Entry(t("Why we may record it"), self.basis),
            "review_on": Entry(t("Review by"), self.review),
            "ends_on": Entry(t("Ends on (leave empty if it does not)"), self.ends),
        }
        for name, entry in self._entries.items():
            entry.control.setObjectName(f"flags.{name}")
        self.code.activated.connect(self._code_chosen)
        self.own_words.textChanged.connect(self._count_own_words)

    def _code_chosen(self) -> None:
        definition = self._definition()
        self._entries["code"].say_error("")
        if definition is not None:
            self.review.setText(dates.full_day(latest_review(self._today, definition, self._today), language()))
            self._state.say(definition.guidance.in_language(language()))

    def _count_own_words(self) -> None:
        count = len(self.own_words.toPlainText())
        over = count - LONGEST_OWN_WORDS
        used = t("{count} of {limit}").format(count=count, limit=LONGEST_OWN_WORDS)
        self._entries["own_words"].say_count(used if count else "", over=over > 0)
        most = LONGEST_OWN_WORDS
        too_long = tn("Up to {most} character: {over} too many", "Up to {most} characters: {over} too many", most)
        self._entries["own_words"].say_error(too_long.format(most=most, over=over) if over > 0 else "")

    def _definition(self) -> FlagDefinition | None:
        return self._catalogue.get(str(self.code.currentData()))

    def show_flags(self, shown: tuple[ShownFlag, ...]) -> None:
        """The flags in force, each with what can be done about it."""
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._held)
        if not shown:
            self._held.addWidget(wrapped(t("No flags are recorded."), "muted"))
        for one in shown:
            self._held.addWidget(self._held_flag(one))
        tab_order.follow((self,))  # those just made would come after the form below them

    def _held_flag(self, shown: ShownFlag) -> QWidget:
        name = shown.definition.label.in_language(language())
        held = QFrame(self)
        held.setProperty("role", "inset")
        held.setAccessibleName(name)
        inside = column(held, margin=SPACE.normal, gap=SPACE.tight)
        inside.addWidget(wrapped(name, "strong"))
        inside.addWidget(wrapped(review_words(shown, self._today), "muted_small"))
        buttons = row(gap=SPACE.normal)
        reviewed = button(
            t("Reviewed with them"),
            lambda: self._reviewed(shown),
            kind="link",
            name=t("{flag}: reviewed with them").format(flag=name),
        )
        ended = button(
            t("End today"),
            lambda: self._change(shown.flag, FlagChange(ends_on=self._today)),
            kind="link",
            name=t("{flag}: end today").format(flag=name),
        )
        buttons.addWidget(reviewed)
        buttons.addWidget(ended)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        return held

    def _reviewed(self, shown: ShownFlag) -> None:
        self._change(shown.flag, FlagChange(review_on=latest_review(self._today, shown.definition, self._today)))

    def _change(self, flag: Flag, change: FlagChange) -> None:
        self._state.say(t("Saving…"))
        self.change_wanted.emit(flag, change)

    def _day(self, name: str, field: QLineEdit) -> date | None:
        """The day typed; says so beside the field where it is none."""
        words = field.text().strip()
        chosen = read_query(words).birth_date if words else None
        self._entries[name].say_error(t("Type a date, such as 14 March 2027") if words and chosen is None else "")
        return chosen

    def _record(self) -> None:
        definition = self._definition()
        review, ends = self._day("review_on", self.review), self._day("ends_on", self.ends)
        self._entries["code"].say_error("" if definition else t("Choose what helps them"))
        self._entries["asked_by"].say_error("" if self.asked_by.text().strip() else t("Needed: who asked for it"))
        if definition is None or any(entry.error for entry in self._entries.values()):
            return
        draft = FlagDraft(
            code=definition.code,
            own_words=self.own_words.toPlainText(),
            asked_by=self.asked_by.text(),
            basis=FlagBasis(self.basis.currentData()),
            review_on=review,
            ends_on=ends,
        )
        made = write(draft, definition, self._today)
        wrong = check_flag(made, definition, self._today)
        self.show_refused(wrong)
        if not wrong:
            # Qt would give the focus of a button that is out of use to whatever comes next, in another panel.
            self.code.setFocus()
            self._send.setEnabled(False)
            self._state.say(t("Saving…"))
            self.record_wanted.emit(made)

    def show_refused(self, refused: tuple[FieldError, ...]) -> None:
        for one in refused:
            entry = self._entries.get(one.field)
            if entry is not None:
                entry.say_error(one.message)

    def show_saved(self, words: str) -> None:
        """It is on the server: the fields are free for another."""
        self._send.setEnabled(True)
        self._clear()
        self._state.say(words)

    def show_trouble(self, words: str, refused: tuple[FieldError, ...] = ()) -> None:
        """It is not; everything typed stays."""
        self._send.setEnabled(True)
        self._state.say(words)
        self.show_refused(refused)

    @property
    def has_words(self) -> bool:
        typed = (self.own_words.toPlainText().strip(), self.review.text().strip(), self.ends.text().strip())
        return any(typed) or bool(self.code.currentData()) or self.asked_by.text() != self._asked_by_default

    def _clear(self) -> None:
        self.code.setCurrentIndex(0)
        self.own_words.clear()
        self.asked_by.setText(self._asked_by_default)
        self.review.clear()
        self.ends.clear()
        for entry in self._entries.values():
            entry.say_error("")
