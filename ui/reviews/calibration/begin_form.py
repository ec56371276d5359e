"""What a calibration is begun with: which contacts, by which scorecard, who scores, and whose scores count as right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from agent_desktop.contract.calibrations import CalibrationWrite, Reviewer
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t
from ui.reviews.thing_list import rows_view
from ui.style import parts, theme
from ui.style.days import DayField
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE
from ui.versions.life_bar import moment_words

WHICH = Qt.ItemDataRole.UserRole + 1
USUAL_DAYS = 7
LIST_HEIGHT, ROW_HEIGHT = 220, 36
"""At the base size: a few rows, and the rest by scrolling."""


class BeginForm(QWidget):
    """Signals: begin_wanted(); cancelled()."""

    begin_wanted = Signal()
    cancelled = Signal()

    def __init__(
        self,
        contacts: Sequence[ContactToReview],
        scorecards: Mapping[str, str],
        reviewers: Sequence[Reviewer],
        today: date,
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Begin a calibration"))
        self._reviewers = reviewers
        outer = parts.column(self)
        inside_of = parts.frame("plain")
        inside = parts.column(inside_of, margin=SPACE.wide, gap=SPACE.wide)
        inside.addWidget(parts.heading(t("Begin a calibration")))
        about = t(
            "All score the same contacts, and see nothing of each other until you compare. Two to four are usual."
        )
        inside.addWidget(parts.label(about, "muted", wrap=True))
        self.title = parts.text_field(t("Title"), longest=200)
        self.title.setText(t("Calibration of {day}").format(day=day(today, language())))
        inside.addWidget(Entry(t("Title"), self.title))
        self.scorecard = Pick()
        self.scorecard.fill(scorecards, "")
        inside.addWidget(parts.labelled(t("Scorecard"), self.scorecard))
        self.contacts = _ticked(t("Contacts"), ((each.id, _contact_words(each)) for each in contacts))
        inside.addWidget(parts.labelled(t("Contacts"), self.contacts))
        self.raters = _ticked(t("Who scores"), ((each.id, each.name) for each in reviewers), ticked=True)
        inside.addWidget(parts.labelled(t("Who scores"), self.raters))
        self.expert = Pick()
        self.expert.fill({"": t("nobody: the mean of all"), **{str(each.id): each.name for each in reviewers}}, "")
        inside.addWidget(parts.labelled(t("Whose scores count as right"), self.expert))
        self.due = DayField(today + timedelta(days=USUAL_DAYS))
        inside.addWidget(parts.labelled(t("Scored by"), self.due))
        inside.addStretch(1)
        outer.addWidget(parts.scrolling(inside_of, t("Begin a calibration")), 1)
        foot = parts.frame("foot")
        line = FlowLayout(foot, gap=SPACE.normal, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.begin = parts.button(t("Begin it"), self.begin_wanted.emit, kind="primary", keys="Ctrl+Return")
        line.addWidget(self.begin)
        line.addWidget(parts.button(t("Leave it"), self.cancelled.emit, kind="quiet"))
        self.said = parts.label("", "error", wrap=True)
        line.addWidget(self.said)
        outer.addWidget(foot)
        self.setFocusProxy(self.title)

    def asked(self) -> CalibrationWrite | None:
        """As it stands; None, and why is said, where it cannot be sent."""
        contacts, raters = _chosen(self.contacts), _chosen(self.raters)
        if not self.scorecard.currentData():
            self.say(t("No scorecard is in force: one must be approved first."))
        elif not contacts:
            self.say(t("Tick at least one contact."))
        elif len(raters) < 2:  # noqa: PLR2004 - one alone agrees with nobody
            self.say(t("Tick at least two who score."))
        else:
            expert = str(self.expert.currentData() or "")
            return CalibrationWrite(
                title=self.title.text().strip() or t("Calibration"),
                scorecard_version_id=UUID(str(self.scorecard.currentData())),
                contacts=contacts,
                raters=raters,
                expert=UUID(expert) if expert else None,
                due_on=self.due.day,
            )
        return None

    def say(self, words: str) -> None:
        """What stands in the way."""
        self.said.setText(words)


def _contact_words(contact: ContactToReview) -> str:
    told = (contact.handler_name, moment_words(contact.started_at), duration(contact.seconds))
    return f"{contact.title}\n{' · '.join(told)}"


def _ticked(name: str, rows: Iterable[tuple[UUID, str]], *, ticked: bool = False) -> QListView:
    """Rows with a box each; the space bar ticks."""
    made = rows_view(name)
    model = QStandardItemModel(made)
    for which, words in rows:
        item = QStandardItem(words)
        item.setData(which, WHICH)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        model.appendRow(item)
    made.setModel(model)
    made.setFixedHeight(theme.pixels(min(LIST_HEIGHT, ROW_HEIGHT * max(1, model.rowCount()))))
    return made


def _chosen(view: QListView) -> tuple[UUID, ...]:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    items = (model.item(row) for row in range(model.rowCount()))
    return tuple(item.data(WHICH) for item in items if item.checkState() is Qt.CheckState.Checked)
