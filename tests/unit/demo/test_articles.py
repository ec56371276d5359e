"""The demo's articles speak of services there are, in both languages, and promise what the service does."""

import pytest

from central_server.demo.article import Answer
from central_server.demo.articles import ANSWERS
from central_server.demo.services import OFFERS
from central_server.knowledge.service import LONGEST


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.slug)
def test_an_article_could_have_been_written_at_the_server(answer: Answer) -> None:
    assert set(answer.services) <= {offer.service.code for offer in OFFERS}
    for said, longest in zip((answer.title, answer.short, answer.text), LONGEST.values(), strict=True):
        assert 0 < len(said.en) <= longest
        assert 0 < len(said.cy) <= longest


def test_no_two_have_one_id() -> None:
    assert len({answer.slug for answer in ANSWERS}) == len(ANSWERS)
