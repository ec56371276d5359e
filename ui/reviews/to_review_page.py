"""What waits to be reviewed, and the review itself: the list, the contact as it happened, the scorecard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.evaluations import EvaluationInfo
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.desk.review_drafts import ReviewInHand
from agent_desktop.desk.review_opening import ToOpen
from agent_desktop.language import language, t
from ui.reviews.contact_panel import ContactPanel
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.panel_row import PanelRow
from ui.reviews.player.player import Player
from ui.reviews.queue import Queue
from ui.reviews.queue_work import QueueWork
from ui.reviews.review_work import ReviewWork
from ui.reviews.scorecard_panel import ScorecardPanel
from ui.style import parts, theme
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

THREE_FROM, TWO_FROM = 1_000, 640
"""Widths at the base size from which three, and two, panels stand side by side."""

SHARES = (4, 8, 6)
LEAST_HEIGHTS = (220, 320, 420)
"""At the base size, where they stand under one another."""


class ToReviewPage(ReviewPage):
    """For supervisors. `open_thing` takes a ContactToReview, a ToOpen or an EvaluationInfo."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("To review"))
        name_controls({"reviews.to_review": self})
        services = {code: each.name.in_language(language()) for code, each in room.desk.catalogue.services.items()}
        self.queue = Queue(dict(sorted(services.items(), key=lambda each: each[1].casefold())))
        self.contact = ContactPanel(Player(room.desk, room.bridge, room.shortcuts))
        self.panel = ScorecardPanel(room.shortcuts)
        self.work = ReviewWork(room, self.contact, self.panel, self)
        self.lists = QueueWork(room, self.queue, self)
        self._is_open = False
        self._lay_out()
        self._wire(room)

    def _lay_out(self) -> None:
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.small)
        self.back = parts.button(t("Back to the list"), self._leave, icon="arrow-left")
        self._back_part = parts.frame("plain")
        parts.row(self._back_part).addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._back_part)
        theme.dress(self._back_part).hide()
        self.panels = PanelRow(
            t("To review"),
            (self.queue, self.contact, self.panel),
            shares=SHARES,
            least_heights=LEAST_HEIGHTS,
            arrange=self._arrange,
        )
        outer.addWidget(self.panels, 1)
        self.begin_at(self.queue.list)

    def _wire(self, room: Room) -> None:
        self.lists.opened.connect(self.open_thing)
        self.work.opened.connect(self._opened)
        self.work.changed.connect(self.lists.recount)
        self.work.ended.connect(self._ended)
        self.panel.form.moment_wanted.connect(self._go_to)
        self.panel.remarks.moment_wanted.connect(self._go_to)
        form = self.panel.form
        for code, do in (
            ("review.submit", self.work.submit),
            ("review.save", self.work.save),
            ("review.practice", self.work.coaching.ask),
            ("review.na", lambda: form.current.not_applicable() if form.current else None),
            ("review.comment", lambda: form.current.comment_on() if form.current else None),
            ("review.moment", self._link),
            ("review.evidence", lambda: self.work.show_evidence(form.current.question.code) if form.current else None),
            ("review.remark", self._remark),
        ):
            room.shortcuts.bind(self, code, do)

    # ---- what comes and goes -----------------------------------------------------------------------------------

    def open_thing(self, thing: object) -> None:
        if isinstance(thing, ContactToReview):
            self.work.open_contact(thing)
        elif isinstance(thing, ToOpen):
            self.work.open_asked(thing)
        elif isinstance(thing, EvaluationInfo):
            self.work.open_evaluation(thing)
        elif isinstance(thing, ReviewInHand):
            self.work.open_hand(thing)

    def keep_now(self) -> None:
        self.work.keep_now()

    def _opened(self, _contact_id: object) -> None:
        self._is_open = True
        self._arrange()

    def _ended(self) -> None:
        self.lists.refresh()
        self._is_open = False
        self._arrange()
        self.queue.list.setFocus()

    def _leave(self) -> None:
        self.work.let_go()
        self._ended()

    # ---- moments -----------------------------------------------------------------------------------------------

    @property
    def moment(self) -> float:
        """What "at" means now: the entry chosen in the time line."""
        entry = self.contact.line.current
        return entry.at if entry is not None else 0.0

    def _link(self) -> None:
        self.panel.form.answer_current(at=int(self.moment))

    def _remark(self) -> None:
        self.panel.remarks.begin(self.moment)

    def _go_to(self, seconds: float) -> None:
        self.contact.line.show_moment(seconds)
        self.contact.line.setFocus()

    # ---- room --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lists.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Three side by side; with less room the list gives way to what is open; else all under one another."""
        width = self.width()
        three, two = width >= theme.pixels(THREE_FROM), width >= theme.pixels(TWO_FROM)
        alone = not three
        seen: list[QWidget] = [] if alone and self._is_open else [self.queue]
        seen += [self.contact, self.panel] if three or self._is_open else []
        self._back_part.setVisible(alone and self._is_open)
        self.panels.show_panels(seen, beside=two)
