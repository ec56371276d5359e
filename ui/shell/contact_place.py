"""Where contacts stand: the strip of tabs, and below it the one in front or what to do while there is none."""

from PySide6.QtWidgets import QFrame

from agent_desktop.language import t
from ui.shell.empty import EmptyState
from ui.shell.shortcuts import Shortcuts
from ui.shell.tabs import TabStrip
from ui.style import parts, theme
from ui.style.naming import name_controls
from ui.style.stack import Stack


class ContactPlace(QFrame):
    """`tabs` and `stack` belong together: see ui.shell.open_contacts."""

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.tabs = TabStrip(shortcuts)
        self.stack = Stack()
        name_controls(
            {
                "contact.place": self,
            }
        )
        begin = parts.button(t("New contact"), self.tabs.new_asked.emit, icon="plus", kind="primary")
        shortcuts.attach(begin, "contact.new", bind=False)
        self._nothing = EmptyState(
            "headset",
            t("No contact is open"),
            t("A call opens here by itself. You can also begin a contact by hand, or find a person first."),
            begin,
        )
        self.stack.addWidget(self._nothing)
        inside = parts.column(self, gap=0)
        inside.addWidget(self.tabs)
        inside.addWidget(self.stack, 1)

    def dress(self) -> None:
        """Once it stands in its window: what moves is dressed again. Contacts dress their own parts."""
        theme.dress(self.tabs)
        theme.dress(self._nothing)
