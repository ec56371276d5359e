"""A handler gets the questions to ask and the answers on record, and a plain word on what a representative may do."""

from datetime import date

import pytest
from msgspec.structs import replace

from agent_desktop.citizens.checking import authority, identity_questions
from agent_desktop.contract.citizens import Address, Citizen, Representative
from agent_desktop.ids import new_id

TODAY = date(2026, 11, 23)
CITIZEN = Citizen(
    id=new_id(),
    version=1,
    name="Siân Evans",
    birth_date=date(1941, 3, 14),
    address=Address(line="1 High Street", locality="Fabton", postcode="FB3 4AB"),
    email="sian@example.org",
)
SON = Representative(
    id=new_id(),
    name="Owen Evans",
    relation="son",
    may_discuss=("council-tax",),
    evidence="letter of 3 May",
    valid_from=date(2026, 5, 3),
    valid_until=date(2027, 5, 2),
)


def test_a_citizen_is_asked_what_the_record_holds() -> None:
    assert [(each.ask, each.expect) for each in identity_questions(CITIZEN, language="en")] == [
        ("What is your full name?", "Siân Evans"),
        ("What is your date of birth?", "14 March 1941"),
        ("What is the first line of your address, and the postcode?", "1 High Street, FB3 4AB"),
        ("Which e-mail address do we have for you?", "sian@example.org"),
    ]


def test_nothing_is_asked_that_the_record_does_not_hold() -> None:
    bare = Citizen(id=new_id(), version=1, name="Ravi")
    assert [each.expect for each in identity_questions(bare)] == ["Ravi"]


def test_a_representative_is_asked_who_they_are_and_then_of_the_citizen() -> None:
    expected = [each.expect for each in identity_questions(CITIZEN, representative=SON, language="en")]
    assert expected == [
        "Owen Evans",
        "Siân Evans: son",
        "letter of 3 May · since 3 May 2026",
        "14 March 1941",
        "1 High Street, FB3 4AB",
    ]


def test_dates_are_in_the_language_asked_for() -> None:
    assert identity_questions(CITIZEN, language="cy")[1].expect == "14 Mawrth 1941"


@pytest.mark.parametrize(
    ("service_code", "today", "may", "words"),
    [
        ("council-tax", TODAY, True, "May speak for them until 2 May 2027"),
        ("council-tax", date(2026, 5, 3), True, "May speak for them until 2 May 2027"),
        ("council-tax", date(2027, 5, 2), True, "May speak for them until 2 May 2027"),
        ("council-tax", date(2026, 5, 2), False, "Not yet: their authority begins on 3 May 2026"),
        ("council-tax", date(2027, 5, 3), False, "No longer: their authority ended on 2 May 2027"),
        ("bins", TODAY, False, "Not about this service: speak in general terms only"),
        (None, TODAY, False, "For some services only: choose the service first"),
    ],
)
def test_authority_has_its_days_and_its_services(service_code: str | None, today: date, may: bool, words: str) -> None:
    given = authority(SON, service_code, today)
    assert (given.may, given.words) == (may, words)


def test_authority_without_limits_covers_everything() -> None:
    anything = replace(SON, may_discuss=(), valid_until=None)
    assert authority(anything, None, TODAY).words == "May speak for them"
    assert authority(anything, "bins", TODAY).may
