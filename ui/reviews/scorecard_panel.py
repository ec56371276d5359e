"""The scorecard beside the contact: which one, what it brings so far, its questions, the feedback, and the ways on."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.language import t
from ui.reviews.coaching_part import CoachingPart
from ui.reviews.form.scorecard_form import ScorecardForm
from ui.reviews.panel_row import DressedInPieces
from ui.reviews.practice_part import PracticePart
from ui.reviews.remarks_part import RemarksPart
from ui.reviews.session import ReviewSession
from ui.reviews.words import none_words, per_cent
from ui.shell.shortcuts import Shortcuts
from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.buttons import restyle
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.picking import Pick
from ui.style.tokens import SPACE


class ScorecardPanel(DressedInPieces):
    """Signals: save_wanted(), submit_wanted(), practice_asked(), discard_wanted(), close_wanted(); uphold_wanted(),
    amend_wanted() of a dispute; card_wanted(version id as text) another scorecard; paper_wanted() it as a PDF."""

    save_wanted = Signal()
    submit_wanted = Signal()
    practice_asked = Signal()
    discard_wanted = Signal()
    close_wanted = Signal()
    uphold_wanted = Signal()
    amend_wanted = Signal()
    card_wanted = Signal(str)
    paper_wanted = Signal()

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(t("Scorecard"))
        self._session: ReviewSession | None = None
        self.form, self.remarks, self.practice = ScorecardForm(apart=True), RemarksPart(), PracticePart()
        self.coaching = CoachingPart(own=False)
        self._title, self._about = wrapped("", "strong"), wrapped("", "muted_small")
        self._score = parts.label("", "title")
        self._score.setAccessibleDescription(t("Score"))
        self._pick = Pick()
        self._pick.setAccessibleName(t("Scorecard to review by"))
        self._pick.chosen(self.card_wanted.emit)
        self._notes_part = parts.frame("plain")
        self._notes = parts.column(self._notes_part, margin=SPACE.normal, gap=SPACE.small)
        self.note = parts.text_area(t("Why it is upheld or amended"))
        self._note_part = parts.labelled(t("Why it is upheld or amended"), self.note)
        self._kept = parts.label("", "muted_small", wrap=True)
        self._lay_out()
        self._buttons(shortcuts)
        self.form.ended.connect(self.remarks.whole.setFocus)
        self.setFocusProxy(self.form)
        self.as_new()

    def dressed(self) -> Iterator[None]:
        """Soon: there is no room for it before."""
        for some in ((self._head, self._notes_part, self.remarks), (self.coaching, self.practice, self._foot)):
            for part in some:
                theme.dress(part)
            yield

    def _lay_out(self) -> None:
        inside = parts.column(self, gap=0, margin=SPACE.hair)
        head = self._head = parts.frame("band")
        line = parts.row(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        names = parts.column(gap=SPACE.tight)
        for part in (self._title, self._pick, self._about):
            names.addWidget(part)
        line.addLayout(names, 1)
        line.addWidget(self._score)
        inside.addWidget(head)
        body = parts.frame("plain")
        column = parts.column(body, gap=0)
        for whole in (self._notes_part, self.form, self.remarks, self.coaching):
            column.addWidget(whole)
        column.addStretch(1)
        inside.addWidget(scrolling_apart(body, t("Scorecard")), 1)
        inside.addWidget(self.practice)
        self._foot = parts.frame("foot")
        self._ends = parts.column(
            self._foot, margin=(SPACE.wide, SPACE.small, SPACE.wide, SPACE.normal), gap=SPACE.small
        )
        self._ends.addWidget(self._note_part)
        self._ends.addWidget(self._kept)
        inside.addWidget(self._foot)

    def _buttons(self, shortcuts: Shortcuts) -> None:
        holder = parts.frame("plain")
        line = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self.save = parts.button(t("Save draft"), self.save_wanted.emit)
        self.set_practice = parts.button(t("Set practice"), self.practice_asked.emit, icon="graduation-cap")
        self.submit = parts.button(t("Submit review"), self.submit_wanted.emit, kind="primary")
        self.discard = parts.button(t("Throw draft away"), self.discard_wanted.emit, kind="quiet")
        self.uphold = parts.button(t("Uphold the score"), self.uphold_wanted.emit)
        self.amend = parts.button(t("Amend it"), self.amend_wanted.emit, kind="primary")
        self.close_it = parts.button(t("Close this review"), self.close_wanted.emit)
        name_controls(
            {
                "reviews.scorecard": self,
                "reviews.save": self.save,
                "reviews.set_practice": self.set_practice,
                "reviews.submit": self.submit,
                "reviews.discard": self.discard,
                "reviews.uphold": self.uphold,
                "reviews.amend": self.amend,
            }
        )
        self.paper = parts.button(t("Save as PDF…"), self.paper_wanted.emit, icon="file-text", kind="quiet")
        ways = (self.save, self.set_practice, self.submit, self.uphold, self.amend, self.close_it, self.discard)
        for button in (*ways, self.paper):
            line.addWidget(button)
        for button, code in ((self.save, "review.save"), (self.set_practice, "review.practice")):
            shortcuts.attach(button, code, bind=False)
        shortcuts.attach(self.submit, "review.submit", bind=False)
        self._ends.addWidget(holder)

    # ---- what it shows ------------------------------------------------------------------------------------------

    def show_session(self, session: ReviewSession, title: str, about: str, cards: Mapping[str, str], card: str) -> None:
        """`cards`: others that it could be begun by, by id; `card`: the one it is begun by."""
        self._session = session
        self._title.say(title)
        self._about.say(about)
        self._pick.clear()
        self._pick.fill(dict(cards), card)
        self._pick.setVisible(len(cards) > 1)
        self._title.setVisible(len(cards) <= 1)
        self.practice.hide()
        self.form.show_session(session)
        self.remarks.show_session(session)
        session.changed.connect(self.renew)
        self.form.show()
        self.remarks.show()
        self.renew()

    def lock_card(self) -> None:
        """It was begun: by this scorecard, for ever."""
        self._title.say(self._pick.currentText() or self._title.text())
        self._title.show()
        self._pick.hide()

    def renew(self) -> None:
        session = self._session
        if session is None:
            return
        score, why = session.score, session.why_none
        self._score.setText(per_cent(score.whole) if score.whole is not None else "–")
        tone = "" if score.whole is None else "good" if score.whole >= session.card.target else "bad"
        restyle(self._score, tone=tone)
        said = [t("target {number} %").format(number=session.card.target)]
        if score.critical is not None:
            said.append(t("critical questions {number}").format(number=per_cent(score.critical)))
        if score.failed:
            said.append(t("fails the whole review"))
        if why is not None:
            said = [none_words(why)]
        self._about.say(" · ".join(said))
        self._score.setAccessibleName(t("Score: {score}").format(score=self._score.text()))

    def offer(self, *codes: str) -> None:
        """Which ways on there are: save, practice, submit, discard, uphold, amend, close, paper."""
        wanted = {
            "save": self.save,
            "practice": self.set_practice,
            "submit": self.submit,
            "discard": self.discard,
            "uphold": self.uphold,
            "amend": self.amend,
            "close": self.close_it,
            "paper": self.paper,
        }
        for code, button in wanted.items():
            button.setVisible(code in codes)
        self._note_part.setVisible("uphold" in codes)
        self.note.setPlainText("")
        self._foot.setVisible(bool(codes))

    def say_kept(self, words: str) -> None:
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def show_notes(self, *parts_: QFrame) -> None:
        """What must be known first: what was disputed, that another desk changed it."""
        empty(self._notes)
        for part in parts_:
            self._notes.addWidget(part)
        self._notes_part.setVisible(bool(parts_))

    def as_new(self) -> None:
        """Nothing of anybody stays in sight."""
        self._session = None
        self.form.forget()
        self._title.say(t("Scorecard"))
        self._title.show()
        self._pick.hide()
        self._about.say("")
        self._score.setText("")
        self.form.hide()
        self.remarks.hide()
        self.coaching.hide()
        self.practice.hide()
        self.show_notes()
        self.say_kept("")
        self.offer()
