"""A scorecard as it is filled in: sections and questions under one another, gone through by number keys."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import ScorecardQuestion, Section
from agent_desktop.language import language, t
from agent_desktop.reviews.asking import Lack
from ui.reviews.form.question_card import QuestionCard
from ui.reviews.session import ReviewSession
from ui.reviews.words import class_words, lack_words, per_cent
from ui.style import parts, theme
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.scrolling import into_sight
from ui.style.tokens import SPACE

AT_ONCE, BETWEEN_MS = 2, 5
"""Parts that are made before anything is painted, and how long the others wait for keys and painting."""


class ScorecardForm(QFrame):
    """`apart`: no part that it stands in wears the style sheet, so that each of its own does for itself.

    Signals: evidence_wanted(question code); moment_wanted(float); ended() with Enter behind the last question.
    """

    evidence_wanted = Signal(str)
    moment_wanted = Signal(float)
    ended = Signal()

    def __init__(self, *, apart: bool = False) -> None:
        super().__init__()
        self._apart = apart
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Scorecard"))
        self._column = parts.column(self, gap=0)
        self._session: ReviewSession | None = None
        self._to_make: list[Section | ScorecardQuestion] = []
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.timeout.connect(self._make_next)
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
        self._to_make = []
        for section in session.card.sections:
            self._to_make += [section, *section.questions]
        self._column.addStretch(1)
        session.changed.connect(self.renew)
        for _ in range(AT_ONCE):
            self._make_one()
        self.renew()
        first = next((card for card in self._cards.values() if not card.isHidden()), None)
        if first is not None:
            self.setFocusProxy(first)
            self._current = first.question.code
        self._making.start(0)

    @property
    def is_whole(self) -> bool:
        """Whether every question stands in it: those that nobody sees yet are made between keys."""
        return not self._to_make

    def _make_next(self) -> None:
        self._make_one()
        self._renew_newest()
        if self._to_make:
            self._making.start(BETWEEN_MS)

    def _make_all(self) -> None:
        """Somebody goes to where they are not made yet."""
        if self._to_make:
            while self._to_make:
                self._make_one()
            self.renew()

    def _make_until(self, code: str) -> None:
        """Somebody goes faster than they are made."""
        while self._to_make and code not in self._cards:
            self._make_one()
            self._renew_newest()

    def _make_one(self) -> None:
        if not self._to_make:
            return
        part, self._to_make = self._to_make[0], self._to_make[1:]
        made: QFrame
        if isinstance(part, Section):
            made = self._heads[part.code] = _SectionHead(part)
        else:
            made = self._made(QuestionCard(part))
        self._column.insertWidget(len(self._cards) + len(self._heads) - 1, made)
        if self._apart:
            theme.dress(made)

    def _renew_newest(self) -> None:
        """The part that was made last, as it stands."""
        session = self._session
        if session is None or not self._cards:
            return
        code, card = next(reversed(self._cards.items()))
        self._show(card, session, asked=code in {question.code for question in session.asked})
        for each, head in self._heads.items():
            head.show_score(session.score.sections.get(each))

    def forget(self) -> None:
        """As new."""
        empty(self._column)
        self._making.stop()
        self._to_make = []
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
            self._show(card, session, asked=code in asked)
        score = session.score
        for code, head in self._heads.items():
            head.show_score(score.sections.get(code))

    @staticmethod
    def _show(card: QuestionCard, session: ReviewSession, *, asked: bool) -> None:
        card.show_given(session.given(card.question.code), writable=session.writable)
        card.setVisible(asked)

    def say_lacks(self, lacks: Iterable[Lack]) -> None:
        """Each at its question; the first of them gets the focus."""
        self._make_all()
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

    def _answer(self, code: str, fields: dict[str, object]) -> None:
        if self._session is not None:
            self._session.answer(code, **fields)

    def _step(self, code: str, by: int) -> None:
        codes = [question.code for question in self._session.asked] if self._session else []
        at = (codes.index(code) if code in codes else 0) + by
        if at >= len(codes):
            self._make_all()
            self.ended.emit()
        elif at >= 0:
            self._make_until(codes[at])
            card = self._cards[codes[at]]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            into_sight(card)

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
