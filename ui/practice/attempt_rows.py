"""Attempts as rows of a list. Pure."""

from agent_desktop.contract.practice import AttemptInfo
from agent_desktop.language import language, t
from ui.practice.words import attempt_words
from ui.reviews.queue import QueueRow
from ui.reviews.words import per_cent


def attempt_row(info: AttemptInfo, *, unread: bool = False) -> QueueRow:
    """A lost critical point has its own mark; the words say it as well. `unread`: somebody has commented since."""
    clean = info.critical == 0
    said = attempt_words(info)
    return QueueRow(
        title=info.scenario_title.in_language(language()),
        about=t("not read yet · {attempt}").format(attempt=said) if unread else said,
        side=per_cent(info.score) if info.score is not None else "",
        tone="" if clean else "bad",
        icon="message-square-text" if unread else "eye" if clean else "octagon-alert",
        tint="accent" if unread else "text_quiet" if clean else "bad",
        thing=info,
    )
