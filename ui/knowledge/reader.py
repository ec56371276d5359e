"""One answer, read in full in the citizen's language: how far it may be relied on, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answers import HitKind
from agent_desktop.language import t
from ui.knowledge.article_text import ArticleText
from ui.knowledge.facts_page import FactsPage
from ui.knowledge.page_strip import PageStrip
from ui.knowledge.reading import AnswerView
from ui.style.announcing import announce
from ui.style.copyable import copyable, wrapped
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.parts import button, column, elided, frame, icon_label, row, scrolling
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class Reader(QWidget):
    """Signals: back(); quote_wanted(AnswerView), take_back_wanted(AnswerView), doubt_wanted(AnswerView);
    use_wanted(AnswerView) of a service or script; spoken_wanted(Spoken), the other language; answer_wanted(slug) when a
    link to another answer is followed.

    `only_shown`: nothing can be done with it, as in an editor's preview."""

    back = Signal()
    quote_wanted = Signal(object)
    take_back_wanted = Signal(object)
    use_wanted = Signal(object)
    doubt_wanted = Signal(object)
    spoken_wanted = Signal(object)
    answer_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, in_a_contact: bool = True, only_shown: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAccessibleName(t("The answer in full"))
        self._view: AnswerView | None = None
        self._in_a_contact, self._only_shown = in_a_contact, only_shown
        self.text = ArticleText()
        self.text.answer_wanted.connect(self.answer_wanted)
        self.facts = FactsPage()
        self._facts_area = scrolling(self.facts, t("The answer in full"))
        self._pages = Stack()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self._facts_area)
        self.strip = PageStrip()
        self.text.page_wanted.connect(self.strip.offer)
        self.strip.closed.connect(self.text.setFocus)
        self._back = button(t("Back from this answer"), self.back.emit, icon="arrow-left", kind="icon")
        self._back_to = elided("", "muted_small")
        self._title = copyable("", "heading")
        self._marks_holder = QWidget()
        self._marks = FlowLayout(self._marks_holder, gap=SPACE.wide)
        self._guard = frame("card", tone="warn")
        guard = wrapped(t("For you only. Read out the short answer, never the text below it."), "strong", tone="warn")
        column(self._guard, margin=(SPACE.wide, SPACE.small, SPACE.normal, SPACE.small)).addWidget(guard)
        self.quote = button(t("Quote into notes"), self._quote)
        self.use = button("", self._use)
        self._given = wrapped("", "small", tone="good")
        self.take_back = button(t("Take it back"), self._take_back, icon="undo-2")
        self.doubt = button(t("Not right?"), self._doubt, kind="link", name=t("Something is wrong with this answer"))
        self.switch = button("", self._switch, icon="languages", kind="icon")
        name_controls(
            {
                "answers.back": self._back,
                "answers.text": self.text,
                "answers.quote": self.quote,
                "answers.take_back": self.take_back,
                "answers.use": self.use,
                "answers.doubt": self.doubt,
                "answers.language": self.switch,
            }
        )
        self._lay_out()
        self._back.setVisible(not only_shown)
        self.as_new()

    def _lay_out(self) -> None:
        inside = column(self, gap=SPACE.small)
        head = row(gap=SPACE.small)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self.switch)
        inside.addWidget(self._back_to)
        inside.addLayout(head)
        inside.addWidget(self._marks_holder)
        inside.addWidget(self._guard)
        inside.addWidget(self._pages, 1)
        inside.addWidget(self.strip)
        inside.addWidget(self._given)
        below = QWidget(self)
        line = FlowLayout(below, gap=SPACE.small)
        for each in (self.quote, self.take_back, self.use, self.doubt):
            line.addWidget(each)
        inside.addWidget(below)

    @property
    def view(self) -> AnswerView | None:
        """What is being read."""
        return self._view

    def show_view(self, view: AnswerView) -> None:
        self._view = view
        self._title.say(view.title)
        self._marks.clear()
        for mark in view.marks:
            self._marks.addWidget(icon_label(mark.words, mark.icon, "small_strong", tone=mark.tone))
        self._marks_holder.setVisible(bool(view.marks))
        self._guard.setVisible(view.handler_only)
        self.strip.as_new()
        article = view.kind is HitKind.ARTICLE
        if article:
            self.text.show_view(view)
        else:
            self.facts.show_view(view)
            self._facts_area.verticalScrollBar().setValue(0)
        self._pages.setCurrentWidget(self.text if article else self._facts_area)
        self.show_back_to("")
        self.show_given("")
        self.use.setVisible(self._in_a_contact and not view.may_be_quoted)
        self.use.set_words(t("Begin this script") if view.kind is HitKind.SCRIPT else t("It is about this"))
        self.doubt.setVisible(article and not self._only_shown)
        self.switch.setVisible(view.other is not None)
        self.switch.set_words(t("Read in Welsh") if view.other is Spoken.CY else t("Read in English"))
        self.switch.set_kind("icon")

    def show_back_to(self, title: str) -> None:
        """The answer whose link led here; "" where none did."""
        words = t("Back to “{title}”").format(title=title) if title else ""
        self._back.set_words(words or t("Back from this answer"))
        self._back.set_kind("icon")
        self._back_to.setText(words)
        self._back_to.setVisible(bool(words))

    def show_given(self, words: str) -> None:
        """Since when it stands in the notes; "" where it does not."""
        view = self._view
        may = self._in_a_contact and view is not None and view.may_be_quoted
        self._given.say(words)
        self._given.setVisible(bool(words))
        self.take_back.setVisible(bool(words))
        self.quote.setVisible(may and not words)

    def begin(self) -> None:
        """It was opened: the focus goes to its words, and it is said what it is."""
        view = self._view
        if view is None:
            return
        (self.text if view.kind is HitKind.ARTICLE else self._facts_area).setFocus()
        announce(self, ". ".join((view.title, *(mark.words for mark in view.marks), view.short)))

    def as_new(self) -> None:
        """Nothing is read, nor to be had back."""
        self._view = None
        self._title.say("")
        self._marks.clear()
        self._marks_holder.hide()
        self._guard.hide()
        self.strip.as_new()
        self.text.as_new()
        self.facts.as_new()
        self._pages.setCurrentWidget(self.text)
        self.show_back_to("")
        self.show_given("")
        for made in (self.use, self.doubt, self.switch):
            made.hide()
        self.use.set_words("")
        self.switch.set_words("")
        self.switch.set_kind("icon")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button here, and never goes on with the call: who reads did not answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QAbstractButton):
                focus.click()
            return
        super().keyPressEvent(event)

    def _quote(self) -> None:
        if self._view is not None:
            self.quote_wanted.emit(self._view)

    def _take_back(self) -> None:
        if self._view is not None:
            self.take_back_wanted.emit(self._view)

    def _use(self) -> None:
        if self._view is not None:
            self.use_wanted.emit(self._view)

    def _doubt(self) -> None:
        if self._view is not None and self._view.kind is HitKind.ARTICLE:
            self.doubt_wanted.emit(self._view)

    def _switch(self) -> None:
        if self._view is not None and self._view.other is not None:
            self.spoken_wanted.emit(self._view.other)
