"""The form of one record: fields, and below them what is done with it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal

from agent_desktop.contract.base import Write
from agent_desktop.contract.problems import FieldError
from agent_desktop.language import t
from ui.knowledge.editor.kept_fields import KeptFields
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.piecewise import lay_out, polished
from ui.style.tokens import SPACE


class RecordForm(KeptFields):
    """The base of what edits a record: one form shows one record after the other.

    It is made piece by piece (`pieces`), and may be shown once that is over. `lay_fields` lays one field after another
    and calls `keeps` for what may be typed in; `show_one` shows a record, None for a new one.

    Signals: changed() with every letter; save_wanted(); active_wanted(bool) to end it, or begin it again.
    """

    save_wanted = Signal()
    active_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._active = True
        self.opened_as: dict[str, str] = {}
        self._outer = parts.column(self)
        inside = parts.frame("plain")
        self.column = parts.column(inside, margin=SPACE.wide, gap=SPACE.wide)
        self._title = wrapped("", "title")
        self.column.addWidget(self._title)
        self.area = parts.scrolling(inside, t("Form"))
        self._outer.addWidget(self.area, 1)

    def pieces(self) -> Iterator[None]:
        """Makes, dresses and lays it out. It stands in its place already, hidden."""
        for _field in self.lay_fields():  # not `yield from`: whoever drops this half way would end it too
            yield
        self.column.addStretch(1)
        self._lay_foot()  # the Tab key comes to what was made first
        yield
        for _part in polished(self):
            yield
        lay_out(self)

    def _lay_foot(self) -> None:
        foot = parts.frame("foot")
        buttons = FlowLayout(foot, gap=SPACE.small, line_gap=SPACE.small)
        buttons.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.save = parts.button(t("Save"), self.save_wanted.emit, icon="save", kind="primary", keys="Ctrl+S")
        buttons.addWidget(self.save)
        self.ending = parts.button("", lambda: self.active_wanted.emit(not self._active), icon="ban")
        buttons.addWidget(self.ending)
        self.said = parts.label("", "muted_small", wrap=True)
        buttons.addWidget(self.said)
        self._outer.addWidget(foot)

    def lay_fields(self) -> Iterator[None]:
        raise NotImplementedError

    def show_record(self, title: str, *, is_new: bool, active: bool, do: Callable[[], object]) -> None:
        """In place of what stands there. `do` fills the fields."""
        self._active = active
        self._title.say(title)
        self.setAccessibleName(title)
        self.ending.set_words(t("End it: it is found no more") if active else t("Use it again"))
        self.ending.setVisible(not is_new)
        self.fill(do)
        self.area.verticalScrollBar().setValue(0)
        self.opened_as = self.typed
        self._say_state()

    def show_one(self, record: Any) -> None:
        """A record of its kind; None: a new one."""
        raise NotImplementedError

    def content(self) -> Write | None:
        """As typed; None where something is wrong, which is told at its field."""
        raise NotImplementedError

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        """What the server found wrong, each at its field."""
        raise NotImplementedError

    # ---- how it stands ------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether there is something that the server has not."""
        return self.typed != self.opened_as

    @property
    def name(self) -> str:
        """What the record is called here; "" for nothing yet."""
        raise NotImplementedError

    def _say_state(self) -> None:
        self.said.setText(t("Not saved yet. It is kept on this computer.") if self.dirty else "")
