"""How far this computer has come with the answers that it is given for the first time: in words, and as a bar."""

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from agent_desktop.desk.filling import Coming
from agent_desktop.language import t
from ui.style.parts import column, label
from ui.style.tokens import SPACE


def coming_words(coming: Coming, *, online: bool = True) -> str:
    """How many of how many; and that it waits, where the server cannot be reached."""
    far = t("{done} of {all} records are on this computer.") if coming.of else t("{done} records are on this computer.")
    waits = "" if online else t("The others follow when the server can be reached.")
    return " ".join(part for part in (far.format(done=f"{coming.done:,}", all=f"{coming.of:,}"), waits) if part)


class ComingStrip(QFrame):
    """In sight while there is something to come. It takes no focus and nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._said = label("", "muted_small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("Answers that have come to this computer"))
        inside = column(self, gap=SPACE.tight)
        inside.addWidget(self._said)
        inside.addWidget(self.bar)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; "" while it is not shown."""
        return self._said.text() if not self.isHidden() else ""

    def show_coming(self, coming: Coming | None, *, online: bool = True) -> None:
        """None: all of it is here."""
        self.setVisible(coming is not None)
        if coming is None:
            return
        self._said.setText(coming_words(coming, online=online))
        self.bar.setVisible(coming.of > 0)
        self.bar.setRange(0, max(1, coming.of))
        self.bar.setValue(coming.done)
