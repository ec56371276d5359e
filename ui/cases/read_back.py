"""Step 4: what was promised and the reference, to be read back. Or, without a case, how to end."""

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.cases.promise_lines import RaisedFacts, promise_aloud, reference_aloud
from ui.style.copyable import copyable, wrapped
from ui.style.parts import column
from ui.style.saying import SayCard
from ui.style.tokens import SPACE


class ReadBackPage(QWidget):
    """Nothing to answer here: the words, the reference large, and what was taken down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = SayCard(self)
        self._reference = copyable("", "title")
        self._letters = copyable("", "muted")
        self._taken = copyable("", "body")
        self._hint = wrapped("", "muted")
        inside = column(self, gap=SPACE.wide)
        for part in (self._say, self._reference, self._letters, self._taken, self._hint):
            inside.addWidget(part)
        inside.addStretch(1)

    def show_case(self, facts: RaisedFacts | None, taken: tuple[str, ...]) -> None:
        """`taken`: the answers in words, one a line. No `facts`: a contact without a case."""
        if facts is None:
            self._say.say(t("“Is there anything else I can help you with?”"))
            self._hint.say(t("No case is raised. Choose the outcome below and finish the contact."))
        else:
            self._say.say(promise_aloud(facts), reference_aloud(facts))
            self._hint.say(t("The case is sent with the contact when you finish."))
        self._reference.say(facts.reference if facts else "")
        self._reference.setVisible(facts is not None)
        self._letters.say(spelled(facts.reference) if facts else "")
        self._letters.setVisible(facts is not None)
        self._taken.say("\n".join(taken))
        self._taken.setVisible(bool(taken))


def spelled(reference: str) -> str:
    """The reference letter by letter, in the groups it is read in."""
    return "  –  ".join(" ".join(group) for group in reference.split("-"))
