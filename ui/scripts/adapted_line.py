"""“Wording adapted: hearing impaired · to a representative”, each reason with its icon."""

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.scripts.reasons import Reason
from ui.style.flow import FlowLayout
from ui.style.parts import icon_label
from ui.style.tokens import SPACE


class AdaptedLine(QWidget):
    """Hidden where the words are the usual ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = FlowLayout(self, gap=SPACE.small)
        self._shown: tuple[Reason, ...] = ()
        self.hide()

    @property
    def words(self) -> str:
        """All of it as it is read out; "" where nothing is adapted."""
        listed = ", ".join(reason.words for reason in self._shown)
        return t("Wording adapted: {reasons}.").format(reasons=listed) if listed else ""

    def show_reasons(self, shown: tuple[Reason, ...]) -> None:
        if shown != self._shown:
            self._shown = shown
            self._line.clear()
            for place, reason in enumerate(shown):
                words = t("Wording adapted: {reason}").format(reason=reason.words) if place == 0 else reason.words
                words = words if reason is shown[-1] else f"{words} ·"
                self._line.addWidget(icon_label(words, reason.icon, "small_strong", tone="warn", wrap=True))
        self.setVisible(bool(shown))
