"""The indicators: filters above, and a list in which each has its share, its band and its error rate."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.indicators import ReviewIndicators
from agent_desktop.desk import reviewing
from agent_desktop.language import language, t, tn
from ui.bridge import Fault
from ui.contacts.words import channel_words
from ui.reviews.indicators.words import about, indicator_words, totals_words
from ui.reviews.pages import ReviewPage, Room
from ui.style import icons, parts, theme
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

DAYS = (7, 28, 90)


class IndicatorsPage(ReviewPage):
    """For supervisors. What is asked last is what is shown, whichever answer comes first."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._asked = 0
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        head = theme.dress(parts.frame("plain", name=t("Which contacts")))
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        days = {
            str(each): tn("The last {count} day", "The last {count} days", each).format(count=each) for each in DAYS
        }
        self.days = self._choice(line, days, t("Days"))
        self.days.setCurrentIndex(1)
        self.team = self._choice(line, {"": t("All teams")}, t("Team"))
        services = room.desk.catalogue.services.values()
        named = {each.code: each.name.in_language(language()) for each in services}
        by_name = dict(sorted(named.items(), key=lambda item: item[1]))
        self.service = self._choice(line, {"": t("All services")} | by_name, t("Service"))
        channels = {each.value: channel_words(each) for each in Channel}
        self.channel = self._choice(line, {"": t("All channels")} | channels, t("Channel"))
        outer.addWidget(head)
        card = theme.dress(parts.card(t("Indicators")))
        inside = parts.column(card)
        said = parts.column(margin=SPACE.wide, gap=SPACE.tight)
        said.addWidget(parts.label(about(), "muted", wrap=True))
        self.said = parts.label("", "strong", wrap=True)
        said.addWidget(self.said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(t("Indicators"))
        name_controls({"reviews.indicators": self})
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        inside.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        self.begin_at(self.days)

    def _choice(self, line: FlowLayout, items: dict[str, str], name: str) -> QComboBox:
        made = parts.choice(items, name=name)
        made.activated.connect(lambda _place: self.refresh())
        line.addWidget(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """As the filters say."""
        self._asked += 1
        number, desk = self._asked, self._room.desk
        days, team, service = int(self.days.currentData()), self.team.currentData(), self.service.currentData()
        channel = Channel(self.channel.currentData()) if self.channel.currentData() else None
        self.said.setText(t("The figures are being fetched."))

        def fetch() -> ReviewIndicators:
            return reviewing.indicators(desk, days, team=team or None, service_code=service or None, channel=channel)

        def failed(fault: Fault) -> None:
            if number == self._asked:
                self.said.setText(t("The figures cannot be had now."))
                self._model.clear()
            self._room.failed(fault)

        self._room.bridge.ask(fetch, lambda told: self._show(number, told), failed, owner=self)

    def _show(self, number: int, told: ReviewIndicators) -> None:
        if number != self._asked:
            return
        for team in told.teams:
            if self.team.findData(team) < 0:
                self.team.addItem(team, team)
        self.said.setText(totals_words(told))
        self._model.clear()
        for each in told.items:
            item = QStandardItem(indicator_words(each))
            item.setIcon(icons.icon("clipboard-check" if each.yes else "circle-question-mark"))
            self._model.appendRow(item)
