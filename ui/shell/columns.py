"""Where the handler put the dividers between columns: one place for all screens, kept in the settings."""

from PySide6.QtCore import QObject, Signal

from ui.shell.preferences import Preferences


class Columns(QObject):
    """Widths in pixels at the base size, by what is divided, such as "contact.three".

    Signals: moved() when a divider was put elsewhere, on whichever screen.
    """

    moved = Signal()

    def __init__(self, preferences: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._widths = dict(preferences.settings.panels) if preferences is not None else {}

    def of(self, divided: str) -> tuple[int, ...]:
        """Empty where nobody moved anything."""
        return self._widths.get(divided, ())

    def put(self, divided: str, widths: tuple[int, ...]) -> None:
        if self._widths.get(divided) == widths:
            return
        self._widths[divided] = widths
        if self._preferences is not None:
            self._preferences.change(panels={**self._preferences.settings.panels, divided: widths})
        self.moved.emit()
