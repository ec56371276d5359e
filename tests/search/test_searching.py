"""What a handler can rely on when they search: whatever is typed, and whatever is held."""

from functools import cache
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution, InstitutionPhone
from agent_desktop.contract.knowledge import Article, ArticleState, Audience
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.synonyms import Synonym
from agent_desktop.desk import answers
from agent_desktop.desk.answers import Asking, Found, Hit, HitKind, Matched, Why
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.folding import fold
from agent_desktop.store.opening import memory_store
from tests.search.authority import NOW, authority_store, desk_over, item, keep

HOSTILE = (
    '"',
    '"bin',
    "bin NEAR tax",
    "NEAR(bin tax, 2)",
    "bin*",
    "*",
    "^bin",
    "bin -tax",
    "-",
    "title:bin",
    "title : bin",
    "{title names} : bin",
    "bin AND",
    "OR OR OR",
    "NOT bin",
    "(bin",
    "bin)",
    "(" * 200,
    "bin + tax",
    "'; DROP TABLE search_entry; --",
    'O\'Brien "Mad" Jones*',
    "bin " * 2_500,
    "b" * 10_000,
    "🗑️🗑️",
    "\u200b\u200c\u200d\ufeff",
    "re\u200bcy\u00adcling",
    "\u202e\u2067bins\u2069\u202c",
    "سلة المهملات",
    "\x00",
    "bin\x00tax",
    "\ud800",
    "bin \udfff tax",
    "...!?—",
    "",
    "   \t\n",
    "_bin =missed_collection |",
    "%_%",
)


@cache
def authority() -> Desk:
    return desk_over(authority_store())


def shown(hit: Hit) -> str:
    return "".join(piece.text for piece in hit.title)


def article(
    number: int, title: str, *, cy: str = "", short: str = "short", text: str = "text", **more: object
) -> Article:
    fields = {"state": ArticleState.VALIDATED, "audience": Audience.PUBLIC, **more}
    return Article(
        id=UUID(int=number),
        version=1,
        slug=f"a{number}",
        title=Words(en=title, cy=cy),
        short_answer=Words(en=short),
        text=Words(en=text),
        updated_at=NOW,
        **fields,  # type: ignore[arg-type]  # of an article, as a test says
    )


def desk_with(*records: msgspec.Struct) -> Desk:
    store = memory_store()
    kinds: dict[type[msgspec.Struct], str] = {Article: "article", Institution: "institution", Synonym: "synonym"}
    keep(store, [item(kinds[type(each)], str(each.id), each) for each in records])  # type: ignore[attr-defined]  # each has one
    return desk_over(store)


def found_in(desk: Desk, words: str, **more: object) -> Found:
    return answers.search(desk, msgspec.structs.replace(Asking(words=words), **more))


def first(desk: Desk, words: str, **more: object) -> str:
    found = found_in(desk, words, **more)
    return shown(found.hits[0]) if found.hits else ""


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_is_taken_for_more_than_words(typed: str) -> None:
    found = found_in(authority(), typed)
    if not fold(typed):
        assert found.hits == ()
    if "bin" in fold(typed).split():
        assert found.hits


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.sampled_from(("en", "cy", "xx")), st.sets(st.sampled_from(HitKind)), st.integers(0, 30))
@example("\ud800", "en", set(HitKind), 0)
def test_any_words_whatever_are_answered(typed: str, language: str, kinds: set[HitKind], offset: int) -> None:
    asking = Asking(words=typed, language=language, kinds=frozenset(kinds), offset=offset)
    found = answers.search(authority(), asking)
    assert len(found.hits) <= asking.limit
    assert all(hit.kind in kinds for hit in found.hits)
    assert len({(hit.kind, hit.id) for hit in found.hits}) == len(found.hits)


titles = st.lists(
    st.text(min_size=1, max_size=40).filter(lambda each: bool(fold(each[:40]))), min_size=1, max_size=6, unique_by=fold
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(titles)
@example(["Bins", "Bin", "The bins", "bin collection"])
@example(["What do I do?", "What do they do", "do"])
@example(["Y plant", "Plant", "y"])
@example(["+4400000"])
@example(["01632 960 999"])
def test_a_title_finds_its_article_first(written: list[str]) -> None:
    desk = desk_with(*(article(number, title) for number, title in enumerate(written, 1)))
    for title in written:
        assert fold(first(desk, title)) == fold(title)


@pytest.fixture
def small() -> Desk:
    return desk_with(
        article(1, "A bin that was not emptied", cy="Bin na chafodd ei wagio", synonyms=("missed collection",)),
        article(2, "Council Tax: paying it", cy="Talu'r Dreth Gyngor", text="Pay by direct debit before **March**."),
        article(3, "The recycling centre", cy="Y ganolfan ailgylchu", short="It is open every day but Christmas."),
        article(4, "Getting rid of large things", synonyms=("sofa", "mattress"), service_codes=("bulky_collection",)),
        article(5, "Libraries", cy="Llyfrgelloedd", state=ArticleState.NOT_VALIDATED),
        article(6, "Library fines", state=ArticleState.ARCHIVED),
        Institution(
            id=UUID(int=20),
            version=1,
            code="citizens-advice",
            name=Words(en="Citizens Advice", cy="Cyngor ar Bopeth"),
            does=Words(en="Free advice on money and benefits"),
            phones=(InstitutionPhone(number="+44 1632 960999", label=Words(en="Advice line")),),
            address="1 High Street, Fenbridge",
            updated_at=NOW,
        ),
        Synonym(id=UUID(int=30), version=1, said="rates", means=("Council Tax",), updated_at=NOW),
        Synonym(id=UUID(int=31), version=1, said="the tip", means=("recycling centre",), updated_at=NOW),
        Synonym(
            id=UUID(int=32), version=1, said="dympio", means=("canolfan ailgylchu",), language=Spoken.CY, updated_at=NOW
        ),
        Synonym(id=UUID(int=33), version=1, said="brolly", means=("libraries",), active=False, updated_at=NOW),
    )


@pytest.mark.parametrize(
    ("typed", "title", "where", "why"),
    [
        ("recycling", "The recycling centre", Matched.TITLE, Why.WORD),
        ("recyc", "The recycling centre", Matched.TITLE, Why.BEGINNING),
        ("recylcing", "The recycling centre", Matched.TITLE, Why.SPELLING),
        ("recyling", "The recycling centre", Matched.TITLE, Why.SPELLING),
        ("recyccling", "The recycling centre", Matched.TITLE, Why.SPELLING),
        ("recicling", "The recycling centre", Matched.TITLE, Why.SPELLING),
        ("emptying", "A bin that was not emptied", Matched.TITLE, Why.STEM),
        ("rates", "Council Tax: paying it", Matched.TITLE, Why.SYNONYM),
        ("where is the tip", "The recycling centre", Matched.TITLE, Why.SYNONYM),
        ("mattress", "Getting rid of large things", Matched.SYNONYM, Why.WORD),
        ("christmas", "The recycling centre", Matched.SHORT_ANSWER, Why.WORD),
        ("direct debit", "Council Tax: paying it", Matched.TEXT, Why.WORD),
        ("benefits", "Citizens Advice", Matched.DOES, Why.WORD),
        ("high street", "Citizens Advice", Matched.ADDRESS, Why.WORD),
        ("01632960999", "Citizens Advice", Matched.PHONE, Why.WORD),
        ("01632 960999", "Citizens Advice", Matched.PHONE, Why.WORD),
        ("+44 1632 960999", "Citizens Advice", Matched.PHONE, Why.WORD),
        ("ganolfan", "The recycling centre", Matched.TITLE, Why.WORD),
        ("counciltax", "Council Tax: paying it", Matched.TITLE, Why.SPELLING),
    ],
)
def test_each_hit_says_where_and_why(small: Desk, typed: str, title: str, where: Matched, why: Why) -> None:
    hit = found_in(small, typed).hits[0]
    assert shown(hit) == title
    assert (where, why) in {(reason.where, reason.why) for reason in hit.reasons}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("biniau", "Bin na chafodd ei wagio"),
        ("fin", "Bin na chafodd ei wagio"),
        ("treth gyngor", "Talu'r Dreth Gyngor"),
        ("y dreth gyngor", "Talu'r Dreth Gyngor"),
        ("ganolfan ailgylchu", "Y ganolfan ailgylchu"),
        ("canolfan", "Y ganolfan ailgylchu"),
        ("dympio", "Y ganolfan ailgylchu"),
        ("lyfrgell", "Llyfrgelloedd"),
        ("llyfrgêll", "Llyfrgelloedd"),
    ],
)
def test_whoever_works_in_welsh_finds_welsh(small: Desk, typed: str, title: str) -> None:
    assert first(small, typed, language="cy") == title


def test_what_was_found_is_marked_in_the_title_and_in_a_short_extract(small: Desk) -> None:
    hit = found_in(small, "debit council").hits[0]
    assert [piece.text for piece in hit.title if piece.hit] == ["Council"]
    assert [piece.text for piece in hit.extract if piece.hit] == ["debit"]
    assert "".join(piece.text for piece in hit.extract) == "Pay by direct debit before March."


def test_a_long_text_is_shown_around_what_was_found() -> None:
    desk = desk_with(
        article(1, "Hedges", text="Nothing here. " * 500 + "A badger lives under it. " + "Nor here. " * 500)
    )
    (hit,) = found_in(desk, "badger").hits
    words = "".join(piece.text for piece in hit.extract)
    assert "A badger lives under it." in words
    assert len(words) <= 200
    assert [piece.text for piece in hit.extract if piece.hit] == ["badger"]


def test_an_article_of_five_megabytes_is_found_by_its_beginning() -> None:
    desk = desk_with(article(1, "Hedges", text="badger " + "x y z " * 850_000))
    assert first(desk, "badger") == "Hedges"


def test_archived_and_closed_are_never_offered(small: Desk) -> None:
    assert "Library fines" not in {shown(hit) for hit in found_in(small, "library fines").hits}


def test_validated_stands_before_what_is_not_yet() -> None:
    desk = desk_with(article(1, "Hedges", state=ArticleState.NOT_VALIDATED), article(2, "Hedges"))
    assert [hit.state for hit in found_in(desk, "hedges").hits] == [ArticleState.VALIDATED, ArticleState.NOT_VALIDATED]


def test_the_service_in_hand_comes_first() -> None:
    desk = desk_with(
        article(1, "Paying by card", service_codes=("council_tax",)),
        article(2, "Paying by card", service_codes=("parking",)),
    )
    assert found_in(desk, "pay by card", service_code="parking").hits[0].id == str(UUID(int=2))
    assert found_in(desk, "pay by card", service_code="council_tax").hits[0].id == str(UUID(int=1))


def test_where_nothing_fits_the_nearest_are_said_to_be_that(small: Desk) -> None:
    assert not found_in(small, "recycling centre").nearest
    found = found_in(small, "licence for keeping a python in the recycling")
    assert found.nearest
    assert shown(found.hits[0]) == "The recycling centre"
    nothing = found_in(small, "xylophone")
    assert (nothing.hits, nothing.nearest) == ((), False)


def test_pages_follow_each_other() -> None:
    desk = desk_with(*(article(number, f"Hedges {number}") for number in range(1, 8)))
    pages = [found_in(desk, "hedges", limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [page.more for page in pages] == [True, True, False]
    assert len({hit.id for page in pages for hit in page.hits}) == 7


def test_what_came_and_what_went_is_searched_at_once(small: Desk) -> None:
    assert found_in(small, "hedgehog").hits == ()
    keep(small.store, [item("article", str(UUID(int=9)), article(9, "A hedgehog"))])
    assert first(small, "hedgehogs") == "A hedgehog"
    keep(small.store, [item("article", str(UUID(int=9)), article(9, "A badger"))])
    assert found_in(small, "hedgehog").hits == ()
    keep(small.store, [item("article", str(UUID(int=9)), None)])
    assert found_in(small, "badger").hits == ()


def test_what_the_last_key_found_is_found_as_it_is_now() -> None:
    desk = desk_with(article(1, "Bulky waste"), article(2, "Garden waste"))
    for typed in ("w", "wa", "was"):
        assert len(found_in(desk, typed).hits) == 2
    keep(desk.store, [item("article", str(UUID(int=1)), article(1, "Wasps", text="A nest of them"))])
    assert {shown(hit) for hit in found_in(desk, "was").hits} == {"Wasps", "Garden waste"}
    assert [shown(hit) for hit in found_in(desk, "waste").hits] == ["Garden waste"]
    assert first(desk, "nest") == "Wasps"


def test_nothing_typed_is_remembered_once_the_contact_is_over(small: Desk) -> None:
    found_in(small, "mrs zubrowka of nowhere")
    assert stems.english.cache_info().currsize
    answers.forget(small)
    for remembered in (stems.english, stems.welsh, stems.mutations):
        assert remembered.cache_info().currsize == 0


def test_what_editors_say_that_citizens_say_is_known_at_once(small: Desk) -> None:
    assert found_in(small, "whatsit").hits == ()
    said = Synonym(id=UUID(int=40), version=1, said="whatsit", means=("recycling centre",), updated_at=NOW)
    keep(small.store, [item("synonym", str(said.id), said)])
    assert first(small, "whatsit") == "The recycling centre"
    keep(small.store, [item("synonym", str(said.id), msgspec.structs.replace(said, active=False))])
    assert found_in(small, "whatsit").hits == ()


def test_it_is_said_that_more_is_on_its_way() -> None:
    store = memory_store()
    desk = desk_over(store)
    keep(store, [item("article", str(UUID(int=1)), article(1, "Hedges"))], more=True)
    found = found_in(desk, "hedges")
    assert found.filling
    assert [shown(hit) for hit in found.hits] == ["Hedges"]
    keep(store, [item("article", str(UUID(int=2)), article(2, "Ditches"))])
    assert not found_in(desk, "ditches").filling


def test_answers_are_read_by_id_and_by_the_name_scripts_use(small: Desk) -> None:
    held = answers.article(small, UUID(int=3))
    assert held is not None
    assert held.slug == "a3"
    assert [each.slug for each in answers.by_slug(small, ["a3", "nothing", "a1", "a3"])] == ["a3", "a1"]
    assert answers.by_slug(small, []) == ()
    institution = answers.institution(small, UUID(int=20))
    assert institution is not None
    assert institution.code == "citizens-advice"
    assert answers.institution(small, UUID(int=21)) is None


def library(number: int, place: str) -> Institution:
    return Institution(
        id=UUID(int=number),
        version=1,
        code=f"library-{number}",
        name=Words(en=f"{place} Library", cy=f"Llyfrgell {place}"),
        does=Words(en=f"Books and computers in {place}."),
        synonyms=("library", "books"),
        address=f"1 High Street, {place} FB{number} 1AA",
        area=Words(en=place),
        updated_at=NOW,
    )


def test_of_several_towns_that_of_the_citizen_comes_first_and_it_is_said_why() -> None:
    towns = [f"Town{number}" for number in range(1, 120)]  # more than are looked at closely
    desk = desk_with(*(library(number, place) for number, place in enumerate(towns, 1)), article(500, "Library fines"))
    before = [hit.id for hit in found_in(desk, "library").hits]
    found = found_in(desk, "library", place="Town117")
    near = next(hit for hit in found.hits if hit.kind is HitKind.INSTITUTION)
    assert shown(near) == "Town117 Library"
    assert (near.reasons[0].where, near.reasons[0].found) == (Matched.TOWN, "Town117")
    assert [hit.id == str(UUID(int=500)) for hit in found.hits] == [each == str(UUID(int=500)) for each in before]
    assert all(reason.where is not Matched.TOWN for hit in found.hits if hit.id != near.id for reason in hit.reasons)


def test_a_town_that_was_typed_goes_before_the_citizens() -> None:
    desk = desk_with(library(1, "Llanmere"), library(2, "Fenbridge"))
    assert first(desk, "library", place="Fenbridge") == "Fenbridge Library"
    assert first(desk, "library llanmere", place="Fenbridge") == "Llanmere Library"
    assert first(desk, "librery llanmeer", place="Fenbridge") == "Llanmere Library"
    assert first(desk, "llanmere", place="Fenbridge") == "Llanmere Library"
