"""The demo's institutions are 1,500 that a handler could really need, none with a number that could ring somewhere."""

import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.opening import opening
from central_server.demo.institutions import COUNT, institutions
from central_server.demo.reference_rows import add_reference_rows
from central_server.demo.rows import COLUMNS, new_batch
from central_server.demo.synonyms import synonyms
from central_server.knowledge.institutions import LONGEST
from tests.unit.demo.test_articles import PUBLIC_NUMBERS

OF_DRAMA = re.compile(r"01632 960\d{3}|0808 157 0\d{3}|03069 990\d{3}")
"""Kept for drama by Ofcom: they ring nowhere."""

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_there_are_as_many_as_a_handler_answers_for_each_with_a_name_of_its_own() -> None:
    every = institutions()
    assert len(every) == COUNT == 1_500
    for of in (lambda each: each.code, lambda each: each.id, lambda each: each.name.en):
        assert Counter(map(of, every)).most_common(1)[0][1] == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]{0,59}", each.code) for each in every)


def test_each_says_in_both_languages_what_it_does_and_how_to_get_there() -> None:
    for each in institutions():
        for words, longest in zip(
            (each.name, each.does, each.area, each.hand_over_words), LONGEST.values(), strict=True
        ):
            assert min(len(words.en), len(words.cy)) > 0, each.code
            assert max(len(words.en), len(words.cy)) <= longest, each.code
            assert not re.search(r"[{}]", words.en + words.cy), each.code
        assert 0 < len(set(each.synonyms)) == len(each.synonyms), each.code
        assert each.phones or each.website, each.code


def test_no_number_is_anybodys() -> None:
    numbers = {phone.number for each in institutions() for phone in each.phones}
    assert {number for number in numbers if not OF_DRAMA.fullmatch(number)} <= PUBLIC_NUMBERS


def test_invented_ones_have_invented_pages_and_addresses() -> None:
    local = [each for each in institutions() if each.address]
    assert len(local) >= 1_300
    assert all(re.fullmatch(r"https://[a-z0-9-]+\.example", each.website) for each in local)
    assert all(re.search(r"FB\d+ \d[A-Z]{2}$", each.address) for each in local)


@pytest.mark.parametrize("institution", list(institutions()[::97]), ids=lambda each: each.code)
def test_it_can_be_said_when_they_answer(institution: Institution) -> None:
    now = opening(institution, NOON)
    assert now is not None
    assert now.open or now.opens is not None


def test_the_rows_are_the_same_every_time() -> None:
    batches = [new_batch(), new_batch()]
    for batch in batches:
        add_reference_rows(batch, date(2026, 11, 26))
    assert batches[0] == batches[1]
    for table, count in (("institution", COUNT), ("synonym", len(synonyms()))):
        assert len(batches[0][table]) == count
        assert {len(row) for row in batches[0][table]} == {len(COLUMNS[table])}


def test_what_citizens_say_leads_somewhere_in_both_languages() -> None:
    counts = Counter(each.language for each in synonyms())
    assert counts[Spoken.EN] >= 150
    assert counts[Spoken.CY] >= 40
    for each in synonyms():
        assert each.means, each.said
        assert all(0 < len(phrase) <= 80 for phrase in (each.said, *each.means)), each.said
    assert Counter((each.language, each.said) for each in synonyms()).most_common(1)[0][1] == 1
