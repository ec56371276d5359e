"""Panels beside one another where there is room for all, and under one another in a page that scrolls where not.

Each is dressed for itself once it stands in its place: the area that holds them is not, or all in it would be twice.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.tokens import SPACE


class Panel(NamedTuple):
    """`share` of the width; `least`: its height, at the base size, where it stands under another."""

    part: QWidget
    share: int
    least: int


class SideBySide(QFrame):
    """`wide_from`: the width at the base size from which they stand beside one another. `name`: of them together."""

    def __init__(self, panels: Sequence[Panel], *, wide_from: int, name: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._panels, self._wide_from = tuple(panels), wide_from
        self._to_dress = True
        inside = QFrame()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.normal)
        parts.column(self).addWidget(scrolling_apart(inside, name))  # empty: else all would be measured undressed
        for part, share, _least in self._panels:
            self._row.addWidget(part, share)
        theme.changes.theme_changed.connect(self._arrange)

    def event(self, event: QEvent) -> bool:
        """Dressed once it stands in its place, each panel for itself: what moves would be dressed anew."""
        if event.type() == QEvent.Type.Polish and self._to_dress:
            self._to_dress = False
            for panel in self._panels:
                theme.dress(panel.part)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.pixels(self._wide_from)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
        for part, _share, least in self._panels:
            part.setMinimumHeight(0 if wide else theme.pixels(least))
