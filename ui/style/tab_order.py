"""The Tab key follows reading: parts made later, or moved, would otherwise come after everything else."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(inside: QWidget, parts: Sequence[QWidget]) -> None:
    """Put the Tab stops of `inside` in the order of `parts`; within a part they keep theirs.

    A stop belongs to the first of `parts` that holds it; what no part holds is left where it is.
    """
    groups: dict[QWidget, list[QWidget]] = {part: [] for part in parts}
    stop = inside.nextInFocusChain()
    while stop is not None and stop is not inside:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            held = next((part for part in parts if part is stop or part.isAncestorOf(stop)), None)
            if held is not None:
                groups[held].append(stop)
        stop = stop.nextInFocusChain()
    for earlier, later in pairwise([stop for part in parts for stop in groups[part]]):
        QWidget.setTabOrder(earlier, later)
