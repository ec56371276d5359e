"""All scripts with their versions: found by name, by state; opened, begun, taken from a file."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.citizens.names import fold
from agent_desktop.contract.script_life import VersionState
from agent_desktop.language import t, tn
from ui.scripts.editor.listed import Listed
from ui.scripts.editor.words import state_icon, state_word
from ui.style import icons, parts
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

WHICH = Qt.ItemDataRole.UserRole + 1


class LibraryPage(QWidget):
    """Signals: opened(version id), resumed(ScriptInHand), new_wanted(), import_wanted(), refresh_wanted()."""

    opened = Signal(object)
    resumed = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Scripts"))
        self._rows: tuple[Listed, ...] = ()
        self._state: VersionState | None = None
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        head = parts.frame("plain", name=t("Scripts"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.small)
        line.addWidget(parts.heading(t("Scripts"), role="title"))
        self.new = parts.button(t("New script"), self.new_wanted.emit, icon="plus", kind="primary")
        line.addWidget(self.new)
        line.addWidget(parts.button(t("Take one from a file…"), self.import_wanted.emit, icon="folder-open"))
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="quiet"))
        outer.addWidget(head)
        finding = parts.frame("plain")
        row = FlowLayout(finding, gap=SPACE.small, line_gap=SPACE.small)
        self.search = parts.text_field(t("Find a script"), placeholder=t("Find a script"))
        self.search.textChanged.connect(self._show)
        row.addWidget(self.search)
        self._chips = {}
        for state in (None, *VersionState):
            words = t("All") if state is None else state_word(state)
            chip = parts.chip(words, chosen=state is None)
            chip.clicked.connect(lambda _checked=False, which=state: self._filter(which))
            self._chips[state] = chip
            row.addWidget(chip)
        outer.addWidget(finding)
        card = parts.card(t("Scripts"))
        card.setProperty("panel", True)
        inside = parts.column(card)
        self._said = parts.label(t("Scripts are being fetched."), "muted", wrap=True)
        said = parts.row(margin=SPACE.wide)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(t("Scripts"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        Wrapping(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        name_controls(
            {
                "scripts.new": self.new,
                "scripts.search": self.search,
                "scripts.list": self.list,
            }
        )
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        inside.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.list)

    def show_rows(self, rows: tuple[Listed, ...]) -> None:
        self._rows = rows
        self._show()

    def say(self, words: str) -> None:
        """In place of the list, such as that it cannot be had."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _filter(self, state: VersionState | None) -> None:
        self._state = state
        for which, chip in self._chips.items():
            chip.setChecked(which is state)
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text())
        self._model.clear()
        for row in self._rows:
            if wanted and wanted not in fold(f"{row.title} {row.script_id}"):
                continue
            if self._state and all(info.state is not self._state for info in row.versions):
                continue
            item = QStandardItem(_words(row))
            item.setData(row, WHICH)
            newest = row.newest
            item.setIcon(icons.icon(state_icon(newest.state) if newest else "pencil"))
            self._model.appendRow(item)
        self.say("" if self._model.rowCount() else t("No script fits."))
        self.list.setVisible(self._model.rowCount() > 0)

    def _open(self, index: QModelIndex) -> None:
        row: Listed = index.data(WHICH)
        if row.in_hand is not None:
            self.resumed.emit(row.in_hand)
            return
        fitting = [info for info in row.versions if self._state in (None, info.state)]
        if fitting:
            found: UUID = fitting[0].id
            self.opened.emit(found)


def _words(row: Listed) -> str:
    states = " · ".join(
        t("version {number}: {state}").format(number=info.number, state=state_word(info.state).lower())
        for info in row.versions[:4]
    )
    more = len(row.versions) - 4
    if more > 0:
        states += " · " + tn("{count} earlier", "{count} earlier", more).format(count=more)
    if row.in_hand is not None:
        mine = t("words that are only on this computer")
        states = f"{states} · {mine}" if states else mine
    by = row.newest.author_name if row.newest else ""
    return f"{row.title}\n{states}" + (f" · {by}" if by else "")
