"""What is said of a contact once it is finished: kept here at once, and sent as soon as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import shiboken6
from PySide6.QtGui import QGuiApplication

from agent_desktop.language import t
from ui.shell.notices import Action, Notice, NoticeArea

if TYPE_CHECKING:
    from agent_desktop.desk.finishing import Finished, RaisedCase
    from agent_desktop.desk.outbox import Delivered

SECONDS = 120
"""Long enough to say the reference twice and to write it down."""

SHORT_SECONDS = 12
"""Where there is no reference."""


@dataclass
class _Said:
    """A notice that still says "being sent", and what has to go before it may say more."""

    notice: Notice
    cases: tuple["RaisedCase", ...]
    waiting: set[UUID]


class FinishedNotices:
    """`online()`: whether the server can be reached now, as far as is known."""

    def __init__(self, notices: NoticeArea, online: Callable[[], bool]) -> None:
        self._notices, self._online = notices, online
        self._said: list[_Said] = []
        self._shown: list[Notice] = []

    def say(self, finished: "Finished") -> None:
        """It is durable here: the handler need not wait for more."""
        going = t("It is being sent.") if self._online() else t("It goes to the server when the line is back.")
        raised = _raised(finished.cases)
        notice = self._show(t("Finished and saved on this computer."), f"{raised} {going}".strip(), finished.cases)
        for earlier in self._shown[:-1]:  # one at a time: the room is the next call's
            if shiboken6.isValid(earlier):
                earlier.dismiss()
        del self._shown[:-1]
        waiting = {finished.contact_id, *(case.id for case in finished.cases)}
        self._said.append(_Said(notice, finished.cases, waiting))

    def sent(self, delivered: "Delivered") -> None:
        """Whatever went now is said where its notice still stands; who closed it has read it."""
        gone = {each.id for each in delivered.sent}
        for said in list(self._said):
            said.waiting -= gone
            if said.waiting:
                continue
            self._said.remove(said)
            if shiboken6.isValid(said.notice) and not said.notice.isHidden():
                said.notice.dismiss()
                self._show(t("Finished and sent."), _with_the_service(said.cases), said.cases)

    def _show(self, words: str, more: str, cases: "tuple[RaisedCase, ...]") -> Notice:
        copy: Action | None = None
        references = tuple(case.reference for case in cases)
        if references:
            name = t("Copy the references") if len(references) > 1 else t("Copy the reference")
            copy = (name, lambda: QGuiApplication.clipboard().setText(", ".join(references)))
        seconds = SECONDS if references else SHORT_SECONDS
        notice = self._notices.say(words, tone="good", more=more, copy=copy, seconds=seconds)
        self._shown.append(notice)
        return notice


def _raised(cases: "tuple[RaisedCase, ...]") -> str:
    if len(cases) > 1:
        return t("Cases raised: {cases}.").format(cases=_each_named(cases))
    return t("Case {reference}.").format(reference=cases[0].reference) if cases else ""


def _with_the_service(cases: "tuple[RaisedCase, ...]") -> str:
    if len(cases) > 1:
        return t("With their services: {cases}.").format(cases=_each_named(cases))
    return t("Case {reference} is with the service.").format(reference=cases[0].reference) if cases else ""


def _each_named(cases: "tuple[RaisedCase, ...]") -> str:
    """Which is which: one of them may be a concern, whose reference is not for the citizen's bin."""
    return ", ".join(f"{case.title} {case.reference}" for case in cases)
