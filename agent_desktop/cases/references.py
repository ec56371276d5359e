"""Case references: short enough to say on the phone, and a slip in one is always seen.

Seven characters and a check character from sixteen that are neither mistaken for each other nor spell words:
"CS-7F3K-9M2W". See docs/decisions/0009-references.md.
"""

import re
import unicodedata

ALPHABET = "23456789FHKMQRWX"
"""No vowel, and of letters that sound or look alike at most one; no C and no S, so "CS" may be left out."""

LENGTH = 7
"""Characters before the check character."""

CAPACITY = len(ALPHABET) ** LENGTH
"""References there are: 268,435,456."""

FOR_PRACTICE = CAPACITY - 2**16
"""Numbers from here on are given out in practice alone: no server ever leases one, so that no practice reference can
be a real one."""

_START = 0x5A3_C69E  # so that number 0 does not become 2222-222
_FACTORS = (0x9E3_779B, 0x85E_BCA7)  # odd, hence invertible modulo 2**28
_HALF = 14  # bits; half of CAPACITY's 28, so that the fold below undoes itself
_LONGEST_TYPED = 40
_NO_MATTER = re.compile(r"[\s\-‐-―−._/]+")


def reference(number: int) -> str:
    """The reference of case `number`, as it is written. Raises ValueError outside 0 … CAPACITY - 1."""
    if not 0 <= number < CAPACITY:
        raise ValueError(f"a case number lies between 0 and {CAPACITY - 1}")
    scrambled = _scramble(number)
    values = tuple(scrambled >> shift & 0xF for shift in range(4 * (LENGTH - 1), -1, -4))
    return _written("".join(ALPHABET[value] for value in (*values, _check(values))))


def read_reference(text: str) -> str | None:
    """The reference that was typed, as it is written; None if it is none, or has a slip in it.

    Case, spaces, dashes and a missing "CS" do not matter.
    """
    if len(text) > _LONGEST_TYPED:
        return None
    body = _NO_MATTER.sub("", unicodedata.normalize("NFKC", text)).upper().removeprefix("CS")
    if len(body) != LENGTH + 1 or any(character not in ALPHABET for character in body):
        return None
    return _written(body) if _check(_values(body)) == 0 else None


def number_of(text: str) -> int | None:
    """The number that `reference` made this of; None if it is no reference. The server asks: was it leased?"""
    written = read_reference(text)
    if written is None:
        return None
    scrambled = 0
    for value in _values(written.replace("-", "").removeprefix("CS"))[:LENGTH]:
        scrambled = scrambled << 4 | value
    return _unscramble(scrambled)


def is_for_practice(text: str) -> bool:
    """Whether this is a reference, and one of those that stand for no case."""
    number = number_of(text)
    return number is not None and number >= FOR_PRACTICE


def _written(body: str) -> str:
    return f"CS-{body[:4]}-{body[4:]}"


def _values(body: str) -> tuple[int, ...]:
    return tuple(ALPHABET.index(character) for character in body)


def _check(values: tuple[int, ...]) -> int:
    """The check value of `values`; 0 if they end in their own check value (Damm's method over GF(16)).

    Each step doubles in GF(16), where 2 has order 15: over eight places every weight differs, so every single wrong
    character and every swap of two, neighbours or not, leaves a value other than 0.
    """
    interim = 0
    for value in values:
        interim = _doubled(interim ^ value)
    return interim


def _doubled(value: int) -> int:
    """Twice `value` in GF(16), polynomial x^4 + x + 1."""
    return value << 1 ^ (0b1_0011 if value & 0b1000 else 0)


def _scramble(number: int) -> int:
    """A bijection on 0 … CAPACITY - 1: neighbours look nothing alike, and two never meet."""
    mixed = number ^ _START
    for factor in _FACTORS:
        mixed = mixed * factor % CAPACITY
        mixed ^= mixed >> _HALF
    return mixed


def _unscramble(mixed: int) -> int:
    for factor in reversed(_FACTORS):
        mixed ^= mixed >> _HALF
        mixed = mixed * pow(factor, -1, CAPACITY) % CAPACITY
    return mixed ^ _START
