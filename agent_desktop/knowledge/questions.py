"""When two handlers were asked the same: a question's words, without what makes no difference. Pure."""

import re
from collections.abc import Mapping

from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.folding import words as words_in

LONGEST_KEY = 300

_ENGLISH = """
a about am an and any are as at be been by can could did do does for from get got had has have he her him his how i id
if im in is it its ive me mine my of on or our please she should so some that the their them then there they this to us
want was we were what whats when where wheres which who whos whose why will with would you your
"""
_WELSH = """
a ac ai am an ar at beth ble bydd chi dw dych dwi ei eich ein er eu fe fi fy gyda hi i mae maen mi na neu ni o oes oedd
pa pam pryd pwy rwy rwyf rwyn sut sydd sy trwy wrth y ydw ydy ydych yn yr
"""
SAY_NOTHING: Mapping[str, frozenset[str]] = {
    Spoken.EN: frozenset(_ENGLISH.split()),
    Spoken.CY: frozenset(_WELSH.split()),
}
"""Words that a question can be put with or without."""

_LEANING = re.compile(r"['’](?:r|n|i|u|m|w|th|ch)\b", re.IGNORECASE)
"""Welsh little words that lean on the one before: mae'r, i'w, sy'n."""


def question_key(words: str, language: str) -> str:
    """What `words` ask, to be compared: the same for the same question put in another order, case, number or manner.

    `language`: "en" or "cy". Its words in alphabetical order, so that it can be shown too; "" where none are in it.
    For any str whatever. What was made of a key is that key.
    """
    said = _LEANING.sub(" ", words) if language == Spoken.CY else words
    found = {word.folded: _stem(word.folded) for word in words_in(said)}
    say_nothing = SAY_NOTHING.get(language, frozenset())
    telling = {stem for word, stem in found.items() if say_nothing.isdisjoint((word, stem))} or set(found.values())
    key = " ".join(sorted(telling))
    return key if len(key) <= LONGEST_KEY else key[:LONGEST_KEY].rpartition(" ")[0]


def _stem(word: str) -> str:
    """One of several is one: "bins" and "bin"."""
    while len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "gas", "bus"
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]  # noqa: PLR2004 - "ties"
    return word
