"""An answer given into a contact: the line in the notes, and the record that goes with it. Pure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from agent_desktop.contract.answering import LONGEST_ASKED, Quote, Source
from agent_desktop.desk.answers import HitKind
from agent_desktop.language import t
from ui.knowledge.reading import AnswerView


def quote_line(view: AnswerView) -> str:
    """What is written into the notes, on one line."""
    if view.kind is HitKind.INSTITUTION:
        words = t("Gave “{name}”: {number}") if view.number else t("Gave “{name}”")
        return one_line(words.format(name=view.title, number=view.number))
    words = t("Answered from “{title}” (version {version}): {answer}")
    return one_line(words.format(title=view.title, version=view.version, answer=view.short))


def one_line(words: str) -> str:
    return " ".join(words.split())


def quote_of(view: AnswerView, at: datetime, *, asked: str, script_id: str, step: str) -> Quote:
    """`asked`: what it was looked for with; `script_id`, `step`: where a script was, "" where none leads."""
    return Quote(
        source=Source.INSTITUTION if view.kind is HitKind.INSTITUTION else Source.ARTICLE,
        id=UUID(view.id),
        version=view.version,
        language=view.spoken,
        at=at,
        asked=asked[:LONGEST_ASKED],
        script_id=script_id,
        step=step,
    )


def latest(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Of each answer the one given last: that is what the citizen knows."""
    return tuple({(quote.source, quote.id): quote for quote in quotes}.values())
