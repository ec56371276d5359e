"""The live preview: the chosen step as a handler would see it, for any caller, and the call played on from it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QMenu, QPlainTextEdit, QScrollArea, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_runs import Reply, Situation
from agent_desktop.contract.scripts import ScriptVersion, Spoken
from agent_desktop.language import t, tn
from agent_desktop.scripts.editing.recording import scenario_of
from agent_desktop.scripts.editing.trees import Tree
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.versions import Shelf, version_of
from ui.contacts.words import channel_words
from ui.scripts.editor import previewing
from ui.scripts.editor.context import Context
from ui.scripts.editor.previewing import Trying
from ui.scripts.editor.words import flag_word
from ui.scripts.shown_step import shown_step
from ui.scripts.step_page import StepPage
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE
from ui.versions.words import language_word


class Preview(QFrame):
    """Signals: came_to(step id) when the call played is at another step; record_wanted(Tree) a scenario to keep."""

    came_to = Signal(str)
    record_wanted = Signal(object)

    def __init__(self, context: Context, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Preview"))
        self._context, self._now = context, now
        self._library: dict[str, ScriptVersion] = {
            name: version_of(script) for name, script in context.named.library.items()
        }
        self._version: ScriptVersion | None = None
        self._shelf: Shelf | None = None
        self._trying: Trying | None = None
        self._step = ""
        self.page = StepPage()
        self.page.replied.connect(self._reply)
        self.page.waived.connect(self._skip)
        self.page.scroll_wanted.connect(self._bring)
        self._fault = parts.label("", "muted", wrap=True)
        self._lay_out()

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        top = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        top.addWidget(parts.heading(t("Preview")))
        flow = FlowLayout(gap=SPACE.small, line_gap=SPACE.tight)
        for part in self._pickers():
            flow.addWidget(part)
        top.addLayout(flow)
        inside.addWidget(head)
        body = parts.frame("plain")
        column = parts.column(body, margin=SPACE.wide, gap=SPACE.normal)
        column.addWidget(self._fault)
        column.addWidget(self.page, 1)
        self._area: QScrollArea = parts.scrolling(body, t("The step as a handler sees it"))
        inside.addWidget(self._area, 1)
        foot = parts.frame("foot")
        buttons = FlowLayout(foot, gap=SPACE.small, line_gap=SPACE.small)
        buttons.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.back_button = parts.button(t("Back"), self._back, icon="arrow-left", name=t("Back in the preview"))
        self.start_button = parts.button(t("From the start"), self.start, icon="rotate-ccw")
        self.next_button = parts.button(t("Next"), self._next, icon="arrow-right", name=t("Next in the preview"))
        self.record_button = parts.button(t("Keep as a scenario"), self._record, icon="save")
        for button in (self.back_button, self.start_button, self.next_button, self.record_button):
            buttons.addWidget(button)
        inside.addWidget(foot)

    def _pickers(self) -> list[QWidget]:
        self.flags_button = parts.button(t("No flags"), icon="flag", name=t("Flags of the caller: none"))
        self._flags_menu = QMenu(self)
        self._flags_menu.aboutToShow.connect(self._fill_menu)
        self.flags_button.setMenu(self._flags_menu)
        self._flags: list[str] = []
        self.language = Pick()
        self.language.fill({each.value: language_word(each) for each in Spoken}, Spoken.EN.value)
        self.channel = Pick()
        self.channel.fill({each.value: channel_words(each) for each in Channel}, Channel.PHONE.value)
        self.speaks = QCheckBox(t("A representative speaks"))
        self.language.chosen(lambda _code: self._situate())
        self.channel.chosen(lambda _code: self._situate())
        self.speaks.toggled.connect(lambda _on: self._situate())
        return [
            self.flags_button,
            beside(t("Language"), self.language, t("Language of the caller")),
            beside(t("Channel"), self.channel, t("Channel of the contact")),
            self.speaks,
        ]

    def _fill_menu(self) -> None:
        if self._flags_menu.actions():
            return
        for code in self._context.flags:
            action = QAction(flag_word(code, self._context.flags), self._flags_menu)
            action.setCheckable(True)
            action.setChecked(code in self._flags)
            action.toggled.connect(lambda on, which=code: self.set_flag(which, on=on))
            self._flags_menu.addAction(action)

    def _bring(self, part: QWidget) -> None:
        self._area.ensureWidgetVisible(part)

    # ---- for whom ---------------------------------------------------------------------------------------------

    def set_flag(self, code: str, *, on: bool) -> None:
        """As the menu does."""
        self._flags = [each for each in self._flags if each != code] + ([code] if on else [])
        words = ", ".join(flag_word(each, self._context.flags) for each in self._flags)
        count = tn("{count} flag", "{count} flags", len(self._flags)).format(count=len(self._flags))
        self.flags_button.set_words(count if self._flags else t("No flags"))
        spoken = t("Flags of the caller: {flags}").format(flags=words) if words else t("Flags of the caller: none")
        self.flags_button.setAccessibleName(spoken)
        self._situate()

    @property
    def situation(self) -> Situation:
        return Situation(
            flags=tuple(self._flags),
            language=Spoken(self.language.currentData()),
            channel=Channel(self.channel.currentData()),
            representative=self.speaks.isChecked(),
        )

    def _situate(self) -> None:
        if self._trying is not None:
            trying = self._trying
            self._try(lambda: previewing.situated(trying, self.situation, self._now()))

    # ---- showing ----------------------------------------------------------------------------------------------

    def show_version(self, version: ScriptVersion | None, step: str) -> None:
        """The document is another, or another step was chosen: it is shown there."""
        other = version is not self._version
        at = previewing.present(self._trying) if self._trying else ""
        if not other and step == at:
            return
        if other:
            self._version = version
            self._shelf = previewing.shelf_with(version, self._library) if version is not None else None
        self._step = step
        shelf = self._shelf
        if version is None or shelf is None:
            self._trying = None
            self._paint()
            return
        wanted = step or version.script.start
        self._try(lambda: previewing.at_step(shelf, version, wanted, self.situation, self._now()))

    def start(self) -> None:
        """Play a call from its beginning."""
        version, shelf = self._version, self._shelf
        if version is None or shelf is None:
            return
        self._try(lambda: previewing.from_start(shelf, version, self.situation, self._now()))
        self._tell()

    def _try(self, move: Callable[[], Trying]) -> None:
        try:
            self._trying = move()
        except AnswersRefused as fault:
            self.page.refuse(fault.fields)
            return
        except ScriptFault as fault:
            self._say(f"{fault.what} {fault.do}".strip())
            return
        self._paint()

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))

    def _paint(self) -> None:
        trying = self._trying
        self.page.setVisible(trying is not None)
        self._say("" if trying else t("Nothing can be shown until the script can be read."))
        for button in (self.back_button, self.start_button, self.next_button):
            button.setEnabled(trying is not None)
        self.record_button.setVisible(False)
        if trying is None:
            return
        try:
            shown = shown_step(
                trying.shelf,
                trying.state,
                self._now(),
                flags=self._context.flags,
                values=self._values(),
                cases=self._context.cases(),
            )
        except ScriptFault as fault:
            self._say(f"{fault.what} {fault.do}".strip())
            return
        self.page.show_step(shown)
        ended = trying.state.ended is not None
        self.back_button.setEnabled(bool(trying.state.past))
        self.next_button.setEnabled(not ended)
        self.record_button.setVisible(ended and trying.whole and scenario_of("", trying.state) is not None)
        if ended:
            self._say(t("The call ends here."))

    def _values(self) -> dict[str, str]:
        return {"promise": t("by 17:00 on Mon 23 Nov"), "reference": "CS-2345-6789", "handler": self._context.me}

    # ---- playing ----------------------------------------------------------------------------------------------

    def _next(self) -> None:
        self.page.go_on()

    def _reply(self, reply: Reply) -> None:
        if (trying := self._trying) is not None:
            self._try(lambda: previewing.onward(trying, reply, self._now()))
            self._tell()

    def _skip(self, reason: str) -> None:
        if (trying := self._trying) is not None:
            self._try(lambda: previewing.skipped(trying, reason, self._now()))
            self._tell()

    def _back(self) -> None:
        if (trying := self._trying) is not None:
            self._try(lambda: previewing.back(trying, self._now()))
            self._tell()

    def _tell(self) -> None:
        if self._trying is not None:
            self._step = previewing.present(self._trying)
            self.came_to.emit(self._step)

    def _record(self) -> None:
        made: Tree | None = scenario_of("", self._trying.state) if self._trying else None
        if made is not None:
            self.record_wanted.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys answer, Enter goes on, as in a call."""
        focus = self.focusWidget()
        digit = event.key() - Qt.Key.Key_0
        typing = isinstance(focus, QPlainTextEdit)
        if not typing and 1 <= digit <= 9 and self.page.answer(digit):  # noqa: PLR2004 - number keys
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not typing:
            self.page.go_on()
            return
        super().keyPressEvent(event)
