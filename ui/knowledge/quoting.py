"""An answer given into a contact, as the line that is written into its notes. Pure."""

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
