"""Where the typing stands in one contact, also while another contact is in front."""

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.contacts.open_contact import Cursor
from ui.contacts.remembering import cursor_in, named, put_cursor
from ui.contacts.state import ContactState


class Whereabouts(QObject):
    """Follows the focus while `inside` is in front."""

    def __init__(self, state: ContactState, inside: QWidget) -> None:
        super().__init__(state)
        self._state, self._inside = state, inside
        self._last: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Being hidden, Qt sends the focus on through what is hidden with it: that is nobody's wish.
        if now is not None and self._inside.isVisible() and self._inside.isAncestorOf(now):
            self._last = now
            self._state.moved.emit()

    @property
    def _field(self) -> QWidget | None:
        return self._last if self._last is not None and shiboken6.isValid(self._last) else None

    @property
    def cursor(self) -> Cursor:
        return cursor_in(self._field)

    def put(self, cursor: Cursor) -> None:
        """Where it stood once, if that is still there."""
        field = named(self._inside, cursor.field)
        if not cursor.field:
            self._last = None  # it stood in no field: a panel opened again is not to keep what it took
        elif field is not None:
            put_cursor(field, cursor)
            self._last = field
            if self._inside.isVisible():  # else it has the focus once it comes to the front
                self.take_focus()

    def take_focus(self) -> bool:
        """The focus goes back to where it was; False where it was nowhere, or where that is out of sight."""
        field = self._field
        if field is None or not field.isVisibleTo(self._inside) or not field.isEnabled():
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
