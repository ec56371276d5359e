"""How hard the words to say are to follow.

English: the Flesch–Kincaid grade (J. P. Kincaid et al., Derivation of New Readability Formulas for Navy Enlisted
Personnel, 1975), 0.39 × words a sentence + 11.8 × syllables a word − 15.59; a reading age is the grade and five years.
Welsh: LIX (C. H. Björnsson, Läsbarhet, 1968), words a sentence + 100 × words of more than six letters a word, which
counts no syllables and so needs no rules of Welsh; a rough measure, its limit here is ours.
"""

import re
from collections.abc import Iterable, Iterator

from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.findings import Finding

OLDEST = 11.0
"""Years: what a reader of that age follows with ease, hardly anybody has to hear twice."""

LARGEST_LIX = 35.0
"""LIX of easy texts is below 35, of newspapers about 45."""

LONGEST_SENTENCE = 25
"""Words; nobody can hold more in their head at once."""

ENOUGH_WORDS = 60
"""A formula says little of fewer."""

_SENTENCE = re.compile(r"[.?!:]+(?:\s|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_VOWELS = re.compile(r"[aeiouy]+")
_LONG_WORD = 7
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def check(subject: Subject) -> Iterator[Finding]:
    for at, step in enumerate(subject.script.steps):
        for number, say in enumerate(step.say):
            for words in (say.en, say.cy):
                yield from _passage(subject, words, ("steps", at, "say", number))
    english = [say.en for step in subject.script.steps for say in step.say]
    if _word_count(english) >= ENOUGH_WORDS and (age := english_age(english)) > OLDEST:
        what = t("The words need a reading age of {age}; {limit} is the goal (Flesch–Kincaid).")
        yield subject.warning(what.format(age=f"{age:.1f}", limit=f"{OLDEST:g}"), _shorter(), "steps")
    welsh = [say.cy for step in subject.script.steps for say in step.say if say.cy]
    if (
        Spoken.CY in subject.script.languages
        and _word_count(welsh) >= ENOUGH_WORDS
        and (score := lix(welsh)) > LARGEST_LIX
    ):
        what = t("The Welsh words are hard to follow: LIX {score}; {limit} is the goal.")
        yield subject.warning(what.format(score=f"{score:.0f}", limit=f"{LARGEST_LIX:g}"), _shorter(), "steps")


def _shorter() -> str:
    return t("Use shorter words, and one thought in a sentence.")


def _passage(subject: Subject, words: str, place: tuple[str | int, ...]) -> Iterator[Finding]:
    longest = max((len(_WORD.findall(sentence)) for sentence in sentences(words)), default=0)
    if longest > LONGEST_SENTENCE:
        what = t("A sentence of {count} words is too long to say at once.").format(count=longest)
        yield subject.warning(what, t("Make it two."), *place)
    if _UNSEEN.search(words):
        what = t("The words hold an unseen character that turns the direction of reading.")
        yield subject.error(what, t("Take it out and type the words again."), *place)


def sentences(words: str) -> list[str]:
    """The parts that have words in them."""
    return [part for part in _SENTENCE.split(_PLACEHOLDER.sub("it", words)) if _WORD.search(part)]


def _word_count(passages: Iterable[str]) -> int:
    return sum(len(_WORD.findall(passage)) for passage in passages)


def english_age(passages: Iterable[str]) -> float:
    """In years, of all passages together; they must hold at least one word."""
    parts = [part for passage in passages for part in sentences(passage)]
    words = [word for part in parts for word in _WORD.findall(part)]
    grade = 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5


def syllables(word: str) -> int:
    """Of an English word, by its groups of vowels: right for nine in ten of the words that are spoken here."""
    plain = word.lower().replace("’", "'").split("'")[0]
    groups = len(_VOWELS.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee", "ye"))
    past = plain.endswith("ed") and not plain.endswith(("ted", "ded"))
    return max(1, groups - (silent or past))


def lix(passages: Iterable[str]) -> float:
    """LIX of all passages together; they must hold at least one word."""
    parts = [part for passage in passages for part in sentences(passage)]
    words = [word for part in parts for word in _WORD.findall(part)]
    long_ones = sum(len(word) >= _LONG_WORD for word in words)
    return len(words) / len(parts) + 100 * long_ones / len(words)
