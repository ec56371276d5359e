"""Drawing contacts to review: by the seed alone, so that anyone who has it draws the same again.

Contacts stand in the order of a hash of seed and id. Which come first depends on nothing else: not on the order they
were read in, and a contact that retention took away, or that came late, moves no other.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar
from uuid import UUID

Group = TypeVar("Group", bound=Hashable)


class Candidate(NamedTuple):
    """`stratum`: its values by the strata asked for, in their order."""

    id: UUID
    handler: UUID
    stratum: tuple[str, ...] = ()


class Drawn(NamedTuple):
    """`picked`: in the order in which to review them. `population` and `counts`: by stratum, of all and of those drawn.

    `short`: handlers who have fewer contacts than the quota.
    """

    picked: tuple[Candidate, ...]
    population: Mapping[tuple[str, ...], int]
    counts: Mapping[tuple[str, ...], int]
    short: tuple[UUID, ...] = ()


def draw(
    candidates: Iterable[Candidate], seed: str, *, size: int | None = None, per_handler: int | None = None
) -> Drawn:
    """`size` in all, in each stratum as many as its share; or `per_handler` of each handler, likewise.

    Raises ValueError unless exactly one of the two is given, and positive.
    """
    if (size is None) == (per_handler is None) or (size or per_handler or 0) < 1:
        raise ValueError("either a size or a quota a handler")
    ordered = sorted(candidates, key=lambda each: _place(seed, each.id))
    if size is not None:
        picked = _by_share(ordered, size)
        short: tuple[UUID, ...] = ()
    else:
        assert per_handler is not None
        by_handler = _grouped(ordered, lambda each: each.handler)
        picked = [each for own in by_handler.values() for each in _by_share(own, per_handler)]
        short = tuple(sorted(handler for handler, own in by_handler.items() if len(own) < per_handler))
    picked.sort(key=lambda each: _place(seed, each.id))
    return Drawn(tuple(picked), _counted(ordered), _counted(picked), short)


def shares(population: Mapping[tuple[str, ...], int], size: int) -> dict[tuple[str, ...], int]:
    """How many of `size` each stratum gets: its share, what is left over by the largest remainder (Hamilton's rule).

    Never more than a stratum has; as many in all as asked for, or as there are. A stratum that would get none gets one
    while others have more than one to give: it would not be heard of otherwise.
    """
    total = sum(population.values())
    size = min(size, total)
    if not size:
        return dict.fromkeys(population, 0)
    exact = {key: size * count / total for key, count in population.items()}
    given = {key: int(part) for key, part in exact.items()}
    left = size - sum(given.values())
    for key in sorted(exact, key=lambda key: (given[key] - exact[key], key))[:left]:
        given[key] += 1
    unheard = [key for key, count in given.items() if not count and population[key]]
    for key in sorted(unheard, key=lambda key: (-population[key], key)):
        most = max(given, key=lambda each: (given[each], each))
        if given[most] <= 1:
            break
        given[most] -= 1
        given[key] += 1
    return given


def _by_share(ordered: Sequence[Candidate], size: int) -> list[Candidate]:
    wanted = shares(_counted(ordered), size)
    strata = _grouped(ordered, lambda each: each.stratum)
    return [each for stratum, own in strata.items() for each in own[: wanted[stratum]]]


def _place(seed: str, contact: UUID) -> bytes:
    return hashlib.sha256(f"{seed}\n{contact.hex}".encode()).digest()


def _counted(candidates: Iterable[Candidate]) -> dict[tuple[str, ...], int]:
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for each in candidates:
        counts[each.stratum] += 1
    return dict(counts)


def _grouped(candidates: Iterable[Candidate], by: Callable[[Candidate], Group]) -> dict[Group, list[Candidate]]:
    groups: defaultdict[Group, list[Candidate]] = defaultdict(list)
    for each in candidates:
        groups[by(each)].append(each)
    return dict(groups)
