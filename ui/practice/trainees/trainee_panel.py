"""One trainee: how far they are in which course, their attempts, and a coach's word."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import AttemptInfo, Course, Enrolment
from agent_desktop.language import language, t
from agent_desktop.practice.courses import Standing
from ui.practice.attempt_rows import attempt_row
from ui.practice.so_far import SoFar
from ui.practice.trainees.sign_off_part import SignOffPart
from ui.reviews.queue import RowList
from ui.style import parts, theme
from ui.style.copyable import wrapped
from ui.style.leading import lead
from ui.style.picking import Pick, beside
from ui.style.side_by_side import Panel, SideBySide
from ui.style.tokens import SPACE

WIDE_FROM = 820
NONE = ""


class TraineePanel(QFrame):
    """Signals: left(); course_wanted(str or None); watch_wanted(AttemptInfo)."""

    left = Signal()
    course_wanted = Signal(object)
    watch_wanted = Signal(object)

    def __init__(self, courses: Sequence[Course]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Trainee"))
        self.course, self.attempts, self.so_far, self.sign = Pick(), RowList(t("Attempts")), SoFar(), SignOffPart()
        self.course.fill({NONE: t("None"), **{each.id: each.title.in_language(language()) for each in courses}}, NONE)
        self.course.chosen(lambda code: self.course_wanted.emit(code or None))
        self.attempts.chosen.connect(self.watch_wanted)
        outer = parts.column(self, gap=SPACE.normal)
        outer.addWidget(theme.dress(self._head()))
        panels = (Panel(self._attempts_card(), 6, 340), Panel(self._far_card(), 4, 480))
        outer.addWidget(SideBySide(panels, wide_from=WIDE_FROM, name=t("Trainee")), 1)
        lead(self, self.attempts)

    def _head(self) -> QFrame:
        head = parts.card(t("Trainee"))
        head.setProperty("panel", True)
        top = parts.row(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        self.back = parts.button(t("Back"), self.left.emit, icon="arrow-left", keys="Alt+Left")
        self._name = wrapped("", "heading")
        top.addWidget(self.back)
        top.addWidget(self._name, 1)
        top.addWidget(beside(t("Course"), self.course), 1)
        return head

    def _attempts_card(self) -> QFrame:
        card = parts.card(t("Attempts"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        head = parts.column(margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.tight)
        head.addWidget(parts.heading(t("Attempts")))
        self._said = parts.label("", "muted", wrap=True)
        head.addWidget(self._said)
        column.addLayout(head)
        column.addWidget(self.attempts, 1)
        return card

    def _far_card(self) -> QFrame:
        card = parts.card(t("So far"))
        card.setProperty("panel", True)
        column = parts.column(card)
        body = parts.frame("plain")
        inner = parts.column(body, margin=SPACE.wide, gap=SPACE.section)
        inner.addWidget(self.so_far)
        inner.addWidget(parts.separator())
        inner.addWidget(self.sign)
        inner.addStretch(1)
        column.addWidget(parts.scrolling(body, t("So far")))
        return card

    def show_trainee(
        self, enrolment: Enrolment, course: str | None, standing: Standing | None, attempts: Sequence[AttemptInfo]
    ) -> None:
        """`course`: the one that `standing` is of, whoever chose it."""
        self._name.say(enrolment.name)
        self.course.setCurrentIndex(max(0, self.course.findData(course or NONE)))
        self.so_far.show_standing(standing, attempts)
        self.sign.show_standing(standing, enrolment.signed)
        self.attempts.show_rows([attempt_row(info) for info in attempts], added=False)
        self._said.setText("" if attempts else t("They have not practised yet."))
        self._said.setVisible(not attempts)
