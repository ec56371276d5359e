"""The citizen's town comes first among institutions of one kind, and moves nothing else."""

from collections import Counter
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Address
from agent_desktop.contract.institutions import Institution
from agent_desktop.knowledge.hits import HitKind, Why
from agent_desktop.knowledge.nearby import FITS_ALIKE, nearest_first
from agent_desktop.knowledge.queries import Alternative, Concept
from agent_desktop.knowledge.ranking import Ranked
from agent_desktop.knowledge.towns import alike, places, town

TOWNS = ("Llanmere", "Fenby", "Upper Fenby")


def concept(typed: str) -> tuple[Concept, Alternative]:
    alternative = Alternative(terms=(typed,), why=Why.WORD, weight=1.0)
    return Concept(typed=typed, strength=1.0, alternatives=(alternative,)), alternative


@st.composite
def lists(draw: st.DrawFn) -> list[Ranked]:
    """As the ranking makes them: the best first."""
    scores = sorted(draw(st.lists(st.floats(0.1, 10), max_size=12)), reverse=True)
    return [
        Ranked(
            id=number,
            kind=HitKind.INSTITUTION,
            key=str(number),
            code=f"i{number}",
            score=score,
            share=1.0,
            found=tuple(map(concept, draw(st.sampled_from((("bin",), ("bin", "town")))))),
            alike=draw(st.sampled_from(("", "library", "surgery"))),
            places=f"|{draw(st.sampled_from(TOWNS)).lower()}|",
        )
        for number, score in enumerate(scores)
    ]


@given(lists(), st.sampled_from((*TOWNS, "", "...", "Elsewhere")))
def test_a_place_only_changes_the_order_among_those_of_one_kind(ranked: list[Ranked], place: str) -> None:
    found = nearest_first(ranked, place)
    assert Counter(each.id for each in found) == Counter(each.id for each in ranked)
    assert [(each.alike, each.found) for each in found] == [(each.alike, each.found) for each in ranked]
    here = f"|{place.lower()}|"
    for before, after in zip(ranked, found, strict=True):
        assert after.near <= (here in after.places)
        if before.id != after.id:
            assert before.alike
            assert after.score >= FITS_ALIKE * before.score
    if place not in TOWNS:
        assert found == ranked
    first: dict[object, Ranked] = {}
    for each in found:
        first.setdefault((each.alike, each.found), each)
    for each in ranked:
        leader = first[each.alike, each.found]
        if each.alike and here in each.places and each.score == max(one.score for one in ranked):
            assert here in leader.places


def institution(address: str, area: str = "", *names: str) -> Institution:
    return Institution(
        id=UUID(int=1),
        version=1,
        code="i",
        name=Words(en="Library"),
        does=Words(en="Books"),
        synonyms=names,
        address=address,
        area=Words(en=area),
        updated_at=datetime(2026, 11, 27, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("address", "area", "there"),
    [
        ("92 Victoria Terrace, Llanmere FB1 9LQ", "", {"llanmere", "fb1"}),
        ("1 Fenby Road, Upper Fenby", "", {"upper fenby"}),
        ("", "Llanmere and Fenby", {"llanmere", "fenby"}),
        ("", "Everyone", {"everyone"}),
        ("", "", set()),
    ],
)
def test_where_an_institution_is_and_for_where_it_answers(address: str, area: str, there: set[str]) -> None:
    assert set(filter(None, places(institution(address, area)).split("|"))) == there


def test_those_are_alike_that_citizens_call_the_same() -> None:
    assert alike(institution("", "", "Books", "the library")) == alike(institution("", "", "The Library", "books"))
    assert alike(institution("")) == ""


def test_where_a_citizen_lives() -> None:
    assert town(None) == ""
    assert town(Address(line="1 Quay", locality=" Llanmere ", postcode="FB1 9LQ")) == "Llanmere"
    assert town(Address(line="1 Quay", locality="", postcode="fb1 9lq")) == "FB1"
    assert town(Address(line="1 Quay", locality="", postcode="")) == ""
