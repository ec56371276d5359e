"""Answers as the desktop holds them: searched and read with no line."""

from datetime import UTC, datetime
from uuid import UUID

from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.desk import answers
from agent_desktop.desk.answers import Asking, Found, HitKind
from agent_desktop.desk.desk import Desk
from central_server.demo.articles import answers as demo_answers
from tests.functional.desktop.test_pulling import pull_all

ARTICLES = frozenset({HitKind.ARTICLE})


def titles(found: Found) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in found.hits]


def test_the_answers_that_a_script_names_are_found(desk: Desk) -> None:
    pull_all(desk)
    last, first = demo_answers()[-1].slug, demo_answers()[0].slug
    assert [each.slug for each in answers.by_slug(desk, [last, "no-such-answer", first])] == [last, first]
    assert answers.by_slug(desk, []) == ()


def test_an_answer_is_found_by_its_words_and_read(desk: Desk) -> None:
    pull_all(desk)
    found = answers.search(desk, Asking(words="getting rid of large things", kinds=ARTICLES))
    assert not found.nearest
    assert not found.filling
    assert titles(found)[0] == "Getting rid of large things"
    assert [piece.text for piece in found.hits[0].title if piece.hit] == ["Getting", "rid", "large", "things"]
    article = answers.article(desk, UUID(found.hits[0].id))
    assert article is not None
    assert article.slug == "bulky-waste"
    assert answers.article(desk, UUID(int=0)) is None
    assert answers.institution(desk, UUID(int=0)) is None


def test_whoever_works_in_welsh_is_shown_welsh_and_found_by_it(desk: Desk) -> None:
    pull_all(desk)
    found = answers.search(desk, Asking(words="cael gwared ar bethau mawr", language="cy", kinds=ARTICLES))
    assert titles(found)[0] == "Cael gwared ar bethau mawr"


def test_services_and_scripts_are_found_beside_articles(desk: Desk) -> None:
    pull_all(desk)
    kinds = {hit.kind for hit in answers.search(desk, Asking(words="missed bin", limit=50)).hits}
    assert {HitKind.SERVICE, HitKind.SCRIPT} <= kinds


def test_archived_answers_are_never_offered(desk: Desk) -> None:
    pull_all(desk)
    archived = [each for each in demo_answers() if each.facts.state is ArticleState.ARCHIVED]
    assert archived
    for each in archived:
        found = answers.search(desk, Asking(words=each.title.en, limit=500, kinds=ARTICLES))
        assert each.title.en not in titles(found)


def test_what_is_past_its_review_is_marked(desk: Desk) -> None:
    pull_all(desk)
    today = datetime.now(UTC).date()
    found = answers.search(desk, Asking(words="ice on the road", limit=500, kinds=ARTICLES))
    due = {hit.id for hit in found.hits if hit.review_due}
    held = (answers.article(desk, UUID(hit.id)) for hit in found.hits)
    assert due == {str(each.id) for each in held if each and each.review_by and each.review_by < today}
    assert 0 < len(due) < len(found.hits)
