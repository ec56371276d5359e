"""What has a part to begin in, and still lets the Tab key come to what stands before that part."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget


class BeginsAt(QFrame):
    """Qt's own focus proxy takes the Tab key straight to the proxy, past all that stands before it."""

    _begins_at: QWidget | None = None

    def begin_at(self, part: QWidget) -> None:
        """Whoever goes here begins in `part`; whoever comes by the Tab key comes to the first stop."""
        self._begins_at = part

    def focusProxy(self) -> QWidget | None:
        """For whoever asks where it begins; Qt itself does not."""
        return self._begins_at or super().focusProxy()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._begins_at is None:
            super().setFocus(reason)
        else:
            self._begins_at.setFocus(reason)
