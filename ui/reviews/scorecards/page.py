"""The editor of one scorecard: its parts, the form of the one in hand, and beside them what the reviewer will see."""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from agent_desktop.contract.scorecards import ScorecardContent, ScorecardState, ScorecardVersionInfo
from agent_desktop.desk.scorecards import ScorecardInHand
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.checking import Fault, Place, faults
from agent_desktop.reviews.editing import (
    moved,
    question_at,
    section_at,
    with_fields,
    with_new_question,
    with_new_section,
    without,
)
from ui.reviews.scorecards.fields import ThingForm
from ui.reviews.scorecards.life import standing
from ui.reviews.scorecards.outline import WHOLE, Outline
from ui.reviews.scorecards.preview import Preview
from ui.reviews.scorecards.question_form import QuestionForm
from ui.reviews.scorecards.thing_forms import SectionForm, WholeForm
from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.surface import PaintedCard
from ui.style.tab_order import follow
from ui.style.tokens import SPACE
from ui.turns import once
from ui.versions.life_bar import LifeBar
from ui.versions.review_list import ReviewList
from ui.versions.undoing import Past, Written, redo, rested, undo, wrote

THREE_FROM, TWO_FROM = 980, 600
"""Widths at the base size from which that many panels stand beside one another."""

LEAST_HEIGHT = 320
CHECK_AFTER_MS, STEP_AFTER_MS = 300, 900
PARTS, FORM, PREVIEW = 0, 1, 2


class ScorecardPage(QWidget):
    """Signals: those of `life`; changed() with every letter; left() back to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, hand: ScorecardInHand) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Editor of a scorecard"))
        name_controls({"scorecards.editor": self})
        self.info: ScorecardVersionInfo | None = None
        self._me: UUID | None = None
        self._unsaved = True
        self.faults: tuple[Fault, ...] = ()
        self._checked: ScorecardContent | None = None
        self._past = Past(now=Written(content=hand.content, note=hand.change_note))
        self._place, self._front = WHOLE, FORM
        self.life, self.review = LifeBar(), ReviewList()
        self.outline, self.preview = Outline(), Preview()
        self.form: ThingForm | None = None
        self._check_timer = once(self, self._check, CHECK_AFTER_MS)
        self._step_timer = once(self, self._rest, STEP_AFTER_MS)
        self._lay_out()
        self.outline.chosen.connect(self.go)
        self.outline.section_wanted.connect(lambda: self._deed(lambda content, _at: with_new_section(content)))
        self.outline.question_wanted.connect(self._add_question)
        self.outline.move_wanted.connect(lambda by: self._deed(lambda content, at: moved(content, at, by)))
        self.outline.removal_wanted.connect(self._take_out)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self.redo)
        self.setFocusProxy(self.back)  # the first stop: Qt passes over what stands before another
        self._follow()
        self._build_form()

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = parts.frame("plain")
        outer = parts.column(whole, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        parts.column(self).addWidget(scrolling_apart(whole, t("Editor of a scorecard")))
        self._top = self._head()
        outer.addWidget(self._top)
        outer.addWidget(self.life)
        middle = PaintedCard()
        middle.setAccessibleName(t("Form"))
        middle.setProperty("panel", True)
        self._holder = parts.frame("plain")
        self._form_column = parts.column(self._holder)
        parts.column(middle, margin=SPACE.hair).addWidget(scrolling_apart(self._holder, t("Form")))
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.preview)
        right.addWidget(self.review)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        self._panels: list[QWidget] = [self.outline, middle, right]
        for number, panel in enumerate(self._panels):
            beside.addWidget(panel)
            beside.setStretchFactor(number, (2, 3, 3)[number])
        beside.setSizes([280, 420, 420])
        self._beside = beside
        outer.addWidget(beside, 1)

    def dressed(self) -> Iterator[None]:
        """Some parts at each step, once it stands in its place; the form and the preview dress their own."""
        for some in ((self._top, self.life), (self.outline, self.review)):
            for part in some:
                theme.dress(part)
            yield

    def _head(self) -> QFrame:
        head = parts.frame("plain")
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        self.back = parts.button(t("All scorecards"), self.left.emit, icon="arrow-left", kind="quiet")
        line.addWidget(self.back)
        self._title = parts.label("", "title", wrap=True)
        line.addWidget(self._title)
        self.undo_button = parts.button(t("Undo"), self.undo, icon="undo-2", keys="Ctrl+Z")
        self.redo_button = parts.button(t("Redo"), self.redo, icon="redo-2", keys="Ctrl+Shift+Z")
        self.faults_button = parts.button("", self.go_to_fault, icon="triangle-alert", keys="Ctrl+Shift+M")
        for each in (self.undo_button, self.redo_button, self.faults_button):
            line.addWidget(each)
        self._kept = parts.label("", "muted_small")
        line.addWidget(self._kept)
        self._chips = []
        for which, words in ((PARTS, t("Parts")), (FORM, t("Form")), (PREVIEW, t("Preview"))):
            chip = parts.chip(words)
            chip.clicked.connect(lambda _checked=False, panel=which: self.bring(panel))
            self._chips.append(chip)
            line.addWidget(chip)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panels()

    def _show_panels(self) -> None:
        self._beside.setMinimumHeight(theme.pixels(LEAST_HEIGHT))
        three, two = (self.width() >= theme.pixels(width) for width in (THREE_FROM, TWO_FROM))
        front = FORM if two and self._front == PARTS else self._front
        for which, (panel, chip) in enumerate(zip(self._panels, self._chips, strict=True)):
            panel.setVisible(three or which == front or (two and which == PARTS))
            chip.setVisible(not three and not (two and which == PARTS))
            chip.setChecked(which == front)

    def begin(self) -> None:
        """The focus to where the work begins: the title of a new scorecard, else its parts."""
        if self.form is not None and not self.written.content.title.en:
            self.form.go_to("title.en")
        else:
            self.outline.list.setFocus()

    def bring(self, panel: int) -> None:
        """Into sight, where not all have room."""
        self._front = panel
        self._show_panels()

    # ---- what stands there ------------------------------------------------------------------------------------

    @property
    def written(self) -> Written[ScorecardContent]:
        return self._past.now

    @property
    def place(self) -> Place:
        """Of the part in hand."""
        return self._place

    @property
    def editable(self) -> bool:
        """A draft of one's own."""
        info = self.info
        return info is None or (info.state is ScorecardState.DRAFT and info.author == self._me)

    @property
    def is_checked(self) -> bool:
        return self._checked is self.written.content

    def show_version(self, hand: ScorecardInHand, me: UUID | None, *, unsaved: bool) -> None:
        """Where it is in its life, for `me`."""
        self.info, self._me, self._unsaved = hand.info, me, unsaved
        self._holder.setEnabled(self.editable)
        self.outline.set_editable(editable=self.editable)
        self._show_life()
        self._show_steps()

    def say_kept(self, words: str) -> None:
        """Where the words are."""
        self._kept.setText(words)

    def replace(self, content: ScorecardContent, note: str | None = None) -> None:
        """Another scorecard in place of this; it can be undone as any other step."""
        now = self.written
        self._turn(wrote(self._past, Written(content=content, note=now.note if note is None else note)))

    def go(self, place: Place) -> None:
        """To another part."""
        self._place = place
        self._build_form()
        if self._front == PARTS and self.width() < theme.pixels(TWO_FROM):
            self.bring(FORM)

    def go_to_fault(self) -> None:
        """The next part that something is wrong with, after the one in hand."""
        places = list(dict.fromkeys(fault.place for fault in self.faults))
        if places:
            at = places.index(self._place) + 1 if self._place in places else 0
            self.bring(FORM)
            self.go(places[at % len(places)])
            self._follow()
            if self.form is not None:
                self.form.setFocus()

    # ---- what is done -----------------------------------------------------------------------------------------

    def _edited(self, fields: dict[str, object], place: str, rebuilt: bool) -> None:
        now = self.written
        note = str(fields.pop("change_note", now.note))
        content = with_fields(now.content, self._place, **fields) if fields else now.content
        self._wrote(Written(content=content, note=note, place=f"{self._place}.{place}"))
        if rebuilt:
            self._build_form(place)

    def _deed(self, do: Callable[[ScorecardContent, Place], tuple[ScorecardContent, Place]]) -> None:
        """Something with the part in hand, after which another may be."""
        if not self.editable:
            return
        content, self._place = do(self.written.content, self._place)
        self._wrote(Written(content=content, note=self.written.note))
        self._build_form()

    def _add_question(self) -> None:
        content = self.written.content
        if not content.sections:
            self._deed(lambda content, _at: with_new_section(content))
            return
        at = self._place if self._place.section is not None else Place(section=len(content.sections) - 1)
        self._deed(lambda content, _at: with_new_question(content, at))
        if self.form is not None:
            self.form.go_to("words.en")

    def _take_out(self) -> None:
        if self._place.section is not None:
            self._deed(without)

    def _wrote(self, now: Written[ScorecardContent]) -> None:
        self._past = wrote(self._past, now)
        self._step_timer.start()
        self._follow()
        self.changed.emit()

    def _rest(self) -> None:
        self._past = rested(self._past)

    def undo(self) -> None:
        """The last step, wherever it was."""
        if self.editable:
            self._turn(undo(self._past))

    def redo(self) -> None:
        """What was undone last."""
        if self.editable:
            self._turn(redo(self._past))

    def _turn(self, after: Past[ScorecardContent]) -> None:
        if after is self._past:
            return
        self._past = after
        self._follow()
        self._build_form()
        self.changed.emit()

    # ---- following --------------------------------------------------------------------------------------------

    def _build_form(self, focus: str = "") -> None:
        content, self._place = self.written.content, _there(self.written.content, self._place)
        empty(self._form_column)
        self.form = made = self._made(content)
        made.edited.connect(self._edited)
        self._form_column.addWidget(made)
        theme.dress(made)
        made.say_faults(tuple(each for each in self.faults if each.place == self._place))
        if focus:
            made.go_to(focus)
        self._show_outline()
        self._follow_reading()

    def _follow_reading(self) -> None:
        """Parts that are made anew stand where they stood."""
        follow((self._top, self.life, *self._panels))

    def _made(self, content: ScorecardContent) -> ThingForm:
        if self._place.section is None:
            return WholeForm(content, self.written.note)
        if self._place.question is None:
            return SectionForm(section_at(content, self._place))
        return QuestionForm(content, self._place)

    def _show_outline(self) -> None:
        self.outline.show_content(self.written.content, self._place, (fault.place for fault in self.faults))

    def _follow(self) -> None:
        title = self.written.content.title.in_language(language()) or t("New scorecard")
        if title != self._title.text():
            self._title.setText(title)
        self._show_steps()
        self._place = _there(self.written.content, self._place)
        self._show_outline()
        self._check_timer.start()

    def _show_steps(self) -> None:
        self.undo_button.setEnabled(bool(self._past.done) and self.editable)
        self.redo_button.setEnabled(bool(self._past.undone) and self.editable)
        count = len(self.faults)
        self.faults_button.set_words(
            tn("{count} fault", "{count} faults", count).format(count=count) if count else t("No faults")
        )
        self.faults_button.setEnabled(bool(count) and self.editable)

    def _check(self) -> None:
        content = self.written.content
        self.faults, self._checked = faults(content), content
        if self.form is not None:
            self.form.say_faults(tuple(each for each in self.faults if each.place == self._place))
        if self.preview.shown != content:
            self.preview.show_content(content)
            self._follow_reading()
        self._show_outline()
        self._show_steps()
        self._show_life()

    def _show_life(self) -> None:
        info = self.info
        own = info is None or info.author == self._me
        which = (info.id, info.version, own) if info else "new"
        self.life.show_standing(standing(info, self._me, faults=len(self.faults), unsaved=self._unsaved), which)


def _there(content: ScorecardContent, place: Place) -> Place:
    """`place`, or what is left of it."""
    try:
        if place.question is not None:
            question_at(content, place)
        elif place.section is not None:
            section_at(content, place)
    except IndexError:
        return WHOLE
    return place
