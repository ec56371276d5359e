"""Scripts as files: chosen, taken in, written out, printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.scripts.editing.document import Document
from agent_desktop.scripts.findings import Finding, as_line
from ui.bridge import Bridge, Fault
from ui.scripts.editor.fetching import not_written, read_file, write_file
from ui.scripts.editor.page import EditorPage
from ui.shell.notices import NoticeArea

SECONDS = 30
MOST_TOLD = 8
"""Findings of a file that is no script, in one notice."""


class Files(QObject):
    """Signals: read(Document) a script that came from a file; failed(fault)."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(
        self, bridge: Bridge, notices: NoticeArea, over: QWidget, page: Callable[[], EditorPage | None]
    ) -> None:
        super().__init__(over)
        self._bridge, self._notices, self._over, self._page = bridge, notices, over, page

    def choose(self) -> None:
        """Which file to take in."""
        dialog = QFileDialog(self._over, t("Take a script from a file"))
        dialog.setNameFilter(t("Scripts (*.yaml *.yml)"))
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def ask(self, what: str) -> None:
        """ "import", "export" or "print"."""
        page = self._page()
        if what == "import":
            self.choose()
            return
        dialog = QFileDialog(self._over, t("Where to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        script = page.session.document.script if page else None
        dialog.selectFile(f"{script.id if script else 'script'}.{'yaml' if what == 'export' else 'pdf'}")
        do = self.write if what == "export" else self.print
        dialog.fileSelected.connect(lambda name: do(Path(name)))
        dialog.open()

    def take_in(self, path: Path) -> None:
        """`read` follows where it is a script; else it is told why not."""
        self._bridge.ask(partial(read_file, path), self._took_in, self._failed, owner=self, near=True)

    def _took_in(self, document: Document) -> None:
        if document.script is None:
            self.refuse(document.findings)
        else:
            self.read.emit(document)

    def refuse(self, findings: tuple[Finding, ...]) -> None:
        """It is no script."""
        told = "\n".join(as_line(finding) for finding in findings[:MOST_TOLD])
        words = t("This file cannot be read as a script. Nothing was changed.")
        self._notices.say(words, tone="warn", more=told, details=told)

    def write(self, path: Path) -> None:
        """To the byte as it stands in the editor."""
        if (page := self._page()) is not None:
            text = page.session.document.text
            self._bridge.ask(partial(write_file, path, text), partial(self._written, path), self._failed, owner=self)

    def print(self, path: Path) -> None:
        """The map and the words, on one page."""
        from ui.scripts.editor.printing import print_script  # late: few print

        page = self._page()
        script = page.session.document.script if page else None
        if page is None or script is None:
            return
        try:
            print_script(path, script, page.session.map, page.context)
        except OSError as fault:
            self._failed(not_written(fault))
            return
        self._written(path, None)

    def _written(self, path: Path, _none: object) -> None:
        self._notices.say(t("Written: {file}").format(file=path.name), tone="good", seconds=SECONDS)

    def _failed(self, fault: Fault | EnvironmentFault) -> None:
        self.failed.emit(fault)
