"""Remarks from training, beside the script that they are about: fetched, settled, and taken back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.practice import ScriptRemark
from agent_desktop.desk import training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import out_of_reach
from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.scripts.editor.page import EditorPage
from ui.shell.notices import NoticeArea

SECONDS = 20


class RemarksWork(QObject):
    """Signal: fault(object) that was shown already."""

    fault = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._notices = desk, bridge, notices

    def show_in(self, page: EditorPage) -> None:
        """Without a line none are shown, and nothing else waits for them."""
        page.remarks.settle_wanted.connect(partial(self._settle, page, settled=True))
        self._fetch(page)

    def _fetch(self, page: EditorPage) -> None:
        script = page.session.document.script
        if script is not None:
            told = partial(training.remarks, self._desk, script.id)
            self._bridge.ask(told, page.remarks.show_remarks, self._not_told, owner=page)

    def _not_told(self, fault: Fault) -> None:
        if not out_of_reach(fault):
            self._failed(fault)

    def _settle(self, page: EditorPage, remark: ScriptRemark, *, settled: bool) -> None:
        act = partial(training.settle_remark, self._desk, remark, settled=settled)
        self._bridge.ask(act, partial(self._settled, page), self._failed, owner=page)

    def _settled(self, page: EditorPage, remark: ScriptRemark) -> None:
        self._fetch(page)
        if remark.settled_at is not None:
            back = (t("Undo"), partial(self._settle, page, remark, settled=False))
            self._notices.say(t("The remark is settled."), tone="good", action=back, seconds=SECONDS)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)
