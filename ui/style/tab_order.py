"""The Tab key follows reading: parts made later, or moved, would otherwise come after everything else."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(parts: Sequence[QWidget]) -> None:
    """Put the Tab stops in the order of `parts`; within a part in the order in which they were made.

    A stop belongs to the first of `parts` that holds it; what no part holds is left where it is.
    """
    # Not by QWidget.nextInFocusChain: PySide takes each widget so found for the child of the one before it, and keeps
    # its wrapper for good once a screen is gone. A contact opened and closed would leave 40 KB behind.
    stops = dict.fromkeys(
        each
        for part in parts
        for each in (part, *part.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is part.window()  # lists of choices pop up
    )
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)
