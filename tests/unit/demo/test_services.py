"""The services, forms and flags that handlers and citizens of the demo authority see."""

import pytest

from agent_desktop.contract.flags import FlagGroup
from agent_desktop.contract.services import FieldKind, PromiseUnit
from central_server.demo.calendars import CALENDARS
from central_server.demo.flag_catalogue import CATALOGUE, OWN_WORDS
from central_server.demo.services import DEPARTMENTS, OFFERS, codes
from central_server.demo.services.forms import Offer

WORDS_OF_SERVICE = ("name", "description", "case_title")
CODES_OF_THE_TABLE = frozenset(
    {
        "HEAR", "HAID", "LIP", "BSL", "BSLI", "RELAY", "DFBL", "SPCH", "AAC", "RCPT", "APHA", "SLOW", "LANG", "BLIND",
        "PSIG", "LEARN", "MEM", "SOC", "MH", "HIDN", "EMAIL", "POST", "SMS", "TEL", "CARER", "EASY", "BRL2", "LP20",
        "LP24", "LP28", "AUD", "READ", "ADVO", "LPA", "LONG", "HOME", "WHEL", "DOOR", "HAND", "MEDEQ", "WATER",
        "TEMP", "SAFE", "PVP",
    }
)  # fmt: skip


def test_eleven_departments_offer_more_than_forty_services_with_codes_of_their_own() -> None:
    assert len({department.code for department in DEPARTMENTS}) == 11
    assert len({offer.service.code for offer in OFFERS}) == len(OFFERS) > 40


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.service.code)
def test_a_service_is_whole_in_english_and_welsh(offer: Offer) -> None:
    service = offer.service
    words = [getattr(service, name) for name in WORDS_OF_SERVICE]
    for field in service.form:
        words += [field.label, *(option.label for option in field.options)]
        words += [field.help] if field.help else []
        if field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT}:
            assert 0 < (field.most or 0) <= 4000
    assert all(item.en and item.cy and "!" not in item.en + item.cy for item in words)
    assert service.keywords
    assert any(field.required for field in service.form)
    assert len({field.code for field in service.form}) == len(service.form)
    assert service.calendar_code in {calendar.code for calendar in CALENDARS}
    assert service.department_code in {department.code for department in DEPARTMENTS}


def test_all_kinds_of_question_are_asked() -> None:
    assert {field.kind for offer in OFFERS for field in offer.service.form} == set(FieldKind)


def test_only_urgent_services_run_round_the_clock() -> None:
    round_the_clock = [offer.service for offer in OFFERS if offer.service.promise.unit is PromiseUnit.MINUTES]
    assert {service.code for service in round_the_clock} == {"emergency_repair", "fallen_tree", "dangerous_structure"}
    assert all(service.urgent for service in round_the_clock)


def test_no_departments_have_no_codes() -> None:
    assert codes() == ()
    assert "missed_assisted_collection" in codes("waste", "council_tax")


def test_the_flag_catalogue_is_the_agreed_one_in_english_and_welsh() -> None:
    assert sorted(flag.code for flag in CATALOGUE) == sorted(CODES_OF_THE_TABLE)
    for flag in CATALOGUE:
        assert all((flag.label.en, flag.label.cy, flag.guidance.en, flag.guidance.cy))
        assert flag.restricted == (flag.group is FlagGroup.SAFETY)
        assert flag.end_required == (flag.code == "TEMP")
    assert len({flag.rank for flag in CATALOGUE}) == len(CATALOGUE)
    assert set(OWN_WORDS) <= CODES_OF_THE_TABLE
