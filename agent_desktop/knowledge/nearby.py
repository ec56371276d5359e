"""Where institutions of one kind answer for several towns, that of the citizen's town comes first. Pure.

Of one kind are those that citizens call the same (`alike`). Only these change places with each other, and only where
they fit what was asked about alike: whoever names a town, or one of them, means that one.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from agent_desktop.knowledge.entries import NAMES_END
from agent_desktop.knowledge.folding import fold
from agent_desktop.knowledge.ranking import Ranked

FITS_ALIKE = 0.7
"""Of the score of the best of its kind that another must reach to take its place."""


def nearest_first(ranked: Sequence[Ranked], place: str) -> list[Ranked]:
    """`ranked` with the same ones in it. Those of `place` that came before others of their kind, or would have, say so
    (`near`)."""
    here = f"{NAMES_END}{fold(place)}{NAMES_END}"
    found = list(ranked)
    if here == NAMES_END * 2:
        return found
    for places_of_kind in _kinds(found):
        best = found[places_of_kind[0]].score
        several = [at for at in places_of_kind if found[at].score >= FITS_ALIKE * best]
        near = [found[at] for at in several if here in found[at].places]
        others = [found[at] for at in several if here not in found[at].places]
        if near and others:
            said = (replace(each, near=True) for each in near)
            for at, each in zip(several, (*said, *others), strict=True):
                found[at] = each
    return found


def _kinds(ranked: Iterable[Ranked]) -> list[list[int]]:
    """Places in `ranked` of those of one kind in which the same things were found."""
    kinds: dict[tuple[str, frozenset[str]], list[int]] = {}
    for at, each in enumerate(ranked):
        if each.alike:
            asked = frozenset(concept.typed for concept, _ in each.found)
            kinds.setdefault((each.alike, asked), []).append(at)
    return [places_of_kind for places_of_kind in kinds.values() if len(places_of_kind) > 1]
