"""Articles as folders of Markdown: taken in, and written out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from agent_desktop.contract.article_life import ArticleVersionInfo
from agent_desktop.desk import answer_editing
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.files import Fault as FileFault
from agent_desktop.knowledge.files import slug_for, written
from agent_desktop.knowledge.taking_in import Offered
from agent_desktop.language import t, tn
from ui.bridge import Bridge, Fault
from ui.contacts.surroundings import Surroundings
from ui.knowledge.editor.by_turns import ByTurns
from ui.knowledge.editor.folder import AT_A_TIME, Read, draft, export, lots, newest_by_slug, read, write
from ui.knowledge.editor.taking_page import TakingPage
from ui.knowledge.editor.words import fault_words
from ui.shell.notices import NoticeArea
from ui.style import theme
from ui.versions.pages import Pages

SECONDS = 30


class Files(QObject):
    """Signals: left() when the page is done with; failed(fault)."""

    left = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, pages: Pages) -> None:
        super().__init__(pages)
        self._desk, self._bridge, self._notices, self._pages = desk, bridge, notices, pages
        self._around = Surroundings(desk)
        self.page: TakingPage | None = None
        self._taking: ByTurns | None = None
        self._writing: ByTurns | None = None

    # ---- taking in --------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Which folder to take in."""
        self._ask_folder(t("Take in a folder of articles"), self.take_in)

    def _ask_folder(self, words: str, do: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._pages, words)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: do(Path(name)))
        dialog.open()

    def take_in(self, folder: Path) -> None:
        """A page shows what it says beside what there is."""
        self.page = page = theme.dress(TakingPage(folder.name))
        page.left.connect(self._leave)
        page.stopped.connect(self._stop)
        page.wanted.connect(self._make)
        self._pages.show_page(page)
        page.show_progress(t("The files are being read."), 0, 1)
        self._bridge.ask(
            lambda: (lots(folder), newest_by_slug(answer_editing.overview(self._desk))),
            partial(self._read, page),
            partial(self._not_read, page),
            owner=page,
        )

    def _read(
        self, page: TakingPage, found: tuple[tuple[tuple[Path, ...], ...], dict[str, ArticleVersionInfo]]
    ) -> None:
        files, newest = found
        today = self._around.today()
        failed: list[FileFault] = []
        turns = ByTurns(
            self._bridge,
            page,
            lambda at, fault: failed.extend(
                FileFault(file=path.name, line=0, what=fault_words(fault)) for path in files[at]
            ),
        )
        turns.went.connect(lambda done, of: page.show_progress(t("The files are being read."), done, of))

        def show(results: tuple[Read | None, ...]) -> None:
            whole = [each for each in results if each is not None]
            page.show_found(
                [each for one in whole for each in one.offered],
                [*failed, *(each for one in whole for each in one.refused)],
            )

        turns.done.connect(show)
        self._taking = turns
        turns.start(partial(read, self._desk, lot, newest, today) for lot in files)

    def _not_read(self, page: TakingPage, fault: Fault) -> None:
        page.rest(t("Nothing was taken in."))
        self.failed.emit(fault)

    def _make(self, wanted: tuple[Offered, ...], note: str) -> None:
        """Drafts at the server, one after another."""
        page = self.page
        if page is None or not wanted:
            return
        refused: list[int] = []

        def tell_refused(at: int, fault: Fault) -> None:
            refused.append(at)
            page.show_made(wanted[at].version_id, t("Refused: {why}").format(why=fault_words(fault)), "triangle-alert")

        turns = ByTurns(self._bridge, page, tell_refused)
        words = t("Drafts are being made at the server.")

        def went(done: int, of: int) -> None:
            page.show_progress(words, done, of)
            if done and done - 1 not in refused:
                page.show_made(wanted[done - 1].version_id, t("A draft is made."), "circle-check")

        turns.went.connect(went)
        turns.done.connect(lambda results: self._made(page, len(results) - len(refused), len(refused)))
        self._taking = turns
        turns.start(partial(draft, self._desk, each, note) for each in wanted)

    def _made(self, page: TakingPage, made: int, refused: int) -> None:
        told = [tn("{count} draft is made.", "{count} drafts are made.", made).format(count=made)]
        if refused:
            told.append(tn("{count} was refused.", "{count} were refused.", refused).format(count=refused))
        page.rest(" ".join(told))

    def _stop(self) -> None:
        if self._taking is not None and self.page is not None:
            self._taking.end()
            self.page.rest(t("Stopped. What was made so far stays."))

    def _leave(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        if self._taking is not None:
            self._taking.end()
        self.left.emit()
        self._pages.drop(page)

    # ---- writing out ------------------------------------------------------------------------------------------

    def export_one(self, hand: AnswerInHand) -> None:
        """Its files, as it stands in the editor."""
        self._ask_folder(t("Where to"), partial(self.write_one, hand))

    def write_one(self, hand: AnswerInHand, folder: Path, *, over: bool = False) -> None:
        """Files that are there are not written over, unless that is said."""
        files = written(hand.slug or slug_for(hand.content.title.en, ()), hand.content)
        there = [name for name in files if (folder / name).exists()]
        if there and not over:
            self._notices.say(
                t("{file} is in this folder already.").format(file=there[0]),
                tone="warn",
                more=t("Nothing was written."),
                action=(t("Write over it"), partial(self.write_one, hand, folder, over=True)),
            )
            return
        self._bridge.ask(partial(write, folder, files), partial(self._written, folder), self.failed.emit, owner=self)

    def choose_where_to(self) -> None:
        """Where all that are in force go."""
        self._ask_folder(t("Where to"), self.write_all)

    def write_all(self, folder: Path) -> None:
        """Into a new folder within it, so that nothing is written over."""
        now = self._around.now().astimezone()
        into = folder / f"answers {now:%Y-%m-%d %H%M%S}"
        self._notices.say(
            t("The articles in force are being written."), action=(t("Stop"), self._stop_writing), seconds=SECONDS
        )
        self._bridge.ask(
            partial(answer_editing.overview, self._desk), partial(self._write_all, into), self.failed.emit, owner=self
        )

    def _write_all(self, into: Path, versions: tuple[ArticleVersionInfo, ...]) -> None:
        in_force = [info for info in versions if info.in_force]
        used = {info.slug for info in versions}
        faults: list[Fault] = []
        turns = ByTurns(self._bridge, self, lambda _at, fault: faults.append(fault))

        def done(results: tuple[int | None, ...]) -> None:
            if faults:
                self.failed.emit(faults[0])
            else:
                self._written(into, sum(each or 0 for each in results))

        turns.done.connect(done)
        self._writing = turns
        turns.start(
            partial(export, self._desk, into, in_force[start : start + AT_A_TIME], used)
            for start in range(0, len(in_force), AT_A_TIME)
        )

    def _stop_writing(self) -> None:
        if self._writing is not None:
            self._writing.end()
            self._notices.say(t("Stopped. What was written so far stays."), seconds=SECONDS)

    def _written(self, folder: Path, count: int) -> None:
        words = tn("{count} file is written to “{folder}”.", "{count} files are written to “{folder}”.", count)
        self._notices.say(words.format(count=count, folder=folder.name), tone="good", seconds=SECONDS)
