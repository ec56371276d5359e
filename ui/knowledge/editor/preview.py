"""An article as the handler sees it while it is written: in either language, at the text's size or twice that."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Moment
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.language import t
from ui.contacts.surroundings import Surroundings
from ui.knowledge.reader import Reader
from ui.knowledge.reading import article_view
from ui.style import parts, sheet, theme
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.versions.undoing import Written
from ui.versions.words import language_word

AFTER_MS = 200
"""After the last letter: a long text takes some milliseconds to be laid out."""

SIZES = (100, 200)


class Preview(QFrame):
    """Nothing in it can be given: it is only looked at."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Preview"))
        self._around = around
        self._spoken, self._size = Spoken.EN, SIZES[0]
        self._article: Article | None = None
        inside = parts.column(self, margin=SPACE.normal, gap=SPACE.small)
        inside.addWidget(parts.heading(t("As the handler sees it")))
        holder = parts.frame("plain")
        inside.addWidget(holder)
        chips = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self._languages, self._sizes = {}, {}
        for spoken in Spoken:
            self._languages[spoken] = chip = parts.chip(language_word(spoken), chosen=spoken is self._spoken)
            chip.clicked.connect(lambda _checked=False, which=spoken: self.speak(which))
            chips.addWidget(chip)
        for size in SIZES:
            self._sizes[size] = chip = parts.chip(t("{size} %").format(size=size), chosen=size == self._size)
            chip.setAccessibleName(t("Text at {size} %").format(size=size))
            chip.clicked.connect(lambda _checked=False, which=size: self.magnify(which))
            chips.addWidget(chip)
        self._missing = parts.label("", "small", tone="warn", wrap=True)
        inside.addWidget(self._missing)
        self.reader = Reader(in_a_contact=False, only_shown=True)
        self.reader.spoken_wanted.connect(self.speak)
        inside.addWidget(self.reader, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self._show)
        theme.changes.theme_changed.connect(self._wear)

    def show_article(self, article: Article) -> None:
        """Soon: as it stands now."""
        if article != self._article:
            self._article = article
            self._later.start()

    @property
    def is_shown(self) -> bool:
        return not self._later.isActive()

    def speak(self, spoken: Spoken) -> None:
        """In this language, as far as it is written."""
        self._spoken = spoken
        for which, chip in self._languages.items():
            chip.setChecked(which is spoken)
        self._show()

    def magnify(self, size: int) -> None:
        """Per cent of the text's own size."""
        self._size = size
        for which, chip in self._sizes.items():
            chip.setChecked(which == size)
        self._wear()
        self._show()

    def _wear(self) -> None:
        times = self._size / 100
        self.reader.setStyleSheet(
            "" if times == 1 else sheet.make(theme.colours(), lambda size: theme.points(size) * times)
        )
        self.reader.text.magnify(times)

    def _show(self) -> None:
        article = self._article
        if article is None:
            return
        at = self.reader.text.verticalScrollBar().value()
        around = self._around
        view = article_view(
            article,
            self._spoken,
            now=around.now(),
            today=around.today(),
            departments=around.catalogue.departments,
        )
        self.reader.show_view(view)
        self.reader.text.verticalScrollBar().setValue(at)
        told = "" if view.spoken is self._spoken else t("Until all three parts are in Welsh, English is shown.")
        self._missing.setText(told)
        self._missing.setVisible(bool(told))


def as_article(hand: AnswerInHand, written: Written[ArticleContent], by: str, owner_name: str, now: Moment) -> Article:
    """What desktops would hold of it."""
    content, info = written.content, hand.info
    return Article(
        id=hand.article_id,
        version=info.number if info else 1,
        slug=hand.slug,
        title=content.title,
        short_answer=content.short_answer,
        text=content.text,
        service_codes=content.service_codes,
        state=info.state if info else ArticleState.WORK_IN_PROGRESS,
        audience=content.audience,
        synonyms=content.synonyms,
        department_code=content.department_code,
        owner=content.owner,
        owner_name=owner_name,
        review_by=content.review_by,
        updated_at=now,
        updated_by=by,
        change_note=written.note,
    )
