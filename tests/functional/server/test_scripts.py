"""The life of a script: written by one, approved by another, published at a time, and never changed after that."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.cli import main
from central_server.flags.tables import FlagDefinitionRow
from central_server.scripts.tables import ScriptVersionRow
from tests.functional.server.answers import Article
from tests.functional.server.authority import BIN
from tests.functional.server.conftest import Api, problem, serving
from tests.unit.scripts.hostile import FILES

S, T, A = Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
H = Role.HANDLER

HEAD = """\
# Kept: who reads the file sees this.
format: 1
id: {name}
title: {{en: {title}}}
owner: Tests
services: [{service}]
audience: [phone]
languages: [en]
review_by: 2027-05-31
start: {start}
"""
END = "  - {id: end, kind: outcome, title: {en: End}, result: answered}\n"
SAID = """\
  - id: said
    kind: prompt
    title: {{en: Said}}
    say: [{{name: loud, when: {{flag: {flag}}}, en: I will speak up.}}, {{en: {words}}}]
    go: [{{to: end}}]
"""
ASKED = "  - {id: asked, kind: subscript, title: {en: Asked}, script: %s, go: [{to: end}]}\n"


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: one whose flags and scripts are ours to take away."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


def source(name: str, *, title: str = "A title", words: str = "Good morning.", flag: str = "HEAR") -> str:
    head = HEAD.format(name=name, title=title, service=BIN, start="said")
    return f"{head}steps:\n{SAID.format(flag=flag, words=words)}{END}"


def going_through(name: str, other: str) -> str:
    return f"{HEAD.format(name=name, title='Goes through', service=BIN, start='asked')}steps:\n{ASKED % other}{END}"


def name() -> str:
    """Of a script that no other test has."""
    return f"s{new_id().hex}"


class Writer:
    """One version, moved on by whoever is said; it knows its ETag."""

    def __init__(self, api: Api, text: str, role: Role = T, **fields: Any) -> None:
        self.api, self.id, self.etag = api, new_id(), '"1"'
        self.path = f"/script-versions/{self.id}"
        self.info = self._took(api.put(self.path, {"source": text, **fields}, role), 201)

    def _took(self, answer: Any, status: int = 200) -> dict[str, Any]:
        assert answer.status_code == status, answer.text
        self.etag = answer.headers["ETag"]
        info: dict[str, Any] = answer.json()
        assert self.etag == f'"{info["version"]}"'
        return info

    def change(self, text: str, role: Role = T, **fields: Any) -> Any:
        path = f"{self.path}/changes/{new_id()}"
        return self.api.put(path, {"source": text, **fields}, role, headers={"If-Match": self.etag})

    def changed(self, text: str, **fields: Any) -> "Writer":
        self.info = self._took(self.change(text, **fields))
        return self

    def move(self, move: str, role: Role, move_id: UUID | None = None, **fields: Any) -> Any:
        path = f"{self.path}/moves/{move_id or new_id()}"
        return self.api.put(path, {"move": move, **fields}, role, headers={"If-Match": self.etag})

    def moved(self, move: str, role: Role, **fields: Any) -> "Writer":
        self.info = self._took(self.move(move, role, **fields))
        return self

    def approved(self) -> "Writer":
        return self.moved("submit", T).moved("approve", S)

    def published(self, **fields: Any) -> "Writer":
        return self.approved().moved("publish", T, **fields)

    def now(self) -> dict[str, Any]:
        answer = self.api.get(self.path, T)
        assert answer.status_code == 200
        info: dict[str, Any] = answer.json()["info"]
        return info

    @property
    def state(self) -> str:
        return str(self.now()["state"])


def refused(answer: Any) -> str:
    """What a 422 says, as "field: message" a line."""
    assert problem(answer) == (422, "refused"), answer.text
    return "\n".join(f"{error['field']}: {error['message']}" for error in answer.json()["errors"])


def told(api: Api) -> dict[str, Any]:
    """Every version that a handler's desktop is given, by id."""
    found: dict[str, Any] = {}
    cursor = None
    while True:
        answer = api.post("/changes", {"cursor": cursor}).json()
        found |= {item["key"]: item["record"] for item in answer["items"] if item["kind"] == "script"}
        if not answer["more"]:
            return found
        cursor = answer["cursor"]


def told_since(api: Api, cursor: str) -> dict[str, Any]:
    items = api.post("/changes", {"cursor": cursor}).json()["items"]
    return {item["key"]: item["record"] for item in items if item["kind"] == "script"}


def cursor_of(api: Api) -> str:
    cursor = None
    while True:
        answer = api.post("/changes", {"cursor": cursor}).json()
        cursor = str(answer["cursor"])
        if not answer["more"]:
            return cursor


# ---- written -------------------------------------------------------------------------------------------------------


def test_a_script_goes_all_the_way_and_comes_back_as_it_was_written(api: Api) -> None:
    text = source(name(), title="Bins") + "\n# The last word.\n"
    version = Writer(api, text, change_note="First")
    assert (version.info["state"], version.info["number"], version.info["title"]) == ("draft", 1, "Bins")
    assert version.info["author_name"] == "Test trainer"
    assert str(version.id) not in told(api)
    version.moved("submit", T)
    assert version.info["submitted_at"]
    version.moved("approve", S)
    assert (version.info["state"], version.info["approved_by_name"]) == ("approved", "Test supervisor")
    assert str(version.id) not in told(api)
    version.moved("publish", T)
    assert version.state == "published"
    record = told(api)[str(version.id)]
    assert (record["number"], record["hash"], record["script"]["title"]["en"]) == (1, version.info["hash"], "Bins")
    assert api.get(version.path, S).json()["source"] == text
    version.moved("retire", S)
    assert version.state == "retired"
    assert str(version.id) not in told(api)


def test_right_to_left_and_combining_words_are_kept_to_the_byte(api: Api) -> None:
    words = "שלום abc e\u0301 ﷽ 👩‍👩‍👧 ẛ̣"
    text = source(name(), title="مرحبا", words=words) + "# \u202eabc\u202c\n"
    version = Writer(api, text).published()
    assert api.get(version.path, T).json()["source"].encode() == text.encode()
    record = told(api)[str(version.id)]["script"]
    assert (record["title"]["en"], record["steps"][0]["say"][1]["en"]) == ("مرحبا", words)


def test_a_draft_may_hold_mistakes_but_must_say_which_script_it_is(api: Api) -> None:
    script_id = name()
    version = Writer(api, f"id: {script_id}\ntitle: {{en: Half done}}\nsteps: [{{}}]\n")
    assert (version.info["title"], version.info["hash"]) == ("Half done", "")
    assert Writer(api, f"id: {script_id}\n").info["title"] == script_id
    for wrong, said in (
        ("- a list\n", "Line 1: "),
        ("title: {en: No id}\n", "Line 1: A script needs an id"),
        ("id: Two Words\n", "Line 1: A script needs an id"),
        ("id: a\nb: [\n", "Line "),
        ("id: &a one\nb: *a\n", "Line 1: Anchors"),
        ('id: a\ntitle: {en: "\\0"}\n', "Line 2: The file holds a character"),
        ('id: a\ntitle: {en: "\\ud800"}\n', "Line "),
    ):
        answer = api.put(f"/script-versions/{new_id()}", {"source": wrong}, T)
        assert refused(answer).startswith(f"source: {said}"), wrong
    assert problem(api.put(f"/script-versions/{new_id()}", {"source": ""}, T)) == (400, "malformed")


def test_versions_of_one_script_are_numbered_and_listed_newest_first(api: Api) -> None:
    script_id = name()
    versions = [Writer(api, source(script_id)) for _ in range(3)]
    assert [version.info["number"] for version in versions] == [1, 2, 3]
    listed: list[dict[str, Any]] = []
    cursor = ""
    while cursor is not None:
        page = api.get(f"/script-versions?limit=2{f'&cursor={cursor}' if cursor else ''}", A).json()
        listed += page["items"]
        cursor = page["next_cursor"]
    assert [each["id"] for each in listed if each["script_id"] == script_id] == [
        str(version.id) for version in reversed(versions)
    ]
    assert [each["made_at"] for each in listed] == sorted((each["made_at"] for each in listed), reverse=True)
    assert not any("source" in each for each in listed)


def test_many_who_write_at_once_get_a_number_each(api: Api) -> None:
    script_id = name()
    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(lambda _: Writer(api, source(script_id)), range(8)))
    assert sorted(version.info["number"] for version in versions) == list(range(1, 9))


def test_of_those_published_at_once_one_is_in_force(api: Api) -> None:
    script_id = name()
    versions = [Writer(api, source(script_id)).approved() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda version: version.moved("publish", S), versions))
    assert sorted(version.state for version in versions) == ["published", "retired", "retired", "retired"]


def test_only_its_author_changes_a_draft_and_only_while_it_is_one(api: Api) -> None:
    script_id, other_id = name(), name()
    version = Writer(api, source(script_id))
    assert "Somebody else wrote this draft" in refused(version.change(source(script_id), S))
    before = version.etag
    version.changed(source(script_id, words="Other words."), change_note="Why")
    assert (version.info["version"], version.info["change_note"]) == (2, "Why")
    version.etag, after = before, version.etag
    assert problem(version.change(source(script_id))) == (412, "changed")
    version.etag = after
    renamed = version.changed(source(other_id)).info
    assert (renamed["script_id"], renamed["number"]) == (other_id, 1)
    version.moved("submit", T)
    assert "Only a draft" in refused(version.change(source(other_id)))
    without = api.put(f"{version.path}/changes/{new_id()}", {"source": source(other_id)}, T)
    assert problem(without) == (428, "precondition-required")
    nowhere = api.put(
        f"/script-versions/{new_id()}/changes/{new_id()}", {"source": source(other_id)}, T, headers={"If-Match": '"1"'}
    )
    assert problem(nowhere) == (404, "not-found")


def test_what_is_sent_again_is_answered_as_the_first_time(api: Api) -> None:
    version_id, script_id = new_id(), name()
    body = {"source": source(script_id)}
    first = api.put(f"/script-versions/{version_id}", body, T)
    again = api.put(f"/script-versions/{version_id}", body, T)
    assert (again.status_code, again.content) == (201, first.content)
    other = {"source": source(script_id, words="Other.")}
    assert problem(api.put(f"/script-versions/{version_id}", other, T)) == (422, "id-reused")
    version = Writer(api, source(name()))
    move_id, etag = new_id(), version.etag
    moved = version.move("submit", T, move_id)
    with api.inside() as session:
        session.execute(text("DELETE FROM flag_definition WHERE code = 'HEAR'"))
    replayed = version.move("submit", T, move_id)
    with api.inside() as session:
        _put_back(session, "HEAR")
    assert (replayed.status_code, replayed.content) == (200, moved.content)
    assert problem(version.move("approve", T, move_id)) == (422, "id-reused")
    version.etag = etag
    assert problem(version.move("approve", S)) == (412, "changed")


def _put_back(session: Session, code: str) -> None:
    said = {"label": {"en": code}, "guidance": {"en": "Speak"}, "group": "communication", "icon": "ear", "rank": 0}
    body = {"code": code, **said}
    session.add(FlagDefinitionRow(code=code, rank=0, restricted=False, body=body))


# ---- checked -------------------------------------------------------------------------------------------------------


def test_nothing_with_an_error_is_submitted_and_each_error_names_its_line_and_what_to_do(api: Api) -> None:
    version = Writer(api, source(name(), flag="GONE").replace("go: [{to: end}]", "go: [{to: nowhere}]"))
    said = refused(version.move("submit", T))
    assert "source: Line 15: There is no such thing: “GONE” (flag)." in said
    assert "source: Line 16: There is no such thing: “nowhere” (step). Look for a slip in the name" in said
    assert version.state == "draft"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("format: 1", "format: 2", "Line 2: The script is in format 2; this program reads format 1."),
        ("{id: end,", "{id: said,", "“said”"),
        (f"services: [{BIN}]", "services: [no-such]", "Line 6: There is no such thing: “no-such” (service)."),
        ("go: [{to: end}]", "go: [{to: end}]\n    articles: [no-such]", "“no-such” (article)"),
    ],
)
def test_faults_are_found_by_the_server_as_at_the_trainers_desk(api: Api, before: str, after: str, said: str) -> None:
    version = Writer(api, source(name()).replace(before, after))
    assert said in refused(version.move("submit", T))


def test_articles_are_named_by_their_slug_and_are_not_taken_from_under_a_script(api: Api) -> None:
    slug = f"a{new_id().hex}"
    article = Article(api, slug=slug).validated()
    assert article.info["slug"] == slug
    assert "Another article is called so" in refused(Article(api, slug=slug).answer)
    text = source(name()).replace("go: [{to: end}]", f"go: [{{to: end}}]\n    articles: [{slug}]")
    version = Writer(api, text).published()
    assert f"These scripts show it: {version.info['script_id']}" in refused(article.move("archive", S))
    version.moved("retire", S)
    waiting = Writer(api, text).approved()
    article.moved("archive", S)
    assert "(article)" in refused(waiting.move("publish", T))


def test_a_flag_that_went_between_approval_and_publishing_is_found(api: Api) -> None:
    version = Writer(api, source(name(), flag="TEMP")).approved()
    with api.inside() as session:
        session.execute(text("DELETE FROM flag_definition WHERE code = 'TEMP'"))
    assert "“TEMP” (flag)" in refused(version.move("publish", T))
    assert version.state == "approved"
    with api.inside() as session:
        _put_back(session, "TEMP")
    version.moved("publish", T)


def test_a_flag_that_went_after_publishing_is_named_by_the_servers_own_check(
    api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    url = api.server.database_url
    version = Writer(api, source(name(), flag="PVP")).published()
    assert main(["scripts", "check", "--database", url]) == 0
    assert capsys.readouterr().out == "Every published script holds.\n"
    with api.inside() as session:
        session.execute(text("DELETE FROM flag_definition WHERE code = 'PVP'"))
    assert main(["scripts", "check", "--database", url]) == 1
    said = capsys.readouterr()
    assert f"{version.info['script_id']} version 1:15: error: There is no such thing: “PVP” (flag)." in said.out
    assert "Publish a version without it" in said.err
    with api.inside() as session:
        _put_back(session, "PVP")
    version.moved("retire", S)


def test_scripts_that_go_through_each_other_in_a_circle_are_refused(api: Api) -> None:
    first, second = name(), name()
    Writer(api, source(first)).published()
    Writer(api, going_through(second, first)).published()
    said = refused(Writer(api, going_through(first, second)).move("submit", T))
    assert f"The subscript “{second}” comes back to this script." in said
    alone = name()
    assert "comes back to this script" in refused(Writer(api, going_through(alone, alone)).move("submit", T))
    assert "(script)" in refused(Writer(api, going_through(alone, name())).move("submit", T))


def test_a_subscript_cannot_break_or_leave_those_that_go_through_it(api: Api) -> None:
    inner, outer = name(), name()
    before = Writer(api, source(inner)).published()
    text = going_through(outer, inner).replace("go: [{to: end}]", "go: [{answer: end, to: end}, {to: end}]", 1)
    caller = Writer(api, text).published()
    assert f"These scripts go through it: {outer}." in refused(before.move("retire", S))
    other = source(inner).replace("id: end,", "id: other_end,").replace("to: end", "to: other_end")
    said = refused(Writer(api, other).move("submit", T))
    assert f"In “{outer}”, which goes through this one: Line " in said
    assert "This step never has the answer “end”." in said
    Writer(api, source(inner, words="Better words.")).published()
    assert before.state == "retired"
    caller.moved("retire", S)


# ---- approved and published ----------------------------------------------------------------------------------------


def test_nobody_approves_what_they_wrote(api: Api) -> None:
    for role in (T, S, A):
        version = Writer(api, source(name()), role).moved("submit", role)
        assert "somebody else must approve it" in refused(version.move("approve", role))
    assert version.state == "in_review"
    version.moved("approve", T)


def test_each_step_is_taken_in_its_order(api: Api) -> None:
    version = Writer(api, source(name()))
    for move in ("approve", "publish", "retire", "send_back"):
        assert "It is a draft." in refused(version.move(move, S))
    assert "Only whoever wrote it" in refused(version.move("submit", S))
    version.moved("submit", T)
    for move in ("submit", "publish", "retire"):
        assert "It is in review." in refused(version.move(move, S))
    assert "Say what should be changed" in refused(version.move("send_back", S, note=" "))
    version.moved("send_back", S, note="Shorter, please.")
    assert (version.info["state"], version.info["note"], version.info["submitted_at"]) == (
        "draft", "Shorter, please.", None
    )  # fmt: skip
    version.changed(source(str(version.info["script_id"]), words="Hello.")).approved()
    version.moved("send_back", T)
    assert version.info["approved_by"] is None
    version.published()
    for move in ("submit", "approve", "publish", "send_back"):
        assert "It is published already." in refused(version.move(move, S))
    version.moved("retire", A)
    assert "It is retired." in refused(version.move("publish", S))
    assert "Only a draft" in refused(version.change(source(str(version.info["script_id"]))))


def test_a_version_ends_where_the_next_one_begins(api: Api) -> None:
    script_id = name()
    now = datetime.now(UTC)
    first = Writer(api, source(script_id)).published()
    later = now + timedelta(days=7)
    second = Writer(api, source(script_id, words="From next week.")).published(at=later)
    assert (second.state, first.state) == ("published", "published")
    record = told(api)
    assert datetime.fromisoformat(record[str(first.id)]["effective_until"]) == later
    assert datetime.fromisoformat(record[str(second.id)]["effective_from"]) == later
    cursor = cursor_of(api)
    third = Writer(api, source(script_id, words="Until next week.")).published()
    changes = told_since(api, cursor)
    assert first.state == "retired"
    assert changes[str(first.id)] is None
    assert datetime.fromisoformat(changes[str(third.id)]["effective_until"]) == later
    assert second.now()["effective_until"] is None
    cursor = cursor_of(api)
    second.etag = f'"{second.now()["version"]}"'
    second.moved("retire", S)
    changes = told_since(api, cursor)
    assert (changes[str(second.id)], changes[str(third.id)]["effective_until"]) == (None, None)


def test_where_the_next_version_is_withdrawn_before_it_begins_the_one_before_it_goes_on(api: Api) -> None:
    script_id, now = name(), datetime.now(UTC)
    soon, later = now + timedelta(days=1), now + timedelta(days=2)
    first = Writer(api, source(script_id)).published()
    second = Writer(api, source(script_id, words="Soon.")).published(at=soon)
    third = Writer(api, source(script_id, words="Later.")).published(at=later)

    def ends(version: Writer) -> datetime | None:
        until = version.now()["effective_until"]
        return datetime.fromisoformat(until) if until else None

    assert (ends(first), ends(second), ends(third)) == (soon, later, None)
    assert problem(second.move("retire", S)) == (412, "changed")  # it has an end since it was read
    second.etag, cursor = f'"{second.now()["version"]}"', cursor_of(api)
    second.moved("retire", S)
    assert (ends(first), second.state) == (later, "retired")
    assert set(told_since(api, cursor)) == {str(first.id), str(second.id)}
    third.moved("retire", S)
    assert ends(first) is None
    fourth = Writer(api, source(script_id, words="Now.")).published()
    assert (first.state, ends(fourth)) == ("retired", None)


def test_it_is_published_and_retired_at_a_moment_that_can_be_meant(api: Api) -> None:
    now = datetime.now(UTC)
    version = Writer(api, source(name())).approved()
    for at in (now - timedelta(minutes=6), datetime(1, 1, 1, tzinfo=UTC)):
        assert "gone by" in refused(version.move("publish", T, at=at))
    assert "two years" in refused(version.move("publish", T, at=datetime(9999, 12, 31, tzinfo=UTC)))
    assert problem(version.move("publish", T, at="2026-12-01T00:00:00")) == (400, "malformed")
    assert "no moment of its own" in refused(version.move("send_back", T, at=now))
    version.moved("publish", T, at=now - timedelta(seconds=20))
    assert datetime.fromisoformat(version.info["effective_from"]) >= now
    in_a_week, tomorrow = now + timedelta(days=7), now + timedelta(days=1)
    version.moved("retire", T, at=tomorrow)
    assert version.state == "published"
    assert datetime.fromisoformat(told(api)[str(version.id)]["effective_until"]) == tomorrow
    assert "It ends before that already." in refused(version.move("retire", T, at=in_a_week))
    version.moved("retire", T)
    assert version.state == "retired"


def test_what_is_retired_before_it_began_never_begins(api: Api) -> None:
    version = Writer(api, source(name())).published(at=datetime.now(UTC) + timedelta(days=1))
    assert str(version.id) in told(api)
    version.moved("retire", S)
    assert str(version.id) not in told(api)


def test_once_published_no_word_of_it_changes(api: Api) -> None:
    """Whatever is tried on it: the row's words are those that were approved."""
    version = Writer(api, source(name())).published()

    def words() -> tuple[str, str, str]:
        with api.inside() as session:
            row = session.scalars(select(ScriptVersionRow).where(ScriptVersionRow.id == version.id)).one()
            return row.source, row.script, row.hash

    before = words()
    other = source(str(version.info["script_id"]), words="Other words.")
    assert version.change(other).status_code == 422
    assert api.put(version.path, {"source": other}, T).status_code == 422
    assert version.move("send_back", S, note="Once more").status_code == 422
    version.moved("retire", S)
    assert version.change(other).status_code == 422
    assert words() == before


def test_handlers_see_no_drafts(api: Api) -> None:
    version = Writer(api, source(name()))
    for path in ("/script-versions", version.path):
        assert problem(api.get(path, H)) == (403, "not-allowed")
    assert problem(api.put(f"/script-versions/{new_id()}", {"source": source(name())}, H)) == (403, "not-allowed")
    assert problem(version.move("approve", H)) == (403, "not-allowed")


# ---- hostile files -------------------------------------------------------------------------------------------------


def test_a_file_of_ten_megabytes_is_refused_with_words(api: Api) -> None:
    answer = api.put(f"/script-versions/{new_id()}", {"source": "#" * 10_000_000}, T)
    assert problem(answer) == (413, "too-large")
    assert answer.json()["title"]
    large = api.put(f"/script-versions/{new_id()}", {"source": "#" * 900_001}, T)
    assert problem(large) == (400, "malformed")


def test_a_file_that_unfolds_to_gigabytes_is_not_unfolded(api: Api) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 12)]
    said = refused(api.put(f"/script-versions/{new_id()}", {"source": "id: bomb\n" + "\n".join(lines)}, T))
    assert said.startswith("source: Line 2: Anchors (&name) are not read here.")
    deep = "id: deep\na: " + "[" * 5_000
    assert "too deep" in refused(api.put(f"/script-versions/{new_id()}", {"source": deep}, T))


def test_five_thousand_steps_are_kept_as_a_draft_and_not_let_through(api: Api) -> None:
    steps = "".join(
        f"  - {{id: s{n}, kind: prompt, title: {{en: T}}, say: [{{en: Hi.}}], go: [{{to: s{n + 1}}}]}}\n"
        for n in range(5_000)
    )
    head = HEAD.format(name=name(), title="Long", service=BIN, start="s0")
    version = Writer(api, f"{head}steps:\n{steps}{END.replace('id: end', 'id: s5000')}")
    assert "The script has 5001 steps; 2000 is the most." in refused(version.move("submit", T))


@pytest.mark.parametrize("kind", ["twice", "gone", "turned", "future"])
def test_what_would_do_harm_is_kept_as_a_draft_and_not_let_through(api: Api, kind: str) -> None:
    hostile = FILES[kind]
    script_id = name()
    text = hostile.content.decode().replace(f"id: {kind}\n", f"id: {script_id}\n")
    version = Writer(api, text)
    assert api.get(version.path, T).json()["source"] == text, "to the byte"
    assert hostile.told in refused(version.move("submit", T))
    assert version.state == "draft"
    assert str(version.id) not in told(api)


def test_half_a_character_is_refused(api: Api) -> None:
    body = b'{"source": "id: half\\ntitle: {en: \\ud800}"}'
    answer = api.call("PUT", f"/script-versions/{new_id()}", T, data=body)
    assert answer.status_code in {400, 422}, answer.text
