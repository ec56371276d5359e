"""A scorecard as it is filled in: sections and questions under one another, gone through by number keys."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import Section
from agent_desktop.language import language, t
from agent_desktop.reviews.asking import Lack
from ui.reviews.form.question_card import QuestionCard
from ui.reviews.session import ReviewSession
from ui.reviews.words import class_words, lack_words, per_cent
from ui.style import parts
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.scrolling import into_sight
from ui.style.tokens import SPACE


class ScorecardForm(QFrame):
    """Signals: evidence_wanted(question code); moment_wanted(float); ended() with Enter behind the last question."""

    evidence_wanted = Signal(str)
    moment_wanted = Signal(float)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Scorecard"))
        self._column = parts.column(self, gap=0)
        self._session: ReviewSession | None = None
        self._cards: dict[str, QuestionCard] = {}
        self._heads: dict[str, _SectionHead] = {}
        self._current = ""

    @property
    def current(self) -> QuestionCard | None:
        """The question that the keys are about."""
        return self._cards.get(self._current)

    def card(self, code: str) -> QuestionCard:
        """Raises KeyError where the scorecard has no such question."""
        return self._cards[code]

    def show_session(self, session: ReviewSession) -> None:
        """From the top."""
        empty(self._column)
        self._session = session
        self._cards, self._heads, self._current = {}, {}, ""
        for section in session.card.sections:
            head = self._heads[section.code] = _SectionHead(section)
            self._column.addWidget(head)
            for question in section.questions:
                self._column.addWidget(self._made(QuestionCard(question)))
        self._column.addStretch(1)
        session.changed.connect(self.renew)
        self.renew()
        first = next(iter(self._asked()), None)
        if first is not None:
            self.setFocusProxy(first)
            self._current = first.question.code

    def forget(self) -> None:
        """As new."""
        empty(self._column)
        self._session = None
        self._cards, self._heads, self._current = {}, {}, ""

    def _made(self, card: QuestionCard) -> QuestionCard:
        code = card.question.code
        self._cards[code] = card
        card.answered.connect(lambda fields: self._answer(code, fields))
        card.stepped.connect(lambda by: self._step(code, by))
        card.evidence_wanted.connect(lambda: self.evidence_wanted.emit(code))
        card.moment_wanted.connect(self.moment_wanted)
        card.came.connect(lambda: self._came(card))
        return card

    def renew(self) -> None:
        """Whatever is another by now."""
        session = self._session
        if session is None:
            return
        asked = {question.code for question in session.asked}
        for code, card in self._cards.items():
            card.show_given(session.given(code), writable=session.writable)
            card.setVisible(code in asked)
        score = session.score
        for code, head in self._heads.items():
            head.show_score(score.sections.get(code))

    def say_lacks(self, lacks: Iterable[Lack]) -> None:
        """Each at its question; the first of them gets the focus."""
        first: QuestionCard | None = None
        said: dict[str, list[str]] = {}
        for lack in lacks:
            said.setdefault(lack.question, []).append(lack_words(lack.what))
        for code, words in said.items():
            card = self._cards.get(code)
            if card is not None:
                card.say_lack(" ".join(words))
                first = first or card
        if first is not None:
            (first.first_lacking() or first).setFocus(Qt.FocusReason.OtherFocusReason)
            into_sight(first)

    def answer_current(self, **fields: object) -> None:
        """Such as `at`, for the question that the keys are about."""
        if self._current:
            self._answer(self._current, dict(fields))

    def given(self) -> Given:
        """Of the question that the keys are about."""
        return self._session.given(self._current) if self._session else Given()

    # ---- going on ----------------------------------------------------------------------------------------------

    def _asked(self) -> list[QuestionCard]:
        session = self._session
        return [self._cards[question.code] for question in session.asked] if session else []

    def _answer(self, code: str, fields: dict[str, object]) -> None:
        if self._session is not None:
            self._session.answer(code, **fields)

    def _step(self, code: str, by: int) -> None:
        cards = self._asked()
        codes = [card.question.code for card in cards]
        at = (codes.index(code) if code in codes else 0) + by
        if at >= len(cards):
            self.ended.emit()
        elif at >= 0:
            cards[at].setFocus(Qt.FocusReason.TabFocusReason)
            into_sight(cards[at])

    def _came(self, card: QuestionCard) -> None:
        self._current = card.question.code
        self.setFocusProxy(card)
        into_sight(card)


class _SectionHead(QFrame):
    def __init__(self, section: Section) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self._title = section.title.in_language(language())
        critical = dict.fromkeys(class_words(each.critical) for each in section.questions if each.critical)
        line = FlowLayout(self, gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small)
        weight = t("weight {number}").format(number=f"{section.weight:g}")
        line.addWidget(parts.label(" · ".join((self._title, weight, *critical)), "small_strong", wrap=True))
        self._score = parts.label("", "muted_small")
        line.addWidget(self._score)
        self.setAccessibleName(self._title)

    def show_score(self, score: float | None) -> None:
        self._score.setText("" if score is None else per_cent(score))
