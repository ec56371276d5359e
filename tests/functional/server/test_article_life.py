"""An answer is written by one person and validated by another; handlers are given what is in force, nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.knowledge.clockwork import coming_into_force, settle_all
from tests.functional.server.answers import Article, content, words
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_scripts import refused

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
LATER = timedelta(hours=2)


def told(api: Api, kind: str = "article") -> dict[str, Any]:
    """All of a kind that a handler's desktop is given, by id."""
    found: dict[str, Any] = {}
    cursor = None
    while True:
        answer = api.post("/changes", {"cursor": cursor}).json()
        found |= {item["key"]: item["record"] for item in answer["items"] if item["kind"] == kind}
        if not answer["more"]:
            return {key: record for key, record in found.items() if record is not None}
        cursor = answer["cursor"]


def given(api: Api, article: Article) -> tuple[str, str, int] | None:
    """What handlers are given of an article: its title, state and version."""
    record = told(api).get(str(article.article_id))
    return None if record is None else (record["title"]["en"], record["state"], record["version"])


def given_at(api: Api, article: Article, now: datetime) -> tuple[str, str, int] | None:
    """The same once all is settled as of `now`, to the last of it: nothing is settled twice.

    The server has a clock of its own, for which `now` is still to come. Where it came between we settle again.
    """
    settle_all(api.database, now)
    while True:
        found = given(api, article)
        if settle_all(api.database, now) == 0:
            return found


def test_it_goes_from_a_draft_to_the_archive(api: Api) -> None:
    article = Article(api, "First", note="Asked every day")
    assert article.answer.status_code == 201
    assert (article.info["state"], article.info["number"], article.info["in_force"]) == ("work_in_progress", 1, False)
    assert given(api, article) is None
    article.moved("submit", T)
    assert given(api, article) == ("First", "not_validated", 1)
    article.moved("validate", S)
    assert (article.info["state"], article.info["validated_by_name"]) == ("validated", "Test supervisor")
    assert given(api, article) == ("First", "validated", 1)
    record = api.get(f"/articles/{article.article_id}").json()
    assert (record["change_note"], record["updated_by"]) == ("Asked every day", "Test trainer")
    article.moved("archive", S)
    assert (article.state, given(api, article)) == ("archived", None)


def test_a_new_version_takes_the_place_of_the_old_one_only_once_it_is_validated(api: Api) -> None:
    first = Article(api, "First").validated()
    second = Article(api, "Second", article_id=first.article_id, note="The price changed").moved("submit", T)
    assert given(api, first) == ("First", "validated", 1)
    second.moved("validate", S)
    assert given(api, first) == ("Second", "validated", 2)
    assert (first.state, second.state) == ("archived", "validated")
    assert second.now()["in_force"]
    third = Article(api, "Third", article_id=first.article_id).moved("submit", T)
    second.moved("archive", S)
    assert given(api, first) == ("Third", "not_validated", 3)
    third.moved("archive", S)
    assert given(api, first) is None


def test_whoever_wrote_it_may_neither_validate_it_nor_be_overruled(api: Api) -> None:
    article = Article(api, "Mine")
    assert "Only whoever wrote it" in refused(article.move("submit", S))
    assert "Somebody else wrote this draft" in refused(article.change(S))
    article.moved("submit", T)
    assert "somebody else must validate" in refused(article.move("validate", T))
    assert "Only a draft" in refused(article.change(T))
    assert "Say what should be changed" in refused(article.move("send_back", S))
    article.moved("send_back", S, note="Say by when.")
    assert (article.info["state"], article.info["note"]) == ("work_in_progress", "Say by when.")
    assert given(api, article) is None
    assert article.change(T, said="By when").status_code == 200
    assert given(api, article.validated()) == ("By when", "validated", 1)


@pytest.mark.parametrize("move", ["validate", "archive", "send_back"])
def test_steps_are_taken_in_their_order(api: Api, move: str) -> None:
    assert "cannot be done with it now" in refused(Article(api).move(move, S, note="Why"))


def test_two_editors_at_once_do_not_write_over_each_other(api: Api) -> None:
    article = Article(api)
    assert article.change(T, version=1, said="One").status_code == 200
    assert problem(article.change(T, version=1, said="Two")) == (412, "changed")
    answer = api.put(f"{article.path}/changes/{new_id()}", {"content": content("Three")}, T)
    assert problem(answer) == (428, "precondition-required")
    assert api.get(article.path, S).json()["content"]["title"]["en"] == "One"


# ---- at a moment ---------------------------------------------------------------------------------------------------


def test_it_counts_from_its_moment_without_anybody_asking(api: Api) -> None:
    now = datetime.now(UTC)
    first = Article(api, "This year").validated()
    second = Article(api, "Next year", article_id=first.article_id).validated(at=now + LATER)
    assert given(api, first) == ("This year", "validated", 1)
    assert given_at(api, first, now + LATER - timedelta(minutes=1)) == ("This year", "validated", 1)
    assert given_at(api, first, now + LATER) == ("Next year", "validated", 2)
    second.moved("archive", S, at=now + 2 * LATER)
    assert given_at(api, first, now + 2 * LATER) is None


def test_a_first_version_comes_at_its_moment_too(api: Api) -> None:
    now = datetime.now(UTC)
    article = Article(api, "New from then").validated(at=now + LATER)
    assert given(api, article) is None
    assert given_at(api, article, now + LATER) == ("New from then", "validated", 1)


def test_what_is_withdrawn_before_its_moment_leaves_the_old_one_as_it_was(api: Api) -> None:
    now = datetime.now(UTC)
    first = Article(api, "This year").validated()
    second = Article(api, "Next year", article_id=first.article_id).validated(at=now + LATER)
    assert first.now()["effective_until"] == second.now()["effective_from"]
    second.moved("archive", S)
    assert first.now()["effective_until"] is None
    assert given_at(api, first, now + 2 * LATER) == ("This year", "validated", 1)


@pytest.mark.parametrize(
    ("at", "said"),
    [(timedelta(minutes=-6), "gone by"), (timedelta(days=800), "two years")],
)
def test_a_moment_must_be_one_that_can_be_meant(api: Api, at: timedelta, said: str) -> None:
    article = Article(api).moved("submit", T)
    assert said in refused(article.move("validate", S, at=datetime.now(UTC) + at))


@pytest.fixture
def clockwork(api: Api) -> Iterator[None]:
    with coming_into_force(api.database, every_s=0.02):
        yield


def test_a_running_server_sees_to_it(api: Api, clockwork: None) -> None:
    at = datetime.now(UTC) + timedelta(seconds=1)
    article = Article(api, "Soon").validated(at=at)
    while given(api, article) is None:
        assert datetime.now(UTC) < at + timedelta(seconds=30)
    assert datetime.now(UTC) >= at


# ---- what is refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": words(" ")}, "content.title.en: Words are needed."),
        ({"title": words("T" * 301)}, "longer than 300 characters"),
        ({"title": words("Two\nlines")}, "one line"),
        ({"title": words("Pay \u202enow")}, "Line 1: It holds a character that nobody can see."),
        ({"short_answer": words("Pay\u200bnow")}, "Line 1: It holds a character that nobody can see."),
        ({"text": words("Fine\n\n[x](file:///etc/passwd)")}, "content.text.en: Line 3: This link is not one"),
        ({"text": words("[x](javascript:alert(1))")}, "This link is not one"),
        ({"text": words("[x](JavaScript:alert(1))")}, "This link is not one"),
        ({"text": words("[x][y]\n\n[y]: data:text/html,x")}, "This link is not one"),
        ({"text": words("[x](/local)")}, "This link is not one"),
        ({"text": words("fine", "![llun](https://elsewhere.example/x.png)")}, "content.text.cy: Line 1: Images"),
        ({"text": words("a <script>alert(1)</script>")}, "HTML is not shown"),
        ({"text": words("<div>\n\nx\n\n</div>")}, "HTML is not shown"),
        ({"text": words("x" * 100_001)}, "longer than 100000 characters"),
        ({"service_codes": ["no-such"]}, "There is no such service."),
        ({"department_code": "no-such"}, "There is no such department."),
        ({"owner": str(new_id())}, "There is no such colleague."),
    ],
)
def test_what_would_harm_or_mislead_is_refused_with_its_place(api: Api, fields: dict[str, Any], said: str) -> None:
    article = Article(api, **fields)
    assert said in refused(article.answer)
    assert api.get(article.path, T).status_code == 404


def test_an_article_of_five_megabytes_is_refused_plainly(api: Api) -> None:
    assert problem(Article(api, text=words("x" * 5_000_000)).answer) == (413, "too-large")


def test_links_that_lead_somewhere_safe_are_kept_to_the_byte(api: Api) -> None:
    text = (
        "[a](article:missed-bin), <https://fenbridge.example>, [w](mailto:a@fenbridge.example), ``<b>``, مرحبا e\u0301"
    )
    article = Article(api, text=words(text)).validated()
    assert told(api)[str(article.article_id)]["text"]["en"] == text


def test_an_article_keeps_its_short_name(api: Api) -> None:
    first = Article(api, slug=f"a{new_id().hex}")
    other = Article(api, slug=f"b{new_id().hex}", article_id=first.article_id)
    assert "keeps the short name" in refused(other.answer)
    assert Article(api, article_id=first.article_id).info["slug"] == first.info["slug"]


def test_what_was_asked_again_is_answered_as_the_first_time(api: Api) -> None:
    article = Article(api, "Once")
    body = {"article_id": str(article.article_id), "slug": "", "content": content("Once"), "change_note": ""}
    assert api.put(article.path, body, T).json() == article.info
    other = {**body, "change_note": "Other"}
    assert problem(api.put(article.path, other, T)) == (422, "id-reused")


def test_the_list_comes_in_pages_newest_first(api: Api) -> None:
    made = [str(Article(api, f"Page {number}").id) for number in range(5)]
    found: list[str] = []
    cursor = ""
    while not set(made) <= set(found):
        page = api.get(f"/article-versions?limit=2{cursor}", A).json()
        found += [info["id"] for info in page["items"]]
        cursor = f"&cursor={page['next_cursor']}"
    assert [each for each in found if each in made] == made[::-1]
    assert len(set(found)) == len(found)


# ---- institutions, and what citizens call things -------------------------------------------------------------------


def institution(**fields: Any) -> dict[str, Any]:
    return {
        "code": f"i{new_id().hex}",
        "name": words("Fenbridge Water", "Dŵr Fenbridge"),
        "does": words("Brings water and takes it away."),
        "phones": [{"number": "01632 960 111", "label": words("Leaks")}, {"number": "111", "label": words("Short")}],
        **fields,
    }


def put_institution(api: Api, by: Role = T, **fields: Any) -> Any:
    return api.put(f"/institutions/{new_id()}", institution(**fields), by)


HOURS = {
    "code": "water",
    "zone": "Europe/London",
    "country": "GB",
    "subdivision": "WLS",
    "openings": [{"day": 0, "opens": "09:00:00", "closes": "17:00:00"}],
}


def test_an_institution_is_kept_changed_and_ended(api: Api) -> None:
    made = put_institution(api, hours=HOURS).json()
    assert told(api, "institution")[made["id"]] == made == api.get(f"/institutions/{made['id']}").json()
    path = f"/institutions/{made['id']}/changes/"
    answer = api.put(f"{path}{new_id()}", {"website": "https://water.example"}, S, headers={"If-Match": '"1"'})
    assert answer.json() == {
        **made, "version": 2, "website": "https://water.example", "updated_by": "Test supervisor",
        "updated_at": answer.json()["updated_at"],
    }  # fmt: skip
    assert problem(api.put(f"{path}{new_id()}", {"active": False}, T, headers={"If-Match": '"1"'})) == (412, "changed")
    api.put(f"{path}{new_id()}", {"active": False}, T, headers={"If-Match": '"2"'})
    assert made["id"] not in told(api, "institution")
    listed = api.get("/institutions?limit=100", A).json()["items"]
    assert made["id"] in {each["id"] for each in listed}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": words("")}, "name.en: Words are needed."),
        ({"phones": [{"number": "0", "label": words("x")}]}, "phones.0.number"),
        ({"phones": [{"number": "+1234567", "label": words("x")}]}, "phones.0.number: This number cannot be dialled."),
        ({"hours": {**HOURS, "zone": "Mars/Olympus"}}, "hours.zone: There is no such zone."),
        ({"hours": {**HOURS, "openings": [{"day": 7, "opens": "09:00:00", "closes": "17:00:00"}]}}, "hours.openings.0"),
        ({"hours": {**HOURS, "openings": [{"day": 1, "opens": "17:00:00", "closes": "09:00:00"}]}}, "hours.openings.0"),
        ({"service_codes": ["no-such"]}, "There is no such service."),
    ],
)
def test_an_institution_that_cannot_be_right_is_refused(api: Api, fields: dict[str, Any], said: str) -> None:
    answer = put_institution(api, **fields)
    if answer.status_code == 400:  # the shape of it is wrong already
        assert problem(answer) == (400, "malformed")
    else:
        assert said in refused(answer)


def test_two_institutions_are_not_called_alike(api: Api) -> None:
    made = put_institution(api).json()
    assert "Another institution is called so." in refused(put_institution(api, code=made["code"]))


def test_what_citizens_call_things_is_kept_changed_and_ended(api: Api) -> None:
    synonym_id = new_id()
    body = {"said": "  the   rates ", "means": ["council tax"]}
    made = api.put(f"/synonyms/{synonym_id}", body, T).json()
    assert (made["said"], made["means"], made["language"]) == ("the rates", ["council tax"], "en")
    assert told(api, "synonym")[str(synonym_id)] == made
    path = f"/synonyms/{synonym_id}/changes/"
    changed = api.put(f"{path}{new_id()}", {"means": ["council tax", "bill"]}, S, headers={"If-Match": '"1"'}).json()
    assert (changed["said"], changed["means"], changed["version"]) == ("the rates", ["council tax", "bill"], 2)
    assert problem(api.put(f"{path}{new_id()}", {"active": False}, T, headers={"If-Match": '"1"'})) == (412, "changed")
    api.put(f"{path}{new_id()}", {"active": False}, T, headers={"If-Match": '"2"'})
    assert str(synonym_id) not in told(api, "synonym")
    assert "Words are needed" in refused(api.put(f"/synonyms/{new_id()}", {"said": "?!", "means": ["x"]}, T))
