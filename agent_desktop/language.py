"""Translated words for everything below the screens and for the screens alike.

English is the source. `t("Who is calling?")` gives the words in the language chosen at start;
placeholders are named: `t("by {when}").format(when=…)`. Babel extracts `t`, `tn` and
`t_in` (see Makefile: translations).
"""

import gettext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DOMAIN = "agent_desktop"
LANGUAGES = ("en", "cy")


@dataclass
class _InUse:
    """The one thing chosen for the whole program: set once, before the first window."""

    language: str = "en"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    folder: Path | None = None


_in_use = _InUse()


def use_language(language: str, folder: Path) -> None:
    """Speak `language` from now on; English where `folder` (resources/translations) has no catalogue of it."""
    _in_use.folder = folder
    _in_use.catalogue = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
    # Without its catalogue a language would show in dates alone, among English words.
    there = language in LANGUAGES and gettext.find(DOMAIN, folder, languages=[language]) is not None
    _in_use.language = language if there else "en"


def language() -> str:
    """The language in use: "en" or "cy"."""
    return _in_use.language


def t(message: str) -> str:
    """`message` in the language in use."""
    return _in_use.catalogue.gettext(message)


def t_in(spoken: str, message: str) -> str:
    """`message` in the language `spoken`: for words that are read out to someone who speaks another than the one in
    use. English where there is no catalogue of it."""
    if spoken == _in_use.language:
        return _in_use.catalogue.gettext(message)
    return message if spoken == "en" else _catalogue(spoken, _in_use.folder).gettext(message)


@cache
def _catalogue(spoken: str, folder: Path | None) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, folder, languages=[spoken], fallback=True)


def tn(one: str, many: str, count: int) -> str:
    """`one` or `many` (or a further plural, as Welsh has) for `count`, in the language in use."""
    return _in_use.catalogue.ngettext(one, many, count)
