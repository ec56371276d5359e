"""The editor in a window of its own, beside the practice window that it plays on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow

from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import FileRead
from agent_desktop.scripts.findings import as_line
from agent_desktop.walkthroughs import own
from agent_desktop.walkthroughs.reading import load_file
from ui.bridge import Bridge, Fault
from ui.shell.notices import NoticeArea
from ui.style import parts, theme
from ui.walkthroughs.editor.page import EditorPage

SIZE = QSize(1000, 720)
SECONDS = 20
MOST_TOLD = 8
"""Findings of a file in one notice."""

Keep = Callable[[Walkthrough], bool]
GiveUp = Callable[[Walkthrough], None]


class EditorWindow(QMainWindow):
    """`keep` and `give_up` (to play the model run again) are called off the screen's thread. `keep` answers whether
    everybody has it now, and not this computer alone.

    Signals: preview_wanted(Walkthrough); kept(Walkthrough) once it is on the disk.
    """

    preview_wanted = Signal(object)
    kept = Signal(object)

    def __init__(
        self, walkthrough: Walkthrough, bridge: Bridge, keep: Keep, give_up: GiveUp | None = None, *, kept: bool = False
    ) -> None:
        super().__init__()
        self.setWindowTitle(t("Editor of walkthroughs — Agent Desktop"))
        self.setAccessibleName(t("Editor of walkthroughs"))
        self._bridge, self._keeping, self._giving_up = bridge, keep, give_up
        self.notices = NoticeArea()
        self.page = EditorPage(walkthrough, kept=kept)
        whole = parts.frame("page")
        inside = parts.column(whole, gap=0)
        inside.addWidget(self.notices)
        inside.addWidget(self.page, 1)
        self.setCentralWidget(theme.dress(whole))
        self.resize(SIZE)
        self.page.keep_wanted.connect(self._keep)
        self.page.preview_wanted.connect(self.preview_wanted)
        self.page.file_wanted.connect(self._ask)
        self.page.left.connect(self.close)
        self.page.give_up.setVisible(give_up is not None)
        self.page.give_up_wanted.connect(self._give_up)
        self._leaving = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not kept is said first, and nothing is lost unasked."""
        if self.page.is_kept or self._leaving:
            super().closeEvent(event)
            return
        event.ignore()
        action = (t("Close all the same"), self._close_all_the_same)
        self.notices.say(t("The walkthrough is not kept yet."), tone="warn", action=action)

    def _close_all_the_same(self) -> None:
        self._leaving = True
        self.close()

    # ---- keeping -----------------------------------------------------------------------------------------------------

    def _keep(self, walkthrough: Walkthrough) -> None:
        do = partial(self._keeping, walkthrough)
        self._bridge.ask(do, partial(self._was_kept, walkthrough), self._failed, owner=self)

    def _was_kept(self, walkthrough: Walkthrough, everybody: bool) -> None:
        if walkthrough == self.page.walkthrough:
            self.page.was_kept()
        if everybody:
            self.notices.say(t("Kept. It is played from now on."), tone="good", seconds=SECONDS)
        else:
            self.notices.say(
                t("Kept on this computer, where it is played from now on."),
                more=t("There is no line to the server: keep it again once there is one, for everybody to have it."),
            )
        self.kept.emit(walkthrough)

    def _give_up(self, walkthrough: Walkthrough) -> None:
        if self._giving_up is not None:
            do = partial(self._giving_up, walkthrough)
            self._bridge.ask(do, self._gave_up, self._failed, owner=self)

    def _gave_up(self, _none: None) -> None:
        words = t("The model run is played again. What stands here can be kept once more.")
        self.notices.say(words, tone="good", seconds=SECONDS)

    def _failed(self, fault: Fault) -> None:
        self.notices.show_fault(fault)

    # ---- files -------------------------------------------------------------------------------------------------------

    def _ask(self, what: str) -> None:
        dialog = QFileDialog(self, t("Where to") if what == "export" else t("Take a walkthrough from a file"))
        dialog.setNameFilter(t("Walkthroughs (*.yaml *.yml)"))
        if what == "export":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(f"{self.page.walkthrough.id}.yaml")
        do = self.write if what == "export" else self.take_in
        dialog.fileSelected.connect(lambda name: do(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """As it stands in the editor."""
        do = partial(own.write, path, self.page.walkthrough)
        self._bridge.ask(do, partial(self._written, path), self._failed, owner=self)

    def _written(self, path: Path, _none: None) -> None:
        self.notices.say(t("Written: {file}").format(file=path.name), tone="good", seconds=SECONDS)

    def take_in(self, path: Path) -> None:
        """In place of what stands here, which can be undone; or it is told why not."""
        read = partial(load_file, path, path.name)
        self._bridge.ask(read, self._took_in, self._failed, owner=self, near=True)

    def _took_in(self, done: FileRead[Walkthrough]) -> None:
        if done.item is not None:
            self.page.take(done.item)
            return
        told = "\n".join(as_line(finding) for finding in done.findings[:MOST_TOLD])
        words = t("This file cannot be read as a walkthrough. Nothing was changed.")
        self.notices.say(words, tone="warn", more=told, details=told)
