"""Words that came from a server, made harmless: they may not be ours, and never reach a screen as they are. Pure."""

import unicodedata

LONGEST = 300


def plain_words(text: str, longest: int = LONGEST) -> str:
    """`text` as one line of plain words: no control or direction marks, nothing that reads as markup, not too long."""
    seen = "".join(_harmless(character) for character in text[: longest * 4])
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def token_words(text: str) -> str:
    """A request id or problem type: letters, digits, dot, dash and underscore only, 64 at most."""
    return "".join(c for c in text[:256] if c.isascii() and (c.isalnum() or c in ".-_"))[:64]


def _harmless(character: str) -> str:
    if character in "<>":
        return "‹" if character == "<" else "›"
    category = unicodedata.category(character)
    if category in {"Zl", "Zp", "Zs", "Cc"}:
        return " "
    return "" if category.startswith("C") else character
