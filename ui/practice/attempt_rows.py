"""Attempts as rows of a list. Pure."""

from agent_desktop.contract.practice import AttemptInfo
from agent_desktop.language import language
from ui.practice.words import attempt_words
from ui.reviews.queue import QueueRow
from ui.reviews.words import per_cent


def attempt_row(info: AttemptInfo) -> QueueRow:
    """A lost critical point has its own mark; the words say it as well."""
    clean = info.critical == 0
    return QueueRow(
        title=info.scenario_title.in_language(language()),
        about=attempt_words(info),
        side=per_cent(info.score) if info.score is not None else "",
        tone="" if clean else "bad",
        icon="eye" if clean else "octagon-alert",
        tint="text_quiet" if clean else "bad",
        thing=info,
    )
