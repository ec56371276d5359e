"""The map: every step once, none upon another, ways downwards, the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.scripts.checks.graph import reachable
from agent_desktop.scripts.map_layout import layout
from tests.unit.scripts.made import library

graphs = st.integers(1, 25).flatmap(
    lambda count: st.lists(st.lists(st.integers(0, count - 1), max_size=4, unique=True), min_size=count, max_size=count)
)


@settings(max_examples=300, deadline=None)
@given(graphs)
def test_no_step_stands_upon_another_and_ways_lead_down(ways: list[list[int]]) -> None:
    steps = [f"s{at}" for at in range(len(ways))]
    targets = {f"s{at}": [f"s{each}" for each in to] for at, to in enumerate(ways)}
    made = layout("s0", steps, targets)
    assert set(made.places) == set(steps)
    by_rank: dict[int, list[float]] = {}
    for place in made.places.values():
        by_rank.setdefault(place.rank, []).append(place.x)
        assert 0 <= place.x <= made.width - 1 + 1e-9
        assert 0 <= place.rank < made.height
    for xs in by_rank.values():
        assert all(after - before > 0.999 for before, after in zip(sorted(xs), sorted(xs)[1:], strict=False))
    assert {(way.source, way.target) for way in made.ways} == {(a, b) for a, to in targets.items() for b in to}
    for way in made.ways:
        if not way.back:
            assert made.places[way.source].rank < made.places[way.target].rank
    assert layout("s0", steps, targets) == made


def test_the_library_begins_at_the_top() -> None:
    for loaded in library():
        script = loaded.script
        assert script is not None
        targets = {step.id: tuple(dict.fromkeys(edge.to for edge in step.go)) for step in script.steps}
        made = layout(script.start, [step.id for step in script.steps], targets)
        assert made.places[script.start].rank == 0
        back = [way for way in made.ways if way.back]
        assert all(way.source in reachable(targets, [way.target]) for way in back), "only a circle leads back"


def test_two_thousand_steps_that_lead_anywhere_have_a_place() -> None:
    count = 2_000
    steps = [f"s{at}" for at in range(count)]
    targets = {f"s{at}": [f"s{(at * 7919 + 13) % count}", f"s{min(at + 1, count - 1)}"] for at in range(count)}
    assert len(layout("s0", steps, targets).places) == count


def test_no_steps_no_map() -> None:
    assert layout("s0", [], {}).places == {}
