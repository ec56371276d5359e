"""The services that an article or an institution is about: each with a button that takes it out."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE


class ServicesPart(QWidget):
    """`services`: words by code. `changed` is called after each change by hand. `none`: what it means to have none."""

    def __init__(self, services: Mapping[str, str], changed: Callable[[], object], none: str = "") -> None:
        super().__init__()
        self._services, self._changed = services, changed
        self._none = none or t("None: it is another institution's business.")
        self.codes: tuple[str, ...] = ()
        inside = parts.column(self, gap=SPACE.small)
        inside.addWidget(parts.label(t("Services"), "strong"))
        self._chosen = parts.frame("plain")
        self._line = FlowLayout(self._chosen, gap=SPACE.small, line_gap=SPACE.small)
        inside.addWidget(self._chosen)
        self._add = Pick()
        self._add.setObjectName("service_codes")
        self._add.chosen(self._take_in)
        inside.addWidget(parts.labelled(t("Add a service that it is about"), self._add))

    def know(self, services: Mapping[str, str]) -> None:
        """From the next `show_codes` on these can be chosen."""
        self._services = services

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """In place of those that stand there. It tells nobody."""
        self.codes = codes
        self._line.clear()
        for code in codes:
            words = self._services.get(code, code)
            name = t("Remove the service “{service}”").format(service=words)
            self._line.addWidget(parts.button(words, partial(self._take_out, code), icon="x", name=name))
        if not codes:
            self._line.addWidget(parts.label(self._none, "muted", wrap=True))
        self._add.clear()
        left = {code: words for code, words in self._services.items() if code not in codes}
        self._add.fill({"": t("Choose a service"), **left}, "")

    def _take_in(self, code: str) -> None:
        if code:
            self.show_codes((*self.codes, code))
            self._changed()

    def _take_out(self, code: str) -> None:
        self.show_codes(tuple(each for each in self.codes if each != code))
        self._add.setFocus()
        self._changed()
