"""Words that can be marked and copied, however long a hostile word in them is."""

from PySide6.QtCore import Qt

from ui.style.breaking import breakable
from ui.style.parts import label
from ui.style.words import PlainLabel


class CopyableLabel(PlainLabel):
    """Plain words that wrap anywhere they must; the mouse marks them, the context menu copies."""

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "", wrap: bool = True) -> None:
        super().__init__("", role, tone=tone, wrap=wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.say(words)

    def say(self, words: str) -> None:
        """Show `words`. Their first strong letter decides the direction, as a name in Urdu or Hebrew needs."""
        self.setText(breakable(words))
        self.setAccessibleName(words)


def copyable(words: str = "", role: str = "body", *, tone: str = "", wrap: bool = True) -> CopyableLabel:
    return CopyableLabel(words, role, tone=tone, wrap=wrap)


def wrapped(words: str = "", role: str = "body", *, tone: str = "") -> PlainLabel:
    """Words of ours or of a record that wrap and are not for copying."""
    return label(breakable(words), role, tone=tone, wrap=True)
