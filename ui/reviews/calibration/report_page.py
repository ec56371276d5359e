"""What a calibration came to: question by question, and rater by rater."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from agent_desktop.contract.calibrations import Calibration, CalibrationReport, QuestionAgreement
from agent_desktop.language import language, t
from ui.reviews.calibration.words import alpha_of, contacts_words, figure_words, rater_words, value_words, verdict
from ui.style import parts
from ui.style.tokens import SPACE


class ReportPart(QWidget):
    """Each question is a card that opens to who answered what."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Comparison"))
        self._inside = parts.column(self, gap=SPACE.normal)
        self._shown: QWidget | None = None

    def show_report(self, calibration: Calibration, report: CalibrationReport) -> None:
        """In place of what stood there."""
        if self._shown is not None:
            self._inside.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        names = {each.rater: each.rater_name for each in calibration.progress}
        titles = {each.contact_id: each.title for each in calibration.contacts}
        if report.spread is not None:
            said = t("The same contact was scored up to {points} points apart.")
            inside.addWidget(parts.label(said.format(points=f"{report.spread:.0f}"), "strong", wrap=True))
        self._raters(inside, calibration, report)
        inside.addWidget(parts.heading(t("Question by question")))
        about = t(
            "Agreement beyond chance is Krippendorff's alpha: 1 is always alike, 0 is as by chance. In brackets: 95 %."
        )
        inside.addWidget(parts.label(about, "muted_small", wrap=True))
        for question in sorted(report.questions, key=_worst_first):
            inside.addWidget(QuestionPart(question, names, titles))
        self._inside.addWidget(made)

    def _raters(self, inside: QVBoxLayout, calibration: Calibration, report: CalibrationReport) -> None:
        inside.addWidget(parts.heading(t("Who scored")))
        for rater in report.raters:
            name = rater.rater_name
            if rater.rater == calibration.expert:
                name = t("{name} (expert)").format(name=name)
            words = rater_words(rater, by_expert=calibration.expert is not None)
            inside.addWidget(parts.label(f"{name}: {words}", "body", wrap=True))


def _worst_first(question: QuestionAgreement) -> tuple[float, str]:
    value = alpha_of(question).value
    return (2.0 if value is None else value, question.code)


class QuestionPart(QWidget):
    """One question with its figures; what each said is a press away."""

    def __init__(self, question: QuestionAgreement, names: Mapping[UUID, str], titles: Mapping[UUID, str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        words = question.words.in_language(language())
        self.setAccessibleName(words)
        self._question, self._names, self._titles = question, names, titles
        self._table: QWidget | None = None
        inside = parts.column(self, gap=SPACE.tight)
        said, tone = verdict(question)
        inside.addWidget(parts.label(words, "strong", wrap=True))
        inside.addWidget(parts.label(said, "small_strong", tone=tone, wrap=True))
        told = [
            t("alpha {value}").format(value=figure_words(alpha_of(question))),
            t("agreed {value}").format(value=figure_words(question.percent, per_cent=True)),
            contacts_words(question.contacts),
        ]
        if question.kappa.value is not None:
            told.insert(1, t("kappa {value}").format(value=figure_words(question.kappa)))
        inside.addWidget(parts.label(" · ".join(told), "muted_small", wrap=True))
        named = t("Who said what to “{question}”").format(question=words)
        self.more = parts.button(t("Who said what"), self._toggle, icon="chevron-down", kind="link", name=named)
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(parts.separator())

    def _toggle(self) -> None:
        if self._table is None:
            self._table = self._make_table()
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.count() - 1, self._table)
        else:
            self._table.setVisible(not self._table.isVisible())

    def _make_table(self) -> QWidget:
        made = parts.frame("inset", name=t("Who said what"))
        grid = QGridLayout(made)
        grid.setHorizontalSpacing(SPACE.wide)
        raters = sorted({each.rater for each in self._question.given}, key=lambda each: self._names.get(each, ""))
        contacts = [each for each in self._titles if any(given.contact_id == each for given in self._question.given)]
        for column, rater in enumerate(raters, start=1):
            grid.addWidget(parts.label(self._names.get(rater, ""), "small_strong", wrap=True), 0, column)
        for line, contact in enumerate(contacts, start=1):
            grid.addWidget(parts.label(self._titles[contact], "small", wrap=True), line, 0)
            for given in self._question.given:
                if given.contact_id == contact:
                    words = "\n".join(filter(None, (value_words(given.value), given.comment)))
                    grid.addWidget(parts.label(words, "small", wrap=True), line, raters.index(given.rater) + 1)
        return made
