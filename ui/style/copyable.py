"""Words that can be marked and copied, however long a hostile word in them is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from ui.style.breaking import breakable
from ui.style.words import PlainLabel

FEW = 6
"""Letters that a wrapped label keeps room for at the least."""


class WrappedLabel(PlainLabel):
    """Plain words that wrap anywhere they must. Its height follows its width, so it asks for one line at the least."""

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "") -> None:
        super().__init__("", role, tone=tone, wrap=True)
        # Not Minimum: Qt would take the height of the square it makes of the words for the least there must be.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            # A name in Arabic letters reads from the right and still stands where the names above it stand.
            self.setAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
        self.say(words)

    def say(self, words: str) -> None:
        self.setText(breakable(words))
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        margins = self.contentsMargins()
        metrics = self.fontMetrics()
        return QSize(FEW * metrics.averageCharWidth() + margins.left() + margins.right(), metrics.height())


class CopyableLabel(WrappedLabel):
    """The mouse marks its words, the context menu copies."""

    def __init__(self, words: str = "", role: str = "body", *, tone: str = "") -> None:
        super().__init__(words, role, tone=tone)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def copyable(words: str = "", role: str = "body", *, tone: str = "") -> CopyableLabel:
    return CopyableLabel(words, role, tone=tone)


def wrapped(words: str = "", role: str = "body", *, tone: str = "") -> WrappedLabel:
    """Words of ours or of a record that wrap and are not for copying."""
    return WrappedLabel(words, role, tone=tone)
