"""What is made says what the services and places of the demo are, in both languages, and leads on."""

import re
from datetime import time
from zoneinfo import ZoneInfo

import msgspec
import pytest

from agent_desktop.cases.promise import due
from agent_desktop.cases.promise_words import by_when
from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.services import Calendar, Opening, Promise, PromiseUnit
from central_server.demo.articles import answers
from central_server.demo.calendars import CALENDARS
from central_server.demo.deeds import ABOUT
from central_server.demo.how_long_articles import EXAMPLES
from central_server.demo.institutions import institutions
from central_server.demo.place_articles import KINDS, TOWNS
from central_server.demo.said_times import length, of_clock, on_day, spoken_hours, week, written_hours
from central_server.demo.services import OFFERS
from central_server.demo.services.forms import Offer, minutes, w, working_days, working_hours
from central_server.demo.written_articles import Answer

BY_SLUG = {answer.slug: answer for answer in answers()}
CALENDAR = {calendar.code: calendar for calendar in CALENDARS}
LINK = re.compile(r"\]\(article:([a-z0-9-]+)\)")

each_offer = pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.service.code)
each_place = pytest.mark.parametrize(("kind", "town"), [(kind.code, town) for kind in KINDS for town in TOWNS])


def about(offer: Offer) -> Answer:
    return BY_SLUG[f"how-long-{offer.service.code.replace('_', '-')}"]


def institutions_of(kind: str, town: str) -> list[Institution]:
    return [each for each in institutions() if each.code.startswith(f"{kind}-") and each.area.en == town]


def place(kind: str, town: str) -> Answer:
    return BY_SLUG[f"opening-{kind}-{town.lower().replace(' ', '-')}"]


def test_every_service_is_known_and_none_besides() -> None:
    assert set(ABOUT) == {offer.service.code for offer in OFFERS}


@each_offer
def test_how_long_belongs_to_its_service_and_leads_to_the_answer_by_hand(offer: Offer) -> None:
    answer, service = about(offer), offer.service
    guide = BY_SLUG[ABOUT[service.code].guide]
    assert answer.facts.services == (service.code,)
    assert answer.facts.owner == service.department_code
    assert answer.facts.state is ArticleState.VALIDATED
    assert answer.facts.audience is guide.facts.audience
    assert guide.slug in LINK.findall(answer.text.en)
    assert f"[{guide.title.en}]" in answer.text.en
    assert f"[{guide.title.cy}]" in answer.text.cy
    for language in ("en", "cy"):
        named = {getattr(service.name, language), getattr(guide.title, language)}
        assert getattr(answer.title, language).split("? ", 1)[1] in named


def test_no_two_answers_have_the_same_title() -> None:
    for language in ("en", "cy"):
        titles = [title for answer in answers() if (title := getattr(answer.title, language))]
        assert len(set(titles)) == len(titles)


@each_offer
def test_how_long_says_the_promise_and_asks_what_the_form_needs(offer: Offer) -> None:
    answer, service = about(offer), offer.service
    within = length(service.promise)
    for said, long, language in ((answer.short, within, "en"), (answer.text, within, "cy")):
        assert getattr(long, language) in getattr(said, language)
    assert within.cy in answer.short.cy
    for language, ask, other in (("en", "**Ask**", "**Helps"), ("cy", "**Gofynnwch**", "**O gymorth")):
        text = getattr(answer.text, language)
        need = text.split(ask)[1].split(other)[0]
        for field in service.form:
            asked = f"\n- {getattr(field.label, language)}"
            assert (asked in need) == field.required, field.code
            assert asked in text


@each_offer
def test_the_example_is_the_day_that_the_desktop_would_promise(offer: Offer) -> None:
    """With the bank holidays of the calendar, which the example leaves out: there is none in those weeks."""
    service = offer.service
    calendar = CALENDAR[service.calendar_code]
    zone = ZoneInfo(calendar.zone)
    told = EXAMPLES[service.promise.unit].replace(tzinfo=zone)
    kept = due(service.promise, calendar, told)
    local = kept.astimezone(zone)
    text = about(offer).text
    assert f"if told at {on_day(told).en}, by {on_day(local).en}" in text.en
    assert f"os dywedir am {on_day(told).cy}, erbyn {on_day(local).cy}" in text.cy
    weeks = {"a week": 1, "two weeks": 2, "three weeks": 3, "four weeks": 4, "eight weeks": 8}
    later = re.search(r"by .* on \w+, (.+) later\.", text.en)
    assert (weeks[later[1]] if later else 0) == (local.date() - told.date()).days // 7
    day = "today" if local.date() == told.date() else f"on {local:%a}"
    assert by_when(kept, calendar.zone, told, "en").startswith(f"by {local:%H:%M} {day}")


@each_offer
def test_what_is_urgent_says_whom_to_ring_first(offer: Offer) -> None:
    answer, service = about(offer), offer.service
    links = LINK.findall(answer.text.en)
    assert ("999" in answer.short.en) == ("emergency-999" in links) == service.urgent
    assert ("hub-opening" in links) == (service.promise.unit is PromiseUnit.WORKING_HOURS)


@each_place
def test_a_place_has_the_hours_the_address_and_the_number_of_its_institution(kind: str, town: str) -> None:
    answer, found = place(kind, town), institutions_of(kind, town)
    assert found
    for each in found:
        assert each.hours is not None
        spoken, written = spoken_hours(each.hours), written_hours(each.hours)
        for language in ("en", "cy"):
            assert getattr(spoken, language) in getattr(answer.short, language)
            text = getattr(answer.text, language)
            assert f"{getattr(written, language)}." in text
            assert getattr(each.does, language) in text
            lines = text.splitlines()
            assert f"**{getattr(each.name, language)}**" in lines
            assert {f"- {each.address}", *(f"- {phone.number}" for phone in each.phones)} <= set(lines)
    assert answer.text.en.count(" FB") == len(found)


@each_place
def test_a_place_leads_to_the_answer_by_hand(kind: str, town: str) -> None:
    links = {each.code: each.guide for each in KINDS}
    assert LINK.findall(place(kind, town).text.en) == [links[kind]]


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (working_days(1), w("one working day", "un diwrnod gwaith")),
        (working_days(2), w("two working days", "dau ddiwrnod gwaith")),
        (working_hours(4), w("four working hours", "pedair awr waith")),
        (minutes(60), w("one hour", "un awr")),
        (minutes(240), w("four hours", "pedair awr")),
    ],
)
def test_lengths_in_words(promise: Promise, said: Words) -> None:
    assert length(promise) == said


@pytest.mark.parametrize("promise", [working_days(6), minutes(90)])
def test_a_length_without_words_is_refused(promise: Promise) -> None:
    with pytest.raises(KeyError):
        length(promise)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(0), w("midnight", "hanner nos")),
        (time(8, 30), w("8.30 am", "8.30 y bore")),
        (time(12), w("noon", "hanner dydd")),
        (time(12, 5), w("12.05 pm", "12.05 y prynhawn")),
        (time(17), w("5 pm", "5 y prynhawn")),
        (time(20), w("8 pm", "8 yr hwyr")),
    ],
)
def test_hours_of_the_clock(at: time, said: Words) -> None:
    assert of_clock(at) == said


def test_a_week_of_many_hours_is_not_said_in_a_few_words() -> None:
    nine, five, six = time(9), time(17), time(18)
    uneven = (Opening(day=0, opens=nine, closes=five), Opening(day=1, opens=nine, closes=six))
    gap = (Opening(day=0, opens=nine, closes=five), Opening(day=2, opens=nine, closes=five))
    for openings in (uneven, gap, ()):
        calendar: Calendar = msgspec.structs.replace(CALENDARS[0], openings=openings)
        with pytest.raises(ValueError, match="few words"):
            week(calendar)
