"""What the reviewer will see of a scorecard: it can be filled in to try it, and says what that would bring."""

from agent_desktop.contract.evaluations import EvaluationContent
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.language import t
from ui.reviews.form.scorecard_form import ScorecardForm
from ui.reviews.scorecards.words import formula
from ui.reviews.session import ReviewSession
from ui.reviews.words import none_words, score_words
from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.copyable import wrapped
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE


class Preview(PaintedCard):
    """What is tried here is kept nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(t("Preview"))
        self._session: ReviewSession | None = None
        outer = parts.column(self, margin=(SPACE.hair, SPACE.normal, SPACE.hair, SPACE.hair), gap=SPACE.small)
        head = parts.frame("plain")
        inside = parts.column(head, margin=(SPACE.wide, 0, SPACE.wide, 0), gap=SPACE.tight)
        inside.addWidget(parts.heading(t("As the reviewer sees it")))
        inside.addWidget(parts.label(t("Try it: what you answer here is kept nowhere."), "muted_small", wrap=True))
        self.score = wrapped("", "strong")
        inside.addWidget(self.score)
        inside.addWidget(wrapped(formula(), "muted_small"))
        outer.addWidget(head)
        theme.dress(head)
        self.form = ScorecardForm(apart=True)
        outer.addWidget(scrolling_apart(self.form, t("Preview")), 1)

    @property
    def shown(self) -> ScorecardContent | None:
        return self._session.card if self._session is not None else None

    def show_content(self, content: ScorecardContent) -> None:
        """Answers that were tried stay where their questions do."""
        tried = self._session.content if self._session is not None else EvaluationContent()
        before, self._session = self._session, ReviewSession(content, tried, parent=self)
        self.form.show_session(self._session)
        self._session.changed.connect(self._say)
        if before is not None:
            before.deleteLater()
        self._say()

    def _say(self) -> None:
        if self._session is None:
            return
        why = self._session.why_none
        words = none_words(why) if why is not None else score_words(self._session.score)
        self.score.say(t("Score: {score}").format(score=words))
