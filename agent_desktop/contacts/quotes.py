"""The answers given in a contact. Pure."""

import unicodedata

from agent_desktop.contract.answering import LONGEST_ASKED, MOST_QUOTES, Quote


def with_quote(quotes: tuple[Quote, ...], quote: Quote) -> tuple[Quote, ...]:
    """`quotes` with `quote` at the end; as they were where the answer was given at that version already."""
    if any(_same_answer(quote, other) and quote.version == other.version for other in quotes):
        return quotes
    return (*quotes, quote)


def without_quote(quotes: tuple[Quote, ...], quote: Quote) -> tuple[Quote, ...]:
    """It was not given after all."""
    return tuple(other for other in quotes if other != quote)


def newest(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Those that go with a finished contact: no contact is held back because of how much was said in it."""
    return quotes[-MOST_QUOTES:]


def as_asked(words: str) -> str:
    """What was searched for, as a quote and a question keep it: one line, nothing unseen, at most LONGEST_ASKED.

    For any str whatever; "" where nothing is left of it.
    """
    seen = "".join(_seen(character) for character in words[: 4 * LONGEST_ASKED])
    return " ".join(seen.split())[:LONGEST_ASKED].rstrip()


def as_said(words: str) -> str:
    """A remark as it can be sent: its lines and letters as they were typed, without what cannot be kept."""
    kept = (sign for sign in words if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
    return "".join(kept).strip()


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category in {"Cf", "Cs", "Co", "Cn"} else character


def _same_answer(one: Quote, other: Quote) -> bool:
    return (one.source, one.id) == (other.source, other.id)
