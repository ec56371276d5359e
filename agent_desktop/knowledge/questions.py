"""When two handlers were asked the same: a question's words, without what makes no difference. Pure."""

from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.common_words import STOP
from agent_desktop.knowledge.folding import words as words_in

LONGEST_KEY = 300
TURNING = frozenset(
    (
        *("no", "not", "cant", "couldnt", "dont", "didnt", "doesnt", "hasnt", "havent", "isnt", "wasnt", "wont"),
        *("wouldnt", "arent", "up", "down", "over", "dim", "ddim", "heb", "na", "nad", "nid"),
    )
)
"""Small words that make another question of the same words; a search may leave them out, this may not."""

_SAY_NOTHING = STOP - TURNING


def question_key(words: str, language: str) -> str:
    """What `words` ask, to be compared and not to be read: the same however the question is put.

    `language`: "en" or "cy". Without the little words, order, case, accents and endings; "" where no word is in it.
    For any str whatever.
    """
    stem = stems.welsh if language == Spoken.CY else stems.english
    every = [word.folded for word in words_in(words)]
    telling = {stem(word) for word in every if word not in _SAY_NOTHING} or {stem(word) for word in every}
    key = " ".join(sorted(telling))
    return key if len(key) <= LONGEST_KEY else key[:LONGEST_KEY].rpartition(" ")[0]
