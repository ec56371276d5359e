"""Every word the program says, as Babel collects it, beside its Welsh."""

from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
WELSH = ROOT / "resources/translations/cy/LC_MESSAGES/agent_desktop.po"
ROOMS = ("agent_desktop", "ui")
KEYWORDS = {"t": None, "tn": (1, 2), "t_in": (2,)}
"""As the Makefile's `translations` has them."""

Words = str | tuple[str, ...]


@cache
def collected() -> dict[Words, str]:
    """Each message, a plural as (one, many), and the first place that says it: "ui/shell/bar.py:25"."""
    found: dict[Words, str] = {}
    for room in ROOMS:
        for file, line, words, _comments, _context in extract_from_dir(
            ROOT / room, [("**.py", "python")], keywords=KEYWORDS
        ):
            found.setdefault(words, f"{room}/{file}:{line}")
    return found


@cache
def welsh() -> Catalog:
    with WELSH.open("rb") as file:
        return read_po(file, locale="cy", abort_invalid=True)


def messages() -> list[Message]:
    """The translations, without the header."""
    return [message for message in welsh() if message.id]


def as_tuple(words: Words | list[str] | None) -> tuple[str, ...]:
    """Every form of a message; one empty form where there are no words yet."""
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


def placeholders(words: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(words) if name is not None}
