"""One person's name, as they write it and in Latin letters."""

from random import Random
from typing import NamedTuple

from central_server.demo.chance import Weighted, pick
from central_server.demo.communities import COMMUNITIES, LONG_GIVEN, LONG_SURNAMES, Community, Word

_BY_WEIGHT = Weighted([(community, community.weight) for community in COMMUNITIES])
LONG_SHARE = 1 / 400
DOUBLE_SHARE = 0.03
ONE_WORD_SHARE = 0.12
"""Of those whose language lets one name be enough (Tamil here)."""


class Name(NamedTuple):
    """`latin` is "" where `written` is in Latin letters already. `given` is the first name in Latin letters."""

    written: str
    latin: str
    given: str


def a_community(rng: Random) -> Community:
    return _BY_WEIGHT.pick(rng)


def a_name(rng: Random, community: Community, *, woman: bool, surname: Word | None = None) -> Name:
    """Someone of `community`; `surname` where they share one within the household."""
    given = pick(rng, community.women if woman else community.men)
    if rng.random() < LONG_SHARE:
        return Name(f"{pick(rng, LONG_GIVEN)} {pick(rng, LONG_SURNAMES)}", "", given[0])
    if community.languages[0] == "ta" and rng.random() < ONE_WORD_SHARE:
        return _as_written(rng, community, (given,), given[0])
    surname = surname or a_surname(rng, community, woman=woman)
    words = (surname, given) if community.surname_first else (given, surname)
    return _as_written(rng, community, words, given[0])


def a_surname(rng: Random, community: Community, *, woman: bool) -> Word:
    surname = pick(rng, community.surnames_of_women if woman else community.surnames)
    if not community.own_script and rng.random() < DOUBLE_SHARE:
        return f"{surname[0]}-{pick(rng, community.surnames)[0]}", ""
    return surname


def surname_beside(community: Community, surname: Word, *, woman: bool) -> Word:
    """The same family's surname in the form of the other gender: Kowalski, Kowalska."""
    theirs = community.surnames_of_women if woman else community.surnames
    if surname in theirs or len(community.surnames) != len(community.surnames_of_women):
        return surname if surname in theirs else theirs[0]
    others = community.surnames if woman else community.surnames_of_women
    return theirs[others.index(surname)] if surname in others else surname


def _as_written(rng: Random, community: Community, words: tuple[Word, ...], given: str) -> Name:
    latin = " ".join(word[0] for word in words)
    if community.own_script and rng.random() < community.own_script:
        joint = "" if community.languages[0] == "zh" else " "
        return Name(joint.join(word[1] for word in words), latin, given)
    return Name(latin, "", given)
