"""Answers beside the call: a field to type in, what is found as one types, and the answer that is read."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.desk.filling import Coming
from agent_desktop.language import t
from ui.knowledge.doubt_page import DoubtPage
from ui.knowledge.found_list import FoundList
from ui.knowledge.found_model import FoundModel
from ui.knowledge.found_rows import FoundRow, plain
from ui.knowledge.question_page import QuestionPage
from ui.knowledge.reader import Reader
from ui.knowledge.reading import AnswerView
from ui.knowledge.search_field import SearchField
from ui.shell.coming_strip import ComingStrip
from ui.shell.shortcuts import Shortcuts
from ui.style.announcing import announce, announce_when_still
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, scrolling
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class Showing(Enum):
    """NOTHING: only the field is there. QUESTION: what is to be sent to the editors; DOUBT: a word about the answer."""

    NOTHING = auto()
    FOUND = auto()
    QUESTION = auto()
    ANSWER = auto()
    DOUBT = auto()


class AnswersPanel(QFrame):
    """It shows; what it shows is looked up elsewhere (ui.knowledge.looking).

    Signals: typed(words) as the words become others; opened(FoundRow); question_wanted() for the editors' attention;
    moved() when it takes more room or less; left() when whoever looked goes back to the call.
    """

    typed = Signal(str)
    opened = Signal(object)
    question_wanted = Signal()
    moved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, in_a_contact: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("Answers"))
        self._showing, self._in_a_contact = Showing.NOTHING, in_a_contact
        self._coming: Coming | None = None
        self._nothing_fits = False
        self._trail: list[AnswerView] = []
        self.field = SearchField()
        self.model = FoundModel(self)
        self.list = FoundList(self.model)
        self.reader = Reader(in_a_contact=in_a_contact)
        self.question, self.doubt = QuestionPage(), DoubtPage()
        self.ask_editors = button(t("Ask the editors"), self.question_wanted.emit, icon="send")
        name_controls(
            {
                "answers.found": self.list,
                "answers.reader": self.reader,
                "answers.ask": self.ask_editors,
            }
        )
        self._state = wrapped("", "muted_small")
        self.coming = ComingStrip()
        self._pages = Stack()
        self._page_of = {
            Showing.FOUND: self.list,
            Showing.QUESTION: scrolling(self.question, t("A question to the editors")),
            Showing.ANSWER: self.reader,
            Showing.DOUBT: scrolling(self.doubt, t("A word about this answer")),
        }
        for page in self._page_of.values():
            self._pages.addWidget(page)
        self._lay_out()
        self._listen()
        self._show(Showing.NOTHING)

    def _lay_out(self) -> None:
        inside = column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.wide), gap=SPACE.small)
        title = label(t("Answers"), "heading")
        title.setBuddy(self.field)
        for part in (title, self.field, self._state, self.coming, self.ask_editors):
            inside.addWidget(part)
        inside.addWidget(self._pages, 1)
        inside.addStretch(0)  # with nothing found the field stands at the top of a high place
        self.ask_editors.hide()

    def _listen(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.stepped.connect(self.list.step)
        self.field.entered.connect(self.list.open_current)
        self.field.left.connect(self.go_back)
        self.list.opened.connect(self.opened)
        self.reader.back.connect(self.go_back)
        self.reader.doubt_wanted.connect(self.show_doubt)
        self.question.dropped.connect(self.go_back)
        self.doubt.dropped.connect(self.go_back)

    def show_keys(self, shortcuts: Shortcuts) -> None:
        """The keys of what can be done here, beside their words, whatever they are changed to."""
        self.field.show_keys(shortcuts)
        for made, code in (
            (self.reader.quote, "answers.quote"),
            (self.reader.doubt, "answers.doubt"),
            (self.ask_editors, "answers.ask"),
        ):
            shortcuts.attach(made, code, bind=False)

    # ---- what is shown ---------------------------------------------------------------------------------------------

    @property
    def showing(self) -> Showing:
        return self._showing

    def _typed(self, _text: str) -> None:
        words = self.field.words
        if not words and self._showing in (Showing.FOUND, Showing.QUESTION):
            self._show(Showing.NOTHING)
        self.typed.emit(words)

    def make_room_for_found(self) -> None:
        """While it is still looked for: its place is laid out by the time that it is found."""
        if self._showing is Showing.NOTHING:
            self._state.say("")
            self._nothing_fits = False
            self._show(Showing.FOUND)

    def show_found(
        self, rows: tuple[FoundRow, ...], *, more: bool, said: str, nothing_fits: bool, coming: Coming | None = None
    ) -> None:
        """`said`: what there is to say of it; `nothing_fits`: then the editors may be asked. `coming`: how far the
        answers are that are still on their way."""
        self.model.show(rows, more=more)
        self.list.first()
        self._state.say(said)
        self._nothing_fits = nothing_fits
        self.show_coming(coming)
        self._show(Showing.FOUND)
        first = self.list.current()
        announce_when_still(self.field, f"{said} {plain(first.title)}" if first is not None else said)

    def show_coming(self, coming: Coming | None, *, online: bool = True) -> None:
        """Where someone looks for answers, how many of them are here. Beside a call only under what was found: there
        nothing is to move by itself."""
        self._coming = coming
        self.coming.show_coming(coming, online=online)
        self._fit_coming()

    def _fit_coming(self) -> None:
        wanted = self._showing is Showing.FOUND or (self._showing is Showing.NOTHING and not self._in_a_contact)
        self.coming.setVisible(self._coming is not None and wanted)

    def show_answer(self, view: AnswerView, *, opened: bool = True, by_link: bool = False) -> None:
        """`opened`: someone asked to read it, who is led there. `by_link`: out of the answer being read, to which going
        back leads."""
        before = self.reader.view
        if before is None or (before.kind, before.id) != (view.kind, view.id):
            if before is not None and by_link:
                self._trail.append(before)
            else:
                self._trail.clear()
        self._read(view)
        self._show(Showing.ANSWER)
        if opened:
            self.reader.begin()

    def _read(self, view: AnswerView) -> None:
        self.reader.show_view(view)
        self.reader.show_back_to(self._trail[-1].title if self._trail else "")

    def show_question(self, words: str) -> None:
        """The words that would go to the editors."""
        self._show(Showing.QUESTION)
        self.question.ask(words)

    def show_doubt(self, view: AnswerView) -> None:
        """What is wrong with the answer being read."""
        self._show(Showing.DOUBT)
        self.doubt.ask(view)

    def say(self, words: str) -> None:
        """About the search, such as that it failed."""
        self._state.say(words)
        self._state.setVisible(bool(words))
        announce(self.field, words)

    def _show(self, showing: Showing) -> None:
        moved, self._showing = showing is not self._showing, showing
        inside = self.layout()
        assert inside is not None
        # Each part that comes lays out everything around it there and then: only the last one does.
        inside.setEnabled(False)
        try:
            self._pages.setCurrentWidget(self._page_of.get(showing, self.list))
            self._pages.setVisible(showing is not Showing.NOTHING)
            self.ask_editors.setVisible(showing is Showing.FOUND and self._nothing_fits)
            self._fit_coming()
            if moved:
                self.moved.emit()
        finally:
            inside.setEnabled(True)
        self._state.setVisible(showing is Showing.FOUND and bool(self._state.accessibleName()))

    # ---- to and fro ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """To the field, its words ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    def go_back(self) -> None:
        """One thing less: the question, or the word on an answer; the answer, to the one that led to it; what was
        found."""
        if self._showing is Showing.DOUBT:
            self.doubt.as_new()
            self._show(Showing.ANSWER)
            self.reader.begin()
        elif self._showing is Showing.ANSWER and self._trail:
            self._read(self._trail.pop())
            self.reader.begin()
        elif self._showing is Showing.QUESTION or (self._showing is Showing.ANSWER and self.field.words):
            self.question.as_new()
            self.reader.as_new()
            self._trail.clear()
            self._show(Showing.FOUND)
            self.field.setFocus()
        else:
            self.close_all()
            self.left.emit()

    def close_all(self) -> None:
        """Nothing is looked for and nothing read."""
        self.field.setText("")  # not clear(), which could be undone
        self.model.show((), more=False)
        self._trail.clear()
        self.reader.as_new()
        self.question.as_new()
        self.doubt.as_new()
        self._nothing_fits = False
        announce_when_still(self.field, "")
        self._show(Showing.NOTHING)

    def as_new(self) -> None:
        """Nothing of anybody is left in it."""
        self.close_all()
        self.show_coming(None)
        self._state.say("")
        self._state.hide()
