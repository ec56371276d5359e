"""Where the steps of a script stand on its map: from the start downwards, with few crossings. The same every time.

Sugiyama's way: circles are cut, each step is put on the rank below the lowest that leads to it, long ways are given
places on the ranks they pass, the order on each rank is turned until it crosses little (by barycentres), and each is
drawn towards the middle of its neighbours.
"""

import itertools
from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from agent_desktop.contract.base import Record

SWEEPS = 6
"""Down and up again; more changes little."""

MOST_PLACES = 20_000
"""Steps and places of ways that pass a rank. Above it long ways are drawn straight, and may cross steps."""

BEND = 0.35
"""Room for a way that passes a rank, in widths of a step."""

Ways = Mapping[str, Sequence[str]]


class Place(Record, frozen=True, kw_only=True):
    """`rank` from the top; `x` in widths of a step, from the left of the widest rank."""

    rank: int
    x: float


class Way(Record, frozen=True, kw_only=True):
    """From one step to another by way of `bends`: a place on each rank in between. `back`: against the direction."""

    source: str
    target: str
    bends: tuple[Place, ...] = ()
    back: bool = False


class Map(Record, frozen=True, kw_only=True):
    """`width` in widths of a step, `height` in ranks."""

    places: dict[str, Place]
    ways: tuple[Way, ...]
    width: float
    height: int


def layout(start: str, steps: Sequence[str], targets: Ways) -> Map:
    """`steps` in the order of the file; `targets` leads only to steps. Those that nothing leads to stand at the side
    of the first ranks."""
    if not steps:
        return Map(places={}, ways=(), width=0, height=0)
    back = _turning_back(start, steps, targets)
    ranks = _ranks(steps, targets, back)
    chains, layers = _layers(steps, targets, back, ranks)
    _order(layers, chains)
    xs = _spread(layers, chains)
    least = min(xs.values())
    places = {key: Place(rank=rank, x=xs[key] - least) for rank, layer in enumerate(layers) for key in layer}
    ways = tuple(
        Way(
            source=source,
            target=target,
            bends=tuple(places[key] for key in chain[1:-1]),
            back=(source, target) in back,
        )
        for (source, target), chain in chains.items()
    )
    own = {(step, 0): step for step in steps}
    return Map(
        places={own[key]: place for key, place in places.items() if key in own},
        ways=ways,
        width=max(place.x for place in places.values()) + 1,
        height=len(layers),
    )


Key = tuple[str, int]
"""A step (its id and 0), or the place of a way on a rank that it passes."""

Chains = dict[tuple[str, str], list[Key]]


def _turning_back(start: str, steps: Sequence[str], targets: Ways) -> set[tuple[str, str]]:
    """Ways that close a circle, found by going through from the start."""
    back: set[tuple[str, str]] = set()
    open_, closed = set[str](), set[str]()
    for root in (start, *steps):
        if root in closed or root not in targets:
            continue
        waiting = [(root, iter(targets[root]))]
        open_.add(root)
        while waiting:
            step, rest = waiting[-1]
            target = next(rest, None)
            if target is None:
                waiting.pop()
                open_.discard(step)
                closed.add(step)
            elif target in open_:
                back.add((step, target))
            elif target not in closed:
                open_.add(target)
                waiting.append((target, iter(targets.get(target, ()))))
    return back


def _ranks(steps: Sequence[str], targets: Ways, back: set[tuple[str, str]]) -> dict[str, int]:
    """Each below everything that leads to it."""
    above = dict.fromkeys(steps, 0)
    for source in steps:
        for target in targets.get(source, ()):
            above[target] += (source, target) not in back
    ranks = dict.fromkeys(steps, 0)
    waiting = deque(step for step in steps if not above[step])
    while waiting:
        source = waiting.popleft()
        for target in targets.get(source, ()):
            if (source, target) not in back:
                ranks[target] = max(ranks[target], ranks[source] + 1)
                above[target] -= 1
                if not above[target]:
                    waiting.append(target)
    return ranks


def _layers(
    steps: Sequence[str], targets: Ways, back: set[tuple[str, str]], ranks: Mapping[str, int]
) -> tuple[Chains, list[list[Key]]]:
    """What stands on each rank, and through which places each way goes."""
    layers: list[list[Key]] = [[] for _ in range(max(ranks.values()) + 1)]
    for step in steps:
        layers[ranks[step]].append((step, 0))
    chains: Chains = {}
    room = MOST_PLACES - len(steps)
    for source in steps:
        for target in targets.get(source, ()):
            top, bottom = sorted((ranks[source], ranks[target]))
            passing = range(top + 1, bottom) if bottom - top - 1 <= room else ()
            room -= len(passing)
            down: list[Key] = [(f"{source}\n{target}", rank) for rank in passing]
            for key in down:
                layers[key[1]].append(key)
            turned = (source, target) in back or ranks[source] > ranks[target]
            chains[source, target] = [(source, 0), *(reversed(down) if turned else down), (target, 0)]
    return chains, layers


def _neighbours(layers: list[list[Key]], chains: Chains) -> tuple[dict[Key, list[Key]], dict[Key, list[Key]]]:
    """On the ranks above and below."""
    rank = {key: at for at, layer in enumerate(layers) for key in layer}
    above: dict[Key, list[Key]] = {key: [] for key in rank}
    below: dict[Key, list[Key]] = {key: [] for key in rank}
    for chain in chains.values():
        for one, other in itertools.pairwise(chain):
            if rank[one] == rank[other]:
                continue
            top, bottom = (one, other) if rank[one] < rank[other] else (other, one)
            below[top].append(bottom)
            above[bottom].append(top)
    return above, below


def _order(layers: list[list[Key]], chains: Chains) -> None:
    """Turns each rank's order, in place."""
    above, below = _neighbours(layers, chains)
    where: dict[Key, float] = {}
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for layer in layers if down else reversed(layers):
            near = above if down else below
            weights = {key: _middle(near[key], where, at) for at, key in enumerate(layer)}
            layer.sort(key=lambda key: weights[key])
            where.update((key, at) for at, key in enumerate(layer))


def _middle(keys: Iterable[Key], where: Mapping[Key, float], otherwise: float) -> float:
    found = [where[key] for key in keys if key in where]
    return sum(found) / len(found) if found else otherwise


def _spread(layers: list[list[Key]], chains: Chains) -> dict[Key, float]:
    """How far right each stands: near the middle of its neighbours, never nearer to the next than a width."""
    above, below = _neighbours(layers, chains)
    xs: dict[Key, float] = {key: float(at) for layer in layers for at, key in enumerate(layer)}
    for sweep in range(SWEEPS):
        near = below if sweep % 2 else above
        for layer in reversed(layers) if sweep % 2 else layers:
            wanted = [_middle(near[key], xs, xs[key]) for key in layer]
            for key, x in zip(layer, _apart(layer, wanted), strict=True):
                xs[key] = x
    return xs


def _apart(layer: Sequence[Key], wanted: Sequence[float]) -> list[float]:
    """The places nearest to those wanted that keep order and distance: neighbours that meet share their middle."""
    # Groups that touch: what their first wants in sum, how many they are, their width, and each one's offset.
    groups: list[tuple[float, int, float, list[float]]] = []
    for key, x in zip(layer, wanted, strict=True):
        width = BEND if "\n" in key[0] else 1.0
        groups.append((x, 1, width, [0.0]))
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] + groups[-2][2] > groups[-1][0] / groups[-1][1]:
            total, count, wide, offsets = groups.pop()
            before, number, left, places = groups.pop()
            moved = [place + left for place in offsets]
            groups.append((before + total - left * count, number + count, left + wide, [*places, *moved]))
    return [total / count + place for total, count, _wide, offsets in groups for place in offsets]
