"""What msgspec says of a value that does not fit, in words for a trainer."""

import difflib
import re
from collections.abc import Callable

from agent_desktop.contract.base import Record
from agent_desktop.language import t

_PATH_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


class Sentences(Record, frozen=True, kw_only=True):
    """What is said of a file of one format, in the language in use.

    Placeholders: `newer` {written}, {known}; `larger` {limit} in MB; `unknown` {name}. `look_up`: where it is told.
    """

    begins: str
    begin_from: str
    newer: str
    larger: str
    make_smaller: str
    unknown: str
    look_up: str


def split(message: str) -> tuple[str, tuple[str | int, ...]]:
    """ "Expected `str`, got `int` - at `$.steps[3].id`" as the words and ("steps", 3, "id")."""
    words, _, place = message.partition(" - at `")
    found: list[str | int] = []
    for name, index in _PATH_STEP.findall(place.rstrip("`")):
        if index == "...":  # a value of a map with free names: the map is near enough
            break
        found.append(int(index) if index else name)
    return words, tuple(found)


def explained(words: str, known_fields: tuple[str, ...], sentences: Sentences) -> tuple[str, str]:
    """What is wrong, and what to do."""
    for pattern, explain in _PATTERNS:
        if found := re.match(pattern, words):
            return explain(found, known_fields, sentences)
    return t("This does not fit the format: {words}.").format(words=words), sentences.look_up


def _missing(found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    return t("“{name}” is missing here.").format(name=found[1]), t("Add it.")


def _unknown(found: re.Match[str], known: tuple[str, ...], say: Sentences) -> tuple[str, str]:
    near = difflib.get_close_matches(found[1], known, n=1)
    what = say.unknown.format(name=found[1])
    if near:
        return what, t("Did you mean “{name}”?").format(name=near[0])
    return what, t("Put the whole sentence in quotes.") if " " in found[1] else t("Take it out.")


def _choice(found: re.Match[str], _known: tuple[str, ...], say: Sentences) -> tuple[str, str]:
    return t("“{name}” is not one of the words that may stand here.").format(name=found[1]), say.look_up


def _type(found: re.Match[str], _known: tuple[str, ...], say: Sentences) -> tuple[str, str]:
    wanted, got = found[1].removesuffix(" | null"), found[2]
    what = t("{wanted} is expected here, not {got}.").format(wanted=_kind(wanted), got=_kind(got))
    return what, t("Put it in quotes.") if wanted == "str" and got in {"int", "float", "bool"} else say.look_up


def _kind(name: str) -> str:
    return {
        "str": t("text"),
        "int": t("a whole number"),
        "float": t("a number"),
        "bool": t("true or false"),
        "array": t("a list"),
        "object": t("a set of names and values"),
        "null": t("nothing"),
    }.get(name, name)


def _name(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    what = t("This cannot be a name.")
    return what, t("Use small letters, figures, - and _, beginning with a letter; 60 characters at most.")


def _length(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    return t("The text is empty or too long."), t("Keep it between 1 and 2,000 characters.")


def _date(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    return t("This is not a date."), t("Write the year first, such as 2027-05-31.")


def _condition(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    what = t("A condition asks exactly one thing: this asks none, or several.")
    return what, t("Put several under “all” or “any”.")


def _comparison(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    what = t("A condition on a variable needs exactly one comparison.")
    return what, t("Give one of is, one_of, has, at_least, at_most, known.")


def _never(_found: re.Match[str], _known: tuple[str, ...], _say: Sentences) -> tuple[str, str]:
    what = t("What must not happen is exactly one thing: this names none, or several.")
    return what, t("Give one of visits, raises, fails, notes.")


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], tuple[str, ...], Sentences], tuple[str, str]]], ...] = (
    (r"Object missing required field `(.*)`", _missing),
    (r"Object contains unknown field `(.*)`", _unknown),
    (r"Invalid enum value '(.*)'", _choice),
    (r"Invalid value '(.*)'", _choice),
    (r"Expected `str` matching regex", _name),
    (r"Expected `str` of length", _length),
    (r"Invalid ISO8601 date", _date),
    (r"Invalid RFC3339", _date),
    (r"condition-needs-one", _condition),
    (r"comparison-needs-one", _comparison),
    (r"never-needs-one", _never),
    (r"Expected `(.*)`, got `(.*)`", _type),
)
