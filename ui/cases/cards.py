"""Beside the call: what will be raised, with its reference, and what the service promises."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.cases.promise_lines import RaisedFacts, ServiceFacts
from ui.style.announcing import announce
from ui.style.at_once import at_once
from ui.style.copyable import copyable, wrapped
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, row, separator
from ui.style.tokens import SPACE
from ui.style.words import IconMark


class FactLine(QWidget):
    """An icon and words to copy; `below` them, in line with them, whatever belongs to them."""

    def __init__(self, icon: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = row(self, gap=SPACE.normal)
        self._icon = IconMark(icon)
        self._words = copyable("", role)
        self.below = column(gap=SPACE.small)
        self.below.addWidget(self._words)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self.below, 1)

    def say(self, words: str, icon: str = "") -> None:
        self._words.say(words)
        if icon:
            self._icon.show_icon(icon)
        self.setVisible(bool(words))

    def show_words(self, shown: bool) -> None:
        self._words.setVisible(shown)


class RaisedLines(QWidget):
    """One case of the contact: what it is, where, by when, and its reference to copy.

    Signals: again() when a reference could not be had and is asked for once more.
    """

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference_words = ""
        self._rule = separator()
        self._title = FactLine("folder-open", "strong")
        self._place = FactLine("map-pin")
        self._promise = FactLine("clock")
        self._reference = FactLine("hash", "strong")
        self._state = wrapped("", "muted_small")
        self._copy = button(t("Copy reference"), self._copy_reference, icon="copy")
        self._again = button(t("Try again"), self.again.emit, icon="rotate-ccw")
        name_controls(
            {
                "raised.copy": self._copy,
                "raised.again": self._again,
            }
        )
        inside = column(self, gap=SPACE.small)
        inside.addWidget(self._rule)
        inside.addSpacing(SPACE.small)
        for part in (self._title, self._place, self._promise, self._reference):
            inside.addWidget(part)
        buttons = row(gap=SPACE.normal)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        self._reference.below.addWidget(self._state)
        self._reference.below.addLayout(buttons)

    def show_case(self, facts: RaisedFacts | None, *, reference: str, trouble: str = "", first: bool = True) -> None:
        """`reference` is at hand before there is a case; `trouble`: why there is none. `first`: no line above it."""
        self._rule.setVisible(not first)
        title = facts.title if facts else t("No case yet")
        self.setAccessibleName(title)
        self._title.say(title, facts.icon if facts else "folder-open")
        self._place.say(facts.place if facts else "")
        self._promise.say(facts.promise if facts else "")
        self._reference.say(reference)
        self._reference.show_words(bool(reference))
        self._state.say(t("ready to give") if reference else trouble or t("Getting a reference…"))
        self._reference.setVisible(bool(reference or trouble or facts))
        self._copy.setAccessibleName(t("Copy reference: {case}").format(case=title) if facts else t("Copy reference"))
        self._copy.setVisible(bool(reference))
        self._again.setVisible(bool(trouble) and not reference)
        self._reference_words = reference

    @property
    def reference(self) -> str:
        """As it is shown and copied; "" while there is none."""
        return self._reference_words

    def _copy_reference(self) -> None:
        QGuiApplication.clipboard().setText(self._reference_words)
        self._state.say(t("copied"))
        announce(self, t("Reference copied"))


class RaisedCard(QFrame):
    """Every case of the contact. Signals: again() when a reference is asked for once more."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._heading = label("", "heading")
        inside = column(self, margin=SPACE.wide, gap=SPACE.small)
        inside.addWidget(self._heading)
        self._list = column(gap=SPACE.wide)
        inside.addLayout(self._list)
        self._lines: list[RaisedLines] = []
        self._shown: tuple[object, ...] = ((), "", "")
        self._show((), "", "")

    def show_cases(self, cases: tuple[RaisedFacts | None, ...], *, reference: str, trouble: str = "") -> None:
        """None: what the contact is about has no case yet; `reference` is at hand for it. `trouble`: why one is not."""
        now = (cases, reference, trouble)
        if now != self._shown:
            self._shown = now
            with at_once(self):
                self._show(cases, reference, trouble)

    def _show(self, cases: tuple[RaisedFacts | None, ...], reference: str, trouble: str) -> None:
        words = t("Cases to be raised") if len(cases) > 1 else t("Case to be raised")
        self.setAccessibleName(words)
        self._heading.setText(words)
        shown = cases or (None,)
        while len(self._lines) > len(shown):
            gone = self._lines.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < len(shown):
            made = RaisedLines(self)
            made.again.connect(self.again)
            self._list.addWidget(made)
            self._lines.append(made)
        for place, (lines, facts) in enumerate(zip(self._lines, shown, strict=True)):
            own = facts.reference if facts else reference
            lines.show_case(facts, reference=own, trouble=trouble, first=place == 0)


class ServiceCard(QFrame):
    """What the service is, what it promises, and who does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(t("About this service"))
        self._name = FactLine("circle-question-mark", "strong")
        self._description = copyable("", "body")
        self._promise = FactLine("clock")
        self._department = FactLine("building-2")
        self._nothing = wrapped(t("Choose what they need to see what is promised."), "muted")
        inside = column(self, margin=SPACE.wide, gap=SPACE.small)
        inside.addWidget(label(t("About this service"), "heading"))
        for part in (self._nothing, self._name, self._description, self._promise, self._department):
            inside.addWidget(part)
        self._shown: ServiceFacts | None = None
        self._show(None)

    def show_service(self, facts: ServiceFacts | None) -> None:
        if facts != self._shown:
            self._shown = facts
            with at_once(self):
                self._show(facts)

    def _show(self, facts: ServiceFacts | None) -> None:
        self._nothing.setVisible(facts is None)
        self._name.say(facts.name if facts else "", facts.icon if facts else "")
        self._description.say(facts.description if facts else "")
        self._description.setVisible(facts is not None)
        self._promise.say(facts.promise if facts else "")
        self._department.say(facts.department if facts else "")
