"""What someone needs, in their words: the services that fit, best first."""

from central_server.demo.services import DEPARTMENTS, OFFERS
from ui.contacts.service_choices import choices

SERVICES = [offer.service for offer in OFFERS]
SERVED = {each.code: each for each in SERVICES}
DEPARTED = {each.code: each for each in DEPARTMENTS}


def first(words: str, recent: tuple[str, ...] = ()) -> str:
    return choices(words, SERVED, DEPARTED, recent=recent)[0].code


def test_whoever_types_the_whole_of_a_name_has_that_service_first() -> None:
    for service in SERVICES:
        assert first(service.name.en) == service.code
        assert first(service.name.cy.upper()) == service.code


def test_it_comes_before_what_this_person_had_before() -> None:
    assert first("missed bin collection", recent=("missed_assisted_collection",)) == "missed_collection"


def test_of_those_that_fit_alike_what_this_person_had_before_comes_first() -> None:
    assert first("missed", recent=("missed_assisted_collection",)) == "missed_assisted_collection"
    assert first("", recent=("bus_pass",)) == "bus_pass"
