"""Where you are: the script in hand as a map, with what is done, how long it took, and the step in front."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from agent_desktop.contract.scripts import Script
from agent_desktop.dates import duration
from agent_desktop.language import language, t
from agent_desktop.scripts.map_layout import Map
from ui.scripts.editor.map_view import STEP, MapView
from ui.scripts.editor.session import map_of_script
from ui.scripts.editor.shown_steps import plain_steps
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.words import plain_tip

NO_MAP = Map(places={}, ways=(), width=0, height=0)


class WayPanel(QFrame):
    """The same in words for those who do not see it: each step says what it is and how long it took.

    Signals: fold_wanted() where it has a column of its own, which the call may need more.
    """

    fold_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Where you are"))
        self._script: Script | None = None
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.tight)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        line.addWidget(parts.heading(t("Where you are")))
        self._title = parts.label("", "muted_small", wrap=True)
        line.addWidget(self._title)
        inside.addWidget(head)
        self.map = MapView()
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # else as high as the script
        inside.addWidget(self.map, 1)
        foot = parts.frame("foot")
        below = FlowLayout(foot, gap=SPACE.small)
        below.setContentsMargins(SPACE.normal, SPACE.tight, SPACE.normal, SPACE.tight)
        for words, do in (
            (t("Larger"), lambda: self.map.zoom(STEP)),
            (t("Smaller"), lambda: self.map.zoom(1 / STEP)),
            (t("All of it"), self.map.fit),
        ):
            below.addWidget(parts.button(words, do, kind="link"))
        self.fold = parts.button(t("Fold away"), self.fold_wanted.emit, kind="link")
        tip = t("The map and the points stand behind the call then, and the contact has their room.")
        self.fold.setToolTip(plain_tip(tip))
        below.addWidget(self.fold)
        inside.addWidget(foot)
        name_controls({"practice.way": self.map})
        self.show_nothing()

    def show_nothing(self) -> None:
        """No script leads yet: nor is that of the attempt before to be seen."""
        self._title.setText(t("The map appears when a script begins."))
        self._script = None
        self.map.show_map(NO_MAP, ())

    def show_step(self, script: Script, step: str, seconds: Mapping[str, float]) -> None:
        """`seconds`: how long each step took that was gone through, by its id; the one in front is not done."""
        shown = tuple(
            replace(each, done=duration(int(seconds[each.id]))) if each.id in seconds and each.id != step else each
            for each in plain_steps(script)
        )
        if script is not self._script:
            self._script, self._layout = script, map_of_script(script)
            self._title.setText(script.title.in_language(language()))
        self.map.show_map(self._layout, shown)
        self.map.mark_here(step)
        self.map.choose(step)
