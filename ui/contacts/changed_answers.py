"""What was given and is another answer by now: said while the call lasts, with before and now."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from agent_desktop.desk.answering import ChangedAnswer
from agent_desktop.knowledge.quoted import Answer
from agent_desktop.language import t
from ui.bridge import Fault
from ui.contacts.giving import Giving
from ui.contacts.state import ContactState
from ui.knowledge.asking import AskingForAnswers
from ui.knowledge.quoting import one_line
from ui.shell.notices import NoticeArea

Seen = tuple[UUID, int]
"""An answer, and the version of it that was told of; 0: that it is archived."""


class ChangedAnswers(QObject):
    """`give_anew`: the answer as it is now, to be given into the contact."""

    def __init__(
        self,
        state: ContactState,
        asking: AskingForAnswers,
        giving: Giving,
        notices: NoticeArea,
        *,
        give_anew: Callable[[Answer], None],
        failed: Callable[[Fault], None],
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._giving, self._notices = state, asking, giving, notices
        self._give_anew, self._failed = give_anew, failed
        self._told: set[Seen] = set()

    def look(self) -> None:
        """After answers came, or a contact was opened again."""
        quotes = self._state.draft.quotes
        if quotes:
            self._asking.changed_since(quotes, self._show, self._failed)

    def _show(self, changed: tuple[ChangedAnswer, ...]) -> None:
        given = {quote.id: quote.version for quote in self._state.draft.quotes}  # the version given last
        still = [each for each in changed if given.get(each.quote.id) == each.quote.version]
        self._giving.changed = frozenset(each.quote.id for each in still)
        self._giving.paint()
        for each in still:
            seen = (each.quote.id, each.now.version if each.now is not None else 0)
            if seen not in self._told:
                self._told.add(seen)
                self._say(each)

    def _say(self, changed: ChangedAnswer) -> None:
        now = changed.now
        if now is None:
            words = t("“{title}” is no longer given: it was archived since you gave it.")
        else:
            words = t("“{title}” has changed since you gave it.")
        action = (t("Quote the new answer"), partial(self._give_anew, now)) if now is not None else None
        self._notices.say(
            words.format(title=changed.title),
            tone="warn",
            more="\n".join(_lines(changed)),
            action=action,
            also=(t("Seen"), _nothing),
        )


def _lines(changed: ChangedAnswer) -> list[str]:
    """Before and now, and what the editor says of it."""
    found = []
    if changed.before:
        found.append(t("You gave: “{words}”").format(words=one_line(changed.before)))
    if changed.after:
        found.append(t("It says now: “{words}”").format(words=one_line(changed.after)))
    if changed.change_note:
        found.append(t("What changed: {note}").format(note=changed.change_note))
    return found


def _nothing() -> None:
    """The notice goes; that is all."""
