"""All articles with their versions: found by words, by state; opened, begun, taken from a folder, written to one."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Record
from agent_desktop.language import t, tn
from ui.knowledge.editor.listed import ListedArticle, Only, fits
from ui.knowledge.editor.words import state_icon, state_word
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.two_lines import TwoLinesList, TwoLinesModel


class ArticleRow(Record, frozen=True, kw_only=True):
    """`found`: the words that it is found by, folded."""

    listed: ListedArticle
    title: str
    told: str
    icon: str
    found: str


def article_rows(rows: Iterable[ListedArticle], today: date, services: Mapping[str, str]) -> tuple[ArticleRow, ...]:
    """`today`: by which a review is due. `services`: words by code, to find articles by. Not on the screen's thread."""
    return tuple(_shown(row, today, services) for row in rows)


def _shown(row: ListedArticle, today: date, services: Mapping[str, str]) -> ArticleRow:
    codes = row.newest.service_codes if row.newest else ()
    about = " ".join(services.get(code, code) for code in codes)
    standing = row.in_force or row.newest
    return ArticleRow(
        listed=row,
        title=row.title,
        told=_words(row, today),
        icon=state_icon(standing.state) if standing else "pencil",
        found=fold(f"{row.title} {row.slug} {about}"),
    )


class ArticlesPage(QWidget):
    """Signals: opened(version id), resumed(AnswerInHand), new_wanted(), import_wanted(), export_wanted(),
    refresh_wanted()."""

    opened = Signal(object)
    resumed = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Articles"))
        self._rows: tuple[ArticleRow, ...] = ()
        self._only, self._today = Only.ALL, date.min
        self._me: UUID | None = None
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        outer.addWidget(self._head())
        outer.addWidget(self._finding())
        card = parts.card(t("Articles"))
        card.setProperty("panel", True)
        inside = parts.column(card)
        self._said = parts.label(t("Articles are being fetched."), "muted", wrap=True)
        said = parts.row(margin=SPACE.wide)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.model: TwoLinesModel[ArticleRow] = TwoLinesModel(self)
        self.list = TwoLinesList(self.model, t("Articles"))
        name_controls({"articles.list": self.list})
        self.list.activated.connect(self._open)
        inside.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.search)

    def _head(self) -> QWidget:
        head = parts.frame("plain", name=t("Articles"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.small)
        self.new = parts.button(t("New article"), self.new_wanted.emit, icon="plus", kind="primary")
        line.addWidget(self.new)
        line.addWidget(parts.button(t("Take in a folder…"), self.import_wanted.emit, icon="folder-open"))
        line.addWidget(parts.button(t("Write all to a folder…"), self.export_wanted.emit, icon="file-text"))
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="quiet"))
        return head

    def _finding(self) -> QWidget:
        finding = parts.frame("plain")
        row = FlowLayout(finding, gap=SPACE.small, line_gap=SPACE.small)
        self.search = parts.text_field(t("Find an article"), placeholder=t("Find an article"))
        self.search.textChanged.connect(self._show)
        name_controls(
            {
                "articles.new": self.new,
                "articles.search": self.search,
            }
        )
        row.addWidget(self.search)
        self._chips = {}
        for only, words in (
            (Only.ALL, t("All")),
            (Only.MINE, t("Mine")),
            (Only.WORK_IN_PROGRESS, t("Work in progress")),
            (Only.NOT_VALIDATED, t("Not validated")),
            (Only.VALIDATED, t("Validated")),
            (Only.PAST_REVIEW, t("Past review")),
            (Only.NO_WELSH, t("Welsh is missing")),
            (Only.ARCHIVED, t("Archived")),
        ):
            chip = parts.chip(words, chosen=only is Only.ALL)
            chip.clicked.connect(lambda _checked=False, which=only: self.narrow(which))
            self._chips[only] = chip
            row.addWidget(chip)
        return finding

    def show_rows(self, rows: tuple[ArticleRow, ...], me: UUID | None, today: date) -> None:
        """`me`: who looks at them, `today`: by which a review is due."""
        self._rows, self._me, self._today = rows, me, today
        self._show()

    def say(self, words: str) -> None:
        """In place of the list, such as that it cannot be had."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def narrow(self, only: Only) -> None:
        """To these alone."""
        self._only = only
        for which, chip in self._chips.items():
            chip.setChecked(which is only)
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text())
        rows = [row for row in self._rows if wanted in row.found]
        self.model.show([row for row in rows if fits(row.listed, self._only, self._me, self._today)])
        count = self.model.rowCount()
        if count:
            self.say(tn("{count} article", "{count} articles", count).format(count=count))
        else:
            self.say(t("No article fits. Take other words, or begin a new one."))
        self.list.setVisible(count > 0)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index).listed
        if row.in_hand is not None:
            self.resumed.emit(row.in_hand)
        elif row.newest is not None:
            fitting = [info for info in row.versions if info.state.value == self._only.value]
            self.opened.emit((fitting[0] if fitting else row.newest).id)


def _words(row: ListedArticle, today: date) -> str:
    told = [
        t("version {number}: {state}").format(number=info.number, state=state_word(info.state).lower())
        for info in row.versions[:3]
    ]
    more = len(row.versions) - 3
    if more > 0:
        told.append(tn("{count} earlier", "{count} earlier", more).format(count=more))
    standing = row.in_force or row.newest
    if standing is not None and standing.review_by is not None and standing.review_by < today:
        told.append(t("past its review date"))
    if standing is not None and not standing.translated:
        told.append(t("no Welsh"))
    if row.in_hand is not None:
        told.append(t("words that are only on this computer"))
    if standing is not None and standing.owner_name:
        told.append(standing.owner_name)
    return " · ".join(told)
