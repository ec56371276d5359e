"""What the check found: where, what, and what to do; choosing one goes there."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from agent_desktop.language import language, t, tn
from agent_desktop.scripts.editing.document import Document, step_at
from agent_desktop.scripts.findings import Finding, Severity, severity_word
from ui.style import parts
from ui.style.announcing import announce
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

MOST = 200


class Problems(QFrame):
    """Signals: wanted(Finding) to go to its place."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Problems"))
        self._findings: tuple[Finding, ...] = ()
        inside = parts.column(self, margin=(0, SPACE.normal, 0, 0), gap=SPACE.small)
        head = parts.row(margin=(SPACE.wide, 0, SPACE.wide, 0))
        self._title = parts.heading(t("Problems"))
        head.addWidget(self._title)
        head.addStretch(1)
        inside.addLayout(head)
        self._none = parts.frame("plain")
        good = parts.column(self._none, margin=(SPACE.wide, 0, SPACE.wide, SPACE.normal))
        good.addWidget(parts.icon_label(t("The check found nothing."), "circle-check", tone="good", wrap=True))
        good.addStretch(1)
        inside.addWidget(self._none, 1)
        self.list = QListView()
        self.list.setAccessibleName(t("Problems"))
        Wrapping(self.list)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStringListModel(self)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        inside.addWidget(self.list, 1)
        self.show_findings((), None)

    def show_findings(self, found: tuple[Finding, ...], document: Document | None) -> None:
        """Errors first."""
        ranks = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
        ordered = tuple(sorted(found, key=lambda each: (ranks[each.severity], each.line)))[:MOST]
        if ordered != self._findings:
            before = len(self._findings)
            self._findings = ordered
            self._model.setStringList([_words(each, document) for each in ordered])
            if before and not ordered:
                announce(self, t("The check found nothing."))
        errors = sum(each.severity is Severity.ERROR for each in found)
        words = tn("{count} error", "{count} errors", errors).format(count=errors)
        self._title.setText(f"{t('Problems')}: {words}" if found else t("Problems"))
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))

    def _go(self, index: QModelIndex) -> None:
        if index.row() < len(self._findings):
            self.wanted.emit(self._findings[index.row()])


def _words(finding: Finding, document: Document | None) -> str:
    where = t("line {number}").format(number=finding.line)
    step = step_title(finding, document)
    head = " · ".join(filter(None, (severity_word(finding.severity), step, where)))
    return f"{head}\n{finding.what} {finding.do}".strip()


def step_title(finding: Finding, document: Document | None) -> str:
    script = document.script if document else None
    if document is None or script is None:
        return ""
    name = finding.step or step_at(document, finding.line)
    step = next((each for each in script.steps if each.id == name), None)
    return step.title.in_language(language()) if step else ""
