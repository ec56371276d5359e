"""How months, days and years are said and written, as pieces of patterns."""

EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
CY = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
SHORT = tuple(name[:3] for name in EN)
LISTS = (EN, CY, SHORT)
MUTATED = {
    "fawrth": "Mawrth",
    "fai": "Mai",
    "fehefin": "Mehefin",
    "orffennaf": "Gorffennaf",
    "fedi": "Medi",
    "dachwedd": "Tachwedd",
    "ragfyr": "Rhagfyr",
    "sept": "Sep",
}
"""After "o" in Welsh, and one that is shortened otherwise."""

_TO_NINETEENTH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS = (
    *_TO_NINETEENTH,
    "twentieth",
    *(f"twenty-{each}" for each in _TO_NINETEENTH[:9]),
    "thirtieth",
    "thirty-first",
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
UNITS = (
    "",
    *["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
)


def _either(words: "tuple[str, ...] | set[str] | dict[str, int]") -> str:
    """The longest first, so that none is cut short by another."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_TO_NINE = _either(UNITS[1:10])
_SMALL = rf"(?:{_either(TENS)})(?:[- ](?:{_TO_NINE}))?|{_either(UNITS[10:])}|oh[- ](?:{_TO_NINE})"
_YEAR_SAID = (
    rf"(?P<said>nineteen[- ](?:{_SMALL})|twenty[- ](?:{_SMALL})"
    rf"|two thousand(?: and)?(?: (?:{_SMALL}|{_TO_NINE}))?)"
)
MONTH = rf"(?P<month>{_either({*EN, *CY, *SHORT, *MUTATED})})\b\.?"
ORDINAL = _either(tuple(name.replace("-", "[- ]") for name in ORDINALS))
YEAR = rf"(?:,?\s+(?:(?P<year>\d{{4}})|['’]?(?P<short>\d{{2}})(?!\d)|{_YEAR_SAID}))?"
DAY = r"(?P<day>\d{1,2})(?P<ending>st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)?"
OF = r"(?P<of>\s+(?:of\s+|o\s+)?)"
