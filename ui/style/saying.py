"""Words to say aloud: large, in a card with an edge of the accent colour."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.parts import column
from ui.style.tokens import SPACE


class SayCard(QFrame):
    """One or more sentences at 20 px or more, each on a line of its own.

    The first `usual` lines stay for other words: to make, dress and take apart three questions took longer than all
    else that shows who calls.
    """

    def __init__(self, parent: QWidget | None = None, *, usual: int = 1) -> None:
        super().__init__(parent)
        self.setProperty("role", "say")
        inside = column(self, margin=(SPACE.section, SPACE.wide, SPACE.section, SPACE.wide), gap=SPACE.normal)
        self._usual = [_Line() for _ in range(usual)]
        for line in self._usual:
            inside.addWidget(line)
        self._more = column(gap=SPACE.normal)
        inside.addLayout(self._more)

    def say(self, *sentences: str) -> None:
        self.say_with_record(tuple((sentence, "") for sentence in sentences))

    def say_with_record(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Each sentence with what is on record for it, small under it and for the handler's eyes ("": nothing)."""
        said = [(words, recorded) for words, recorded in lines if words]
        empty(self._more)
        for line, (words, recorded) in zip(self._usual, said, strict=False):
            line.say(words, recorded)
            line.show()
        for line in self._usual[len(said) :]:
            line.say("", "")
            line.hide()
        for words, recorded in said[len(self._usual) :]:
            line = _Line()
            line.say(words, recorded)
            self._more.addWidget(line)
        self.setAccessibleName(" ".join(words for words, _ in said))
        self.setVisible(bool(said))


class _Line(QFrame):
    """A sentence, and what is on record for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words, self._recorded = copyable("", "body"), copyable("", "recorded")
        self._recorded.hide()
        group = column(self, gap=0)
        group.addWidget(self._words)
        group.addWidget(self._recorded)

    def say(self, words: str, recorded: str) -> None:
        self._words.say(words)
        self._recorded.say(recorded)
        self._recorded.setVisible(bool(recorded))
