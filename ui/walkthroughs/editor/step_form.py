"""One step in hand: the control, what is done with it, and what is said, in both languages."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame

from agent_desktop.contract.scripts import Wording
from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.language import t
from agent_desktop.walkthroughs.controls import CONTROLS
from agent_desktop.walkthroughs.editing import worded
from ui.style import parts
from ui.style.entry import Entry
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE
from ui.versions.word_pair import WordPair
from ui.walkthroughs.editor.words import control_words, do_words

LONGEST_CONTROL = 200
NEEDS_VALUE = (Do.TYPE, Do.ADD, Do.CHOOSE, Do.KEY)


class StepForm(QFrame):
    """Signals: changed(WalkStep, place of the field that was typed in)."""

    changed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("The step"))
        self._step = WalkStep()
        self._showing = False
        self.does = Pick()
        self.does.fill({do.value: do_words(do) for do in Do}, Do.LOOK.value)
        self.does.chosen(lambda code: self._put("", do=Do(code)))
        self.control = parts.text_field(t("Control"), longest=LONGEST_CONTROL)
        completer = QCompleter(list(CONTROLS), self.control)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.control.setCompleter(completer)
        self.control.textEdited.connect(lambda text: self._put("control", control=text.strip()))
        completer.activated.connect(lambda text: self._put("control", control=str(text)))
        self._control_entry = Entry(t("Control"), self.control, help_words=t("Its name, not its place on the screen"))
        self._means = parts.label("", "muted_small", wrap=True)
        self.value = GrowingText(self, fewest=1, most=6)
        self.value.textChanged.connect(lambda: self._put("value", value=self.value.toPlainText()))
        self._value_entry = Entry(t("What is typed, chosen or pressed"), self.value)
        self.title = WordPair(t("Title"), "title", self._worded("title"), welsh=True, wanted=False)
        self.says = WordPair(t("What is said"), "says", self._worded("says"), welsh=True, wanted=False)
        name_controls({"walkthrough.step": self})
        inside = parts.column(self, margin=SPACE.wide, gap=SPACE.wide)
        inside.addWidget(beside(t("What is done"), self.does))
        about = parts.column(gap=SPACE.tight)
        about.addWidget(self._control_entry)
        about.addWidget(self._means)
        inside.addLayout(about)
        for part in (self._value_entry, self.title, self.says):
            inside.addWidget(part)
        inside.addStretch(1)

    def show_step(self, step: WalkStep, faults: str) -> None:
        """`faults`: what the check says of it."""
        self._step, self._showing = step, True
        self.does.setCurrentIndex(max(0, self.does.findData(step.do.value)))
        if self.control.text().strip() != step.control:
            self.control.setText(step.control)
        if self.value.toPlainText() != step.value:
            self.value.setPlainText(step.value)
        for pair, wording in ((self.title, step.title), (self.says, step.says)):
            for field in pair.fields:
                field.show_words((wording.en if field.language == "en" else wording.cy) if wording else "")
        self._value_entry.setVisible(step.do in NEEDS_VALUE or bool(step.value))
        self._means.setText(control_words(step.control) if step.control else t("The whole window"))
        self._control_entry.say_error(faults)
        self._showing = False

    def _put(self, place: str, **fields: object) -> None:
        if self._showing:
            return
        step = replace(self._step, **fields)
        if step != self._step:
            self._step = step
            self.changed.emit(step, place)

    def _worded(self, field: str) -> Callable[[str, str], object]:
        def typed(language: str, words: str) -> None:
            before: Wording | None = getattr(self._step, field)
            self._put(f"{field}.{language}", **{field: worded(before, language, words)})

        return typed
