"""One sample: what was asked for, how far it is, what its scores say, and its contacts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.contract.samples import HandlerProgress, Sample, SampleItem
from agent_desktop.dates import duration
from agent_desktop.language import t
from ui.reviews.samples.bars import Bar
from ui.reviews.samples.words import asked_words, band_words, done_words, kind_word, value_word
from ui.reviews.thing_list import rows_view
from ui.style import icons, parts, theme
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.versions.life_bar import moment_words

ITEM = Qt.ItemDataRole.UserRole + 1
LEAST_HEIGHT = 260
"""Of the list, at the base size: where there is less room the page scrolls."""


class SamplePage(QWidget):
    """Signals: opened(SampleItem); again_wanted() to draw by the same seed anew; close_wanted()."""

    opened = Signal(object)
    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, services: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._services = services
        inside_of = parts.frame("plain")
        inside = parts.column(inside_of, gap=SPACE.normal)
        inside.addWidget(self._head())
        self.list = rows_view(t("Contacts of this sample"))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        self.list.setMinimumHeight(theme.pixels(LEAST_HEIGHT))
        inside.addWidget(self.list, 1)
        parts.column(self).addWidget(parts.scrolling(inside_of, t("Sample")))

    def _head(self) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, margin=(SPACE.wide, SPACE.wide, SPACE.wide, 0), gap=SPACE.small)
        self._title = parts.heading("")
        self._title.setWordWrap(True)
        self._asked = parts.label("", "muted", wrap=True)
        self._made = parts.label("", "muted_small", wrap=True, selectable=True)
        self._band = parts.label("", "body", wrap=True)
        self._progress = parts.frame("plain", name=t("Handlers"))
        self._grid = QGridLayout(self._progress)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.normal)
        self._grid.setColumnStretch(1, 1)
        deeds = parts.frame("plain")
        line = FlowLayout(deeds, gap=SPACE.small, line_gap=SPACE.small)
        self.again = parts.button(t("Draw one like it"), self.again_wanted.emit, icon="list-checks")
        self.close_it = parts.button(t("Close it"), self.close_wanted.emit, kind="quiet")
        line.addWidget(self.again)
        line.addWidget(self.close_it)
        for widget in (self._title, self._asked, self._made, self._band, self._progress, deeds):
            inside.addWidget(widget)
        return made

    def show_sample(self, sample: Sample) -> None:
        self._title.setText(f"{sample.asked.title} · {kind_word(sample.asked.kind)}")
        self.setAccessibleName(sample.asked.title)
        self._asked.setText(asked_words(sample.asked, self._services))
        said = t("{done}. Drawn from {count} by {who}, {when}, seed “{seed}”.").format(
            done=done_words(sample),
            count=sample.drawn_from,
            who=sample.made_by_name,
            when=moment_words(sample.made_at),
            seed=sample.asked.seed,
        )
        self._made.setText(said)
        self._band.setText(band_words(sample.band, sample.asked.kind))
        self._show_progress(sample.progress)
        self.close_it.setVisible(sample.closed_at is None)

    def show_items(self, sample: Sample, items: Sequence[SampleItem]) -> None:
        self._model.clear()
        handlers = {str(each.handler): each.handler_name for each in items}
        for item in items:
            row = QStandardItem(self._item_words(sample, item, handlers))
            row.setIcon(icons.icon(_icon(item)))
            row.setData(item, ITEM)
            self._model.appendRow(row)
        if items:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def _item_words(self, sample: Sample, item: SampleItem, handlers: Mapping[str, str]) -> str:
        told = [item.handler_name, moment_words(item.started_at), duration(item.seconds)]
        told += [
            value_word(stratum, value, self._services, handlers)
            for stratum, value in zip(sample.asked.strata, item.stratum, strict=False)
        ]
        return f"{item.contact_title}\n{' · '.join(told)} · {_state_words(item)}"

    def _show_progress(self, progress: Sequence[HandlerProgress]) -> None:
        for old in self._progress.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.setParent(None)
            old.deleteLater()
        for line, each in enumerate(progress):
            mean = "" if each.mean is None else t("mean {mean} %").format(mean=f"{each.mean:.0f}")
            done = t("{done} of {drawn} done").format(done=each.done, drawn=each.drawn)
            self._grid.addWidget(parts.label(each.handler_name, "small"), line, 0)
            self._grid.addWidget(Bar(each.done, each.drawn), line, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(parts.label(" · ".join(filter(None, (done, mean))), "muted_small"), line, 2)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ITEM))


def _state_words(item: SampleItem) -> str:
    if item.gone:
        return t("erased since")
    if item.evaluation_state is None:
        return t("to review")
    if item.evaluation_state is EvaluationState.DRAFT:
        return t("in hand of {who}").format(who=item.reviewer_name)
    return t("reviewed by {who}").format(who=item.reviewer_name)


def _icon(item: SampleItem) -> str:
    if item.evaluation_state is None:
        return "circle"
    return "pencil" if item.evaluation_state is EvaluationState.DRAFT else "check"
