"""All that editors do about answers, behind one place."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.answering import Question
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language, t
from ui.bridge import Bridge
from ui.knowledge.editor.inbox_work import InboxWork
from ui.knowledge.editor.place import EditorsPlace
from ui.knowledge.editor.records_kinds import institutions, synonyms
from ui.knowledge.editor.records_work import RecordsWork
from ui.knowledge.editor.use_work import UseWork
from ui.knowledge.editor.work import ArticlesWork
from ui.shell.notices import NoticeArea
from ui.style.piecewise import Piecewise

READY_AFTER_MS = 300
"""By then the place stands in the window: what is dressed before it moves is dressed twice."""


class EditorsWork(QObject):
    """`find`: where everyone looks for answers. Signals: fault(object) that was shown already; counted(int) what waits
    for whoever works here."""

    fault = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, find: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.articles = ArticlesWork(desk, bridge, notices)
        self.institutions = RecordsWork(institutions(desk), desk, bridge, notices)
        self.synonyms = RecordsWork(synonyms(), desk, bridge, notices)
        self.inbox = InboxWork(desk, bridge, notices)
        self.use = UseWork(desk, bridge, notices)
        self.find = find
        self.place = EditorsPlace(
            {
                t("Find"): find,
                t("Articles"): self.articles.pages,
                t("Institutions"): self.institutions.pages,
                t("What people call it"): self.synonyms.pages,
                t("Questions and feedback"): self.inbox.pages,
                t("Use"): self.use.pages,
            }
        )
        for each in (self.articles, self.institutions, self.synonyms, self.inbox, self.use):
            each.setParent(self)
            each.fault.connect(self.fault)
        self.articles.front_wanted.connect(lambda: self.place.go(self.articles.pages))
        self.inbox.counted.connect(self._counted)
        self.inbox.article_wanted.connect(self.open_article)
        self.inbox.article_begun.connect(self._begin_from)
        self.use.article_wanted.connect(self.open_article)
        self.use.service_wanted.connect(self._show_service)

    def start(self) -> None:
        """What waits is counted, and what nobody has gone to yet is made in the meantime."""
        self.inbox.start()
        self._making = Piecewise(self._get_ready(), self.place, after_ms=READY_AFTER_MS)

    def _get_ready(self) -> Iterator[None]:
        for each in (self.articles, self.institutions, self.synonyms, self.inbox, self.use):
            for _piece in each.pages.get_ready():
                yield
            yield

    def open_article(self, article_id: UUID) -> None:
        self.articles.open_article(article_id)

    def keep_now(self) -> None:
        """The program ends: what is typed in any of them is on disk when this returns. Raises StoreFaults."""
        for each in (self.articles, self.institutions, self.synonyms):
            each.keep_now()

    def _counted(self, count: int) -> None:
        self.place.count(self.inbox.pages, count)
        self.counted.emit(count)

    def _begin_from(self, question: Question) -> None:
        self.articles.begin_new(question.words, question.service_code or "", synonyms=(question.words[:80],))

    def _show_service(self, code: str) -> None:
        self.place.go(self.articles.pages)
        service = self._desk.catalogue.services.get(code)
        if self.articles.list_page is not None:
            self.articles.list_page.search.setText(service.name.in_language(language()) if service else code)
