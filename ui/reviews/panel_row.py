"""Panels beside each other, or under one another where there is less room; each dressed for itself, in its own turn.

The first is dressed when it stands in its place, before anything is painted; the others follow piece by piece, and are
seen once they are. No scroll area is dressed that holds dressed parts: all in it would be dressed twice. A panel that
is large paints its own card, and dresses its parts as they come.
"""

from collections.abc import Callable, Iterator, Sequence
from weakref import WeakSet

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.piecewise import Piecewise, polished
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE


class DressedInPieces(PaintedCard):
    """A large panel, not the first: its parts are dressed for themselves, in turns of their own, before it is seen."""

    def dressed(self) -> Iterator[None]:
        """A part at each step."""
        raise NotImplementedError


class PanelRow(QWidget):
    """`arrange`: says anew which are seen and how, by `show_panels`; called after each that is dressed."""

    def __init__(
        self,
        name: str,
        panels: Sequence[QWidget],
        *,
        shares: Sequence[int],
        least_heights: Sequence[int],
        arrange: Callable[[], object],
    ) -> None:
        super().__init__()
        self._panels, self._least_heights, self._arrange = tuple(panels), tuple(least_heights), arrange
        self._dressed: WeakSet[QWidget] = WeakSet()
        inside = QFrame()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.normal)
        parts.column(self).addWidget(scrolling_apart(inside, name))
        for panel, share in zip(self._panels, shares, strict=True):
            panel.hide()
            self._row.addWidget(panel, share)
        self._dress(self._panels[0])
        self._making = Piecewise(self._rest(), self)

    @property
    def is_whole(self) -> bool:
        """Whether all of them are dressed."""
        return self._making.is_done

    def show_panels(self, seen: Sequence[QWidget], *, beside: bool) -> None:
        """`seen`, as far as they are dressed; the others are not."""
        for panel in self._panels:
            panel.setVisible(panel in seen and panel in self._dressed)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
        for panel, least in zip(self._panels, self._least_heights, strict=True):
            panel.setMinimumHeight(0 if beside else theme.pixels(least))

    def _rest(self) -> Iterator[None]:
        for panel in self._panels[1:]:
            if isinstance(panel, DressedInPieces):
                yield from panel.dressed()
            self._dress(panel)
            yield
            yield from polished(panel)
            self._arrange()
            yield

    def _dress(self, panel: QWidget) -> None:
        if not isinstance(panel, PaintedCard):
            theme.dress(panel)
        self._dressed.add(panel)
