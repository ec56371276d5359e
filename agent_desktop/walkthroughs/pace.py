"""How long what is said stays before the walkthrough goes on."""

WORDS_A_SECOND = 2.6
"""An easy pace of reading something new; half of it and twice of it can be chosen."""

LEAST_S, MOST_S = 2.5, 40.0


def reading_s(words: str) -> float:
    """Seconds for `words`, with a moment to look at what they are about."""
    return min(MOST_S, max(LEAST_S, 1.2 + len(words.split()) / WORDS_A_SECOND))
