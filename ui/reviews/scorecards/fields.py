"""Controls of the forms of a scorecard: words in both languages, numbers, choices, ticks, lists of coded words."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from agent_desktop.contract.base import Words
from agent_desktop.reviews.checking import Fault
from ui.knowledge.editor.kept_fields import Pair
from ui.reviews.scorecards.words import part_words
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.numbers import Amount
from ui.style.picking import Pick
from ui.style.tokens import SPACE


class ThingForm(QWidget):
    """The base of what edits one thing of a scorecard; fields are made once, in `__init__`, with `_filled` at its end.

    Signals: edited(fields dict, place str, bool) other fields of the thing; the last: its controls are others by that.
    """

    edited = Signal(object, str, bool)  # a dict would lose what its values are

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._inside: QVBoxLayout = parts.column(self, margin=SPACE.wide, gap=SPACE.wide)
        self._faults = wrapped("", "error")
        self._faults.hide()
        self._inside.addWidget(self._faults)

    def say_faults(self, faults: tuple[Fault, ...]) -> None:
        """What is wrong with this thing."""
        names = part_words()
        said = "\n".join(f"{names.get(each.part, each.part)}: {each.what} {each.do}" for each in faults)
        self._faults.say(said)
        self._faults.setVisible(bool(said))

    def go_to(self, place: str) -> None:
        """The focus to the field that is called so, where it still is."""
        found = self.findChild(QWidget, place) if place else None
        if isinstance(found, QWidget):
            found.setFocus()

    # ---- making controls --------------------------------------------------------------------------------------

    def tell(self, field: str, value: object, *, rebuilt: bool = False) -> None:
        focus = QApplication.focusWidget()
        place = focus.objectName() if focus is not None and self.isAncestorOf(focus) else field
        self.edited.emit({field: value}, place, rebuilt)

    def line(self, *widgets: QWidget, least: int = 150) -> None:
        """Beside one another, as there is room."""
        holder = parts.frame("plain")
        flow = FlowLayout(holder, gap=SPACE.wide, line_gap=SPACE.normal, least_width=least)
        for each in widgets:
            flow.addWidget(each)
        self._inside.addWidget(holder)

    def pair(self, field: str, words: Words, *, longest: int, wanted: bool = True, lines: int = 1) -> Pair:
        """In English and Welsh."""
        made: Pair
        made = Pair(
            part_words()[field],
            field,
            lambda: self.tell(field, made.words()),
            longest=longest,
            wanted=wanted,
            lines=lines,
        )
        made.show_words(words)
        self._inside.addWidget(made)
        return made

    def amount(self, field: str, now: float, least: float, most: float, *, decimals: int = 0) -> QWidget:
        """A number under its label; whole where it has no decimals."""
        made = Amount(now, least, most, decimals=decimals)
        made.setObjectName(field)
        made.valueChanged.connect(lambda value: self.tell(field, float(value) if decimals else int(value)))
        return parts.labelled(part_words()[field], made)

    def pick(
        self, field: str, items: Mapping[str, str], current: str, read: Callable[[str], Any], *, rebuilt: bool = False
    ) -> QWidget:
        """One of `items` under its label; `read` makes the value of its code."""
        made = Pick()
        made.setObjectName(field)
        made.fill(items, current)
        made.chosen(lambda code: self.tell(field, read(code), rebuilt=rebuilt))
        return parts.labelled(part_words()[field], made)

    def tick(self, field: str, hint: str, *, on: bool) -> QWidget:
        """A few words to tick, and below them what that means."""
        holder = parts.frame("plain")
        inside = parts.column(holder, gap=SPACE.tight)
        made = QCheckBox(part_words()[field].replace("&", "&&"))
        made.setAccessibleName(part_words()[field])
        made.setAccessibleDescription(hint)
        made.setObjectName(field)
        made.setChecked(on)
        made.toggled.connect(lambda checked: self.tell(field, checked))
        inside.addWidget(made)
        inside.addWidget(parts.label(hint, "muted_small", wrap=True))
        return holder

    def codes(self, field: str, now: tuple[str, ...], hint: str) -> QWidget:
        """Codes with commas between them."""
        made = parts.text_field(part_words()[field], longest=2_000)
        made.setObjectName(field)
        made.setText(", ".join(now))
        made.editingFinished.connect(lambda: self.tell(field, _split(made.text())) if made.isModified() else None)
        return parts.labelled(part_words()[field], made, hint=hint)


def _split(text: str) -> tuple[str, ...]:
    return tuple(each for part in text.split(",") if (each := part.strip()))
