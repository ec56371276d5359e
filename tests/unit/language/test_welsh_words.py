"""Whoever works in Welsh reads Welsh everywhere, with every value in its place."""

import re

from tests.unit.language.words import as_tuple, collected, messages, placeholders, welsh

UNMUTATED = {
    # Figures, times, dates that begin with a figure or with "heddiw".
    *("count", "date", "day", "first", "last", "least", "limit", "most", "number", "over", "seconds", "shown", "time"),
    # Keys, and the names of people, which Welsh leaves as they are.
    *("keys", "name", "names"),
}
MUTATING = (
    *("a", "am", "ar", "at", "dan", "dros", "drwy", "gan", "gyda", "heb", "hyd", "i", "ein", "mewn"),
    *("na", "neu", "o", "pan", "rhy", "tan", "tri", "trwy", "tua", "un", "wrth", "yn", "y", "â", "ei", "fy"),
)


def test_everything_the_program_says_has_welsh() -> None:
    catalogue = welsh()
    lacking = []
    for words, place in collected().items():
        message = catalogue.get(words)
        if message is None or not all(as_tuple(message.string)):
            lacking.append(f"{place}: {words!r}")
    assert not lacking, "no Welsh (make translations, then fill them in):\n" + "\n".join(lacking)


def test_no_translation_is_unsure() -> None:
    assert not [message.id for message in messages() if message.fuzzy]


def test_a_plural_has_every_welsh_form() -> None:
    forms = welsh().num_plurals
    assert forms == 5
    assert not [m.id for m in messages() if m.pluralizable and len(as_tuple(m.string)) != forms]


def test_every_value_keeps_its_place() -> None:
    wrong = []
    for message in messages():
        wanted = set().union(*(placeholders(source) for source in as_tuple(message.id)))
        wrong += [words for words in as_tuple(message.string) if words and placeholders(words) != wanted]
    assert not wrong


def test_a_percent_sign_is_never_taken_for_a_place() -> None:
    """ "5 % of" is one to Babel, which then compiles no catalogue: a stop, a bracket or the end follows the sign."""
    assert not [message.id for message in messages() if "python-format" in message.flags]


def test_both_forms_of_a_plural_hold_the_same_values() -> None:
    assert not [words for words in collected() if len({frozenset(placeholders(form)) for form in as_tuple(words)}) > 1]


def test_a_value_never_stands_where_welsh_would_change_its_first_letter() -> None:
    """ "o {place}" would need "o Gaerdydd" of "Caerdydd": such a value stands after a colon or in brackets instead."""
    after = re.compile(rf"(?:^|[\s(“])(?:{'|'.join(MUTATING)}) {{(\w+)}}", re.IGNORECASE)
    wrong = []
    for message in messages():
        for words in as_tuple(message.string):
            wrong += [words for name in after.findall(words) if name not in UNMUTATED]
    assert not wrong


def test_nobody_is_shouted_at() -> None:
    said = [words for message in messages() for words in (*as_tuple(message.id), *as_tuple(message.string))]
    assert not [
        words for words in (*said, *(form for words in collected() for form in as_tuple(words))) if "!" in words
    ]


def test_translations_begin_and_end_as_their_source() -> None:
    """The same spaces at the ends, and a sentence ends with what it ends with in English."""
    wrong = []
    for message in messages():
        first = as_tuple(message.id)[0]
        for words in as_tuple(message.string):
            if words and (_ends(words) != _ends(first) or "  " in words):
                wrong.append((first, words))
    assert not wrong


def _ends(words: str) -> tuple[str, str, str]:
    bare = words.strip()
    last = bare[-1] if bare[-1] in ".?…:”" else ""
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :], last
