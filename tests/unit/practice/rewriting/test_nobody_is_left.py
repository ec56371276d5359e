"""Whatever is planted of somebody, anywhere in a contact and in any writing, is not in the scenario that is saved."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.citizens import Address, Phone
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.rewriting import PersonRole, PersonThen
from agent_desktop.practice.rewriting.drafting import scenario_of
from agent_desktop.practice.rewriting.remaining import remains_in
from agent_desktop.practice.rewriting.vocabulary import is_ordinary, ordinary
from tests.unit.practice.rewriting.made import BORN, ELUNED, GWEN, MAIR, begun, material

DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
AROUND = ("{}", "Spoke with {} today.", "rang: {}; call back", "({})", "“{}”, they said", "see {}/old", "\n{}\n")

PLANTED = settings(max_examples=120, deadline=None)

letters = st.text("abcdefghijklmnoprstuvwy", min_size=5, max_size=9)
names = letters.filter(lambda word: not is_ordinary(word)).map(str.capitalize)
around = st.sampled_from(AROUND)


def strings(item: object) -> Iterator[str]:
    """Every text and number of a scenario; not what its fields are called."""
    if isinstance(item, dict):
        for value in item.values():
            yield from strings(value)
    elif isinstance(item, list | tuple):
        for each in item:
            yield from strings(each)
    elif item is not None:
        yield str(item)


def plain(text: str) -> str:
    """In small letters without accents and unseen signs: not by the code that is tested."""
    decomposed = unicodedata.normalize("NFKD", text)
    unseen = {"Mn", "Cf"}
    return "".join(each for each in decomposed if unicodedata.category(each) not in unseen).casefold()


@st.composite
def places(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(("notes", "where", "crew", "name", "place", "progress")))


def saved(words: str, where: str, person: PersonThen = MAIR, *others: PersonThen) -> PracticeScenario:
    answers = {
        "where": {("missed-bin/where_and_how", "where_kept"): words[:120]},
        "crew": {("missed-bin/where_and_how", "for_crew"): words},
        "name": {("identity-check/own_details", "caller_name"): words[:200]},
    }.get(where, {})
    more = {where: words} if where in ("notes", "place", "progress") else {}
    draft, shop = begun(material(answers=answers, people=(person, *others, ELUNED), **more))
    scenario = scenario_of(draft)
    assert remains_in(scenario, shop.finder) == (), "the server finds nothing either"
    return scenario


def words_of(scenario: PracticeScenario) -> frozenset[str]:
    texts = list(strings(msgspec.to_builtins(scenario)))
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", plain(text)))


def slips(name: str) -> st.SearchStrategy[str]:
    """One letter put in, left out, replaced, or two swapped."""
    at = st.integers(1, len(name) - 2)
    letter = st.sampled_from("abcdefgilmnorstuw")
    return st.one_of(
        st.builds(lambda i: name[:i] + name[i + 1 :], at),
        st.builds(lambda i, x: name[:i] + x + name[i:], at, letter),
        st.builds(lambda i, x: name[:i] + x + name[i + 1 :], at, letter),
        st.builds(lambda i: name[:i] + name[i + 1] + name[i] + name[i + 2 :], at),
    )


@given(given_name=names, family=names, where=places(), frame=around, data=st.data())
@PLANTED
def test_no_form_of_a_name_is_left(given_name: str, family: str, where: str, frame: str, data: st.DataObject) -> None:
    forms = st.sampled_from(
        (
            f"{given_name} {family}",
            given_name,
            f"Mrs {family}",
            f"{given_name}'s",
            f"{family}’s mother",
            f"{family}s",
            f"{family.upper()}, {given_name}",
            given_name.casefold(),
            f"{given_name[0]}. {family}",
            f"{given_name}-{family}",
        )
    )
    written = " ".join((data.draw(forms), data.draw(slips(family)), data.draw(slips(given_name))))
    person = replace(MAIR, name=f"{given_name} {family}")
    left = words_of(saved(frame.format(written), where, person))
    wrong = {plain(word) for word in re.findall(r"[^\W\d_]{3,}", written)} - ordinary() - {"mrs", "mother"}
    wrong -= {word for word in wrong if is_ordinary(word)}
    assert left.isdisjoint(wrong)


@given(
    given_name=st.sampled_from(("Robyn", "Rowen", "Quin", "Kerri", "Marian", "Leslie")),
    family=st.sampled_from(
        ("Hall", "Banks", "Raise", "Fold", "Mossman", "Jessup", "Wither", "Reece", "Little", "Cross")
    ),
    seed=st.integers(0, 2**32),
)
@PLANTED
def test_what_is_invented_is_never_taken_for_somebody(given_name: str, family: str, seed: int) -> None:
    """Their names are close to those that are made up here."""
    given = material(
        notes=f"{given_name} {family} rang from home.", people=(replace(MAIR, name=f"{given_name} {family}"),)
    )
    draft, shop = begun(replace(given, contact=UUID(int=seed)))
    assert remains_in(scenario_of(draft), shop.finder) == ()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Siân Llwyd-Pugh", "sian rang, then Mrs Llwyd Pugh; SIÂN’S"),
        ("Aoife O'Dowd", "Mrs ODowd, O’Dowd's son, Aoife O Dowd"),
        ("مريم حداد", "قالت مريم"),
        ("王小明", "请王小明来电"),
        ("Mair Pritchard", "Prit\u00adchard rang; Pritch\u200bard too, and Ｍａｉｒ; M. PRITCHARD’S dog"),
        ("Ngozi Adichie-Okeke", "Ngozi, Adichie's and OKEKE"),
    ],
)
def test_names_of_any_script_and_shape(name: str, written: str) -> None:
    scenario = saved(written, "notes", replace(MAIR, name=name))
    text = plain(" ".join(strings(msgspec.to_builtins(scenario))))
    for word in re.findall(r"[^\W\d_]{2,}", plain(name)):
        assert word not in re.findall(r"[^\W\d_]+", text)
    for word in ("odowd", "小明", "مريم"):
        assert word not in text


def test_what_stands_in_the_small_fields_of_a_record_is_rewritten_too() -> None:
    mair = replace(
        MAIR, preferred_format="large print, to Mair", phones=(Phone(e164="+441632960101", kind="Pritchard"),)
    )
    gwen = replace(GWEN, relation="daughter of Mrs Pritchard")
    left = words_of(saved("They rang.", "notes", mair, gwen))
    assert left.isdisjoint({"mair", "pritchard", "gwenllian", "dowd"})
    assert {"daughter", "large", "print"} <= left


def test_somebody_who_spoke_and_whoever_wrote_it_are_not_left_either() -> None:
    written = "Gwenllian rang for her mother. O'Dowd is on file. Eluned B. said she would ring; Baskerville signed."
    left = words_of(saved(written, "notes", MAIR, GWEN))
    assert left.isdisjoint({"gwenllian", "dowd", "odowd", "eluned", "baskerville", "mair", "pritchard"})


def spoken(digits: str) -> str:
    said = [DIGITS[int(digit)] for digit in digits]
    return " ".join(said)


def doubled(digits: str) -> str:
    return re.sub(r"(\d)\1", lambda two: f" double {DIGITS[int(two[1])]} ", digits).strip()


@given(
    national=st.from_regex(r"(1632|7700|2920|7911)[0-9]{6}", fullmatch=True),
    where=places(),
    frame=around,
    data=st.data(),
)
@PLANTED
def test_no_writing_of_a_number_is_left(national: str, where: str, frame: str, data: st.DataObject) -> None:
    a, b, c = national[:4], national[4:7], national[7:]
    writings = (
        f"0{national}",
        f"0{a} {b} {c}",
        f"0{a}-{b}{c}",
        f"(0{a}) {b}{c}",
        f"+44 {a} {b}{c}",
        f"+44 (0){a}.{b}.{c}",
        f"0044{national}",
        " ".join(f"0{national}"),
        f"0{a}/{b}/{c}",
        spoken(f"0{national}"),
        ", ".join(spoken(f"0{national}").split()),
        f"0{national[:2]} {national[2:4]} {national[4:6]} {national[6:8]} {national[8:]}",
        f"0{a}\u00a0{b}\u200b{c}",
        "".join(chr(0xFF10 + int(digit)) for digit in f"0{national}"),
    )
    person = replace(MAIR, phones=(Phone(e164=f"+44{national}"),))
    text = list(strings(msgspec.to_builtins(saved(frame.format(data.draw(st.sampled_from(writings))), where, person))))
    text = [unicodedata.normalize("NFKC", each) for each in text]
    assert not [each for each in text if national in re.sub(r"\D", "", each)]
    assert not [each for each in text if spoken(national) in re.sub(r"[\s,]+", " ", plain(each))]


@given(
    code=st.from_regex(r"[A-PR-UWYZ]{1,2}[1-9][0-9]?[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    where=places(),
    frame=around,
    data=st.data(),
)
@PLANTED
def test_no_writing_of_a_postcode_is_left(code: str, where: str, frame: str, data: st.DataObject) -> None:
    outward, inward = code[:-3], code[-3:]
    writings = (code, f"{outward} {inward}", code.casefold(), f"{outward}-{inward}", " ".join(code), ", ".join(code))
    address = Address(line="12 Heol y Bont", locality="Fenbridge", postcode=f"{outward} {inward}")
    person = replace(MAIR, address=address)
    scenario = saved(frame.format(data.draw(st.sampled_from(writings))), where, person)
    text = [re.sub(r"[^A-Z0-9]", "", each.upper()) for each in strings(msgspec.to_builtins(scenario))]
    assert not [each for each in text if code in each]


@given(born=st.dates(date(1920, 1, 1), date(2012, 12, 31)), where=places(), frame=around, data=st.data())
@PLANTED
def test_no_writing_of_a_date_of_birth_is_left(born: date, where: str, frame: str, data: st.DataObject) -> None:
    writings = tuple(dict.fromkeys(dates_of(born)))
    person = replace(MAIR, birth_date=born)
    scenario = saved(frame.format(data.draw(st.sampled_from(writings))), where, person)
    texts = [re.sub(r"\s+", " ", each) for each in strings(msgspec.to_builtins(scenario))]
    for written in writings:
        as_a_whole = re.compile(rf"(?<!\d){re.escape(written)}(?!\d)", re.IGNORECASE)
        assert not [each for each in texts if as_a_whole.search(each)], written


def dates_of(day: date) -> Iterator[str]:
    month, short, number = f"{day:%B}", f"{day:%b}", day.day
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    yield f"{day:%d/%m/%Y}"
    yield f"{number}/{day.month}/{day:%y}" if day.year < 2000 else f"{day:%d.%m.%Y}"
    yield day.isoformat()
    yield f"{day:%d-%m-%Y}"
    yield f"{day:%d.%m.%Y}"
    yield f"{day:%d %m %Y}"
    yield f"{day:%d%m%Y}"
    yield f"{number} {month} {day.year}"
    yield f"{number}{ending} of {month} {day.year}"
    yield f"{number} {short} {day.year}"
    yield f"{month} {number}, {day.year}"
    yield f"{month} {number}{ending}"
    yield f"{number}{ending} {month}"


@given(where=places(), frame=around)
@PLANTED
def test_addresses_mails_and_references_are_not_left(where: str, frame: str) -> None:
    written = "12 Heol y Bont, in FENBRIDGE; heol-y-bont; flat 12; mair.pritchard@example.org, CS-2222-2222"
    text = plain(" ".join(strings(msgspec.to_builtins(saved(frame.format(written), where)))))
    for each in ("heol y bont", "heol-y-bont", "fenbridge", "flat 12", "mair.pritchard", "pritchard"):
        assert each not in text


@pytest.mark.parametrize(
    "written",
    ["4242 4242 4242 4242", "4000-0566-5566-5556", "AB 12 34 56 C", "ab123456c", "943 476 5919", "4434765870"],
)
def test_cards_insurance_and_health_numbers_are_not_left_whoever_they_are_of(written: str) -> None:
    scenario = saved(f"They read out {written} to me.", "notes")
    core = re.sub(r"[^0-9A-Z]", "", written.upper())
    assert core not in re.sub(r"[^0-9A-Z]", "", " ".join(strings(msgspec.to_builtins(scenario))).upper())


def test_dates_of_one_contact_are_moved_together() -> None:
    written = "It fell on 2 March 2026 and broke on 9 March 2026."
    draft, shop = begun(material(notes=written))
    text = draft.passage("expects.example_notes.en").text
    first, second = re.findall(r"\d{1,2} \w+ \d{4}", text)
    assert (first, second) != ("2 March 2026", "9 March 2026")
    days = [date.fromisoformat(_iso(each)) for each in (first, second)]
    assert (days[1] - days[0]).days == 7
    assert shop.inventor.day(BORN) - BORN == days[0] - date(2026, 3, 2)


def _iso(written: str) -> str:
    day, month, year = written.split()
    months = [f"{date(2026, number, 1):%B}" for number in range(1, 13)]
    return f"{year}-{months.index(month) + 1:02}-{int(day):02}"


def test_a_representative_is_a_person_of_the_scenario() -> None:
    scenario = saved("Gwenllian rang.", "notes", MAIR, GWEN)
    assert [person.id for person in scenario.people] == ["citizen", "speaker"]
    assert scenario.people[0].speakers[0].person == "speaker"
    assert scenario.caller.person == "speaker"
    assert GWEN.role is PersonRole.REPRESENTATIVE
