"""The search is as good as it was: what it reached when docs/search.md was written, less a little."""

import pytest

from tests.search.measuring import TOKENIZERS, measured, ours, plain, questions

FLOORS = {"tune": (0.715, 0.88), "proof": (0.66, 0.80)}
"""Shares of the right answer in first place, and among the first three."""
CLEARLY = 0.24
"""By so much it is above plain FTS5 in first place."""


@pytest.mark.timeout(300)  # a thousand questions, on a machine that does other things too
@pytest.mark.parametrize("half", FLOORS)
def test_questions_as_citizens_put_them_find_their_answer(half: str) -> None:
    asked = questions(half)
    assert len(asked) >= 150
    first, three = FLOORS[half]
    figures = measured(asked, ours)
    assert figures.first >= first
    assert figures.three >= three
    for tokenizer in TOKENIZERS.values():
        assert figures.first >= measured(asked, plain(tokenizer)).first + CLEARLY
