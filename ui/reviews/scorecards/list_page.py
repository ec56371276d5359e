"""All scorecards with their versions: opened, begun anew, or begun from one that ships."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.language import language, t, tn
from agent_desktop.reviews.files import shipped
from ui.contacts.words import channel_words
from ui.reviews.scorecards.listed import ListedScorecard
from ui.reviews.scorecards.words import state_icon, state_word
from ui.style import icons, parts
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

WHICH = Qt.ItemDataRole.UserRole + 1


class ListPage(QWidget):
    """Signals: opened(version id), resumed(ScorecardInHand), new_wanted(), from_wanted(name of one that ships),
    refresh_wanted()."""

    opened = Signal(object)
    resumed = Signal(object)
    new_wanted = Signal()
    from_wanted = Signal(str)
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Scorecards"))
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        outer.addWidget(self._head())
        card = parts.card(t("Scorecards"))
        card.setProperty("panel", True)
        inside = parts.column(card)
        self._said = parts.label(t("Scorecards are being fetched."), "muted", wrap=True)
        said = parts.row(margin=SPACE.wide)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(t("Scorecards"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        Wrapping(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        inside.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.new)

    def _head(self) -> QWidget:
        head = parts.frame("plain", name=t("Scorecards"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.small)
        self.new = parts.button(t("New scorecard"), self.new_wanted.emit, icon="plus", kind="primary")
        line.addWidget(self.new)
        for name, content in shipped().items():
            words = t("Begin from “{title}”").format(title=content.title.in_language(language()))
            line.addWidget(parts.button(words, partial(self.from_wanted.emit, name), icon="copy"))
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="quiet"))
        return head

    def show_rows(self, rows: tuple[ListedScorecard, ...]) -> None:
        self._model.clear()
        for row in rows:
            item = QStandardItem(_words(row))
            item.setData(row, WHICH)
            standing = row.in_force or row.newest
            item.setIcon(icons.icon(state_icon(standing.state) if standing else "pencil"))
            self._model.appendRow(item)
        count = len(rows)
        self.say(
            tn("{count} scorecard", "{count} scorecards", count).format(count=count)
            if count
            else t("There is no scorecard yet. Begin from one that ships, or from nothing.")
        )
        self.list.setVisible(count > 0)

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self._said.setText(words)

    def _open(self, index: QModelIndex) -> None:
        row: ListedScorecard = index.data(WHICH)
        if row.in_hand is not None:
            self.resumed.emit(row.in_hand)
        elif row.newest is not None:
            self.opened.emit(row.newest.id)


def _words(row: ListedScorecard) -> str:
    told = []
    for info in row.versions[:3]:
        state = t("in force") if info.in_force else state_word(info.state).lower()
        told.append(t("version {number}: {state}").format(number=info.number, state=state))
    more = len(row.versions) - 3
    if more > 0:
        told.append(tn("{count} earlier", "{count} earlier", more).format(count=more))
    if row.newest is not None:
        count = row.newest.questions
        told.append(tn("{count} question", "{count} questions", count).format(count=count))
        told += [channel_words(each) for each in row.newest.channels]
    if row.in_hand is not None:
        told.append(t("words that are only on this computer"))
    return f"{row.title or t('New scorecard')}\n{' · '.join(told)}"
