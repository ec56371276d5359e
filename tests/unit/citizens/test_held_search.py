"""Finding among the few held: what the server would find of them, and nobody else."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.citizens.held_search import Sought, match_at, search
from agent_desktop.citizens.query import read_query
from agent_desktop.contract.cases import CaseState, CaseSummary
from agent_desktop.contract.citizens import Address, Citizen, CitizenStatus, MatchedOn, Phone, Representative
from agent_desktop.contract.contacts import ContactContext

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
NUMBER, DAUGHTERS = "+441632960123", "+447700900456"


def context(number: int, name: str, **more: object) -> ContactContext:
    citizen = Citizen(id=UUID(int=number), version=1, name=name, **more)  # type: ignore[arg-type]  # fields by name
    return ContactContext(as_of=NOON, matches=(), citizen=citizen)


MAIR = ContactContext(
    as_of=NOON,
    matches=(),
    citizen=Citizen(
        id=UUID(int=1),
        version=1,
        name="Mair Evans",
        birth_date=date(1941, 3, 14),
        email="Mair@fenbridge.example",
        address=Address(line="12 Heol y Bont", locality="Fenbridge", postcode="FB3 4QX"),
        phones=(Phone(e164=NUMBER),),
        representatives=(
            Representative(
                id=UUID(int=9), name="Gwen Evans", relation="daughter", phone=DAUGHTERS, valid_from=date(2020, 1, 1)
            ),
        ),
    ),
    open_cases=(
        CaseSummary(
            id=UUID(int=8),
            reference="CS-7F3K-9M2W",
            service_code="bins",
            title="Bin",
            state=CaseState.OPEN,
            opened_at=NOON,
            due_at=None,
            citizen_id=UUID(int=1),
        ),
    ),
)
EVA = context(2, "Eva Marsh")
SIANED = context(3, "Siân O’Brien-Łoś", latin_name="")
GONE = context(4, "Mair Evans", status=CitizenStatus.DECEASED)
EVERYONE = (GONE, MAIR, EVA, SIANED)


def found(typed: str) -> list[int]:
    return [match.id.int for match in search(EVERYONE, Sought(query=read_query(typed, NOON.date())))]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("evans mair", [1, 4]),
        ("EVASN", [1, 4]),
        ("eva", [2, 1, 4]),  # the whole word before its beginning, the living before the dead
        ("mair FB3 4QX", [1]),
        ("fb3", [1]),
        ("14/3/1941", [1]),
        ("mair@FENBRIDGE.example", [1]),
        ("sian obrien", [3]),
        ("los", [3]),
        ("mair marsh", []),
        ("ev", [2, 1, 4]),
        ("", []),
    ],
)
def test_who_is_found(typed: str, who: list[int]) -> None:
    assert sorted(found(typed)) == sorted(who)
    assert found(typed)[-1:] != [1] or 4 not in who


def test_by_number_and_by_reference() -> None:
    (match,) = search(EVERYONE, Sought(e164=NUMBER))
    assert (match.id.int, match.matched_on) == (1, (MatchedOn.PHONE,))
    (match,) = search(EVERYONE, Sought(e164=DAUGHTERS))
    assert match.matched_on == (MatchedOn.REPRESENTATIVE,)
    (match,) = search(EVERYONE, Sought(reference="CS-7F3K-9M2W"))
    assert match.case_reference == "CS-7F3K-9M2W"
    assert search(EVERYONE, Sought(reference="CS-2222-2222")) == ()
    assert match_at(MAIR, NUMBER).postcode == "FB3 4QX"


@given(st.text(max_size=60))
def test_nobody_is_found_by_nothing_and_nothing_breaks_it(typed: str) -> None:
    sought = Sought(query=read_query(typed, NOON.date()))
    matches = search(EVERYONE, sought)
    assert len({match.id for match in matches}) == len(matches)
    if sought.is_empty:
        assert matches == ()
