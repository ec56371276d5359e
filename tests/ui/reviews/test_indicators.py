"""Indicators are shown as such: each with of how many, with its band, and with how often reviewers found it wrong."""

from agent_desktop.contract.indicators import Indicator, ReviewIndicators, ShareBand
from agent_desktop.contract.scorecards import Proof
from agent_desktop.reviews.proof_words import proof_words
from tests.support import accessibility
from tests.ui.reviews.conftest import Room
from ui.reviews.indicators.page import IndicatorsPage
from ui.reviews.indicators.words import about, indicator_words, totals_words

SHARE = ShareBand(count=92, of=100, share=0.92, low=0.85, high=0.96)


def test_an_indicator_says_of_how_many_and_how_often_it_is_wrong() -> None:
    wrong = ShareBand(count=1, of=10, share=0.1, low=0.02, high=0.4)
    found = Indicator(proof=Proof.REQUIRED_STEPS, yes=SHARE, untold=7, na=1_200, false_no=wrong)
    assert indicator_words(found).split("\n") == [
        "Required steps done: 92 % of 100 contacts (85 % to 96 %)",
        "Cannot tell: 7. Does not apply: 1,200.",
        "“No” was wrong in 10 % of 10 reviews (2 % to 40 %).",
    ]


def test_of_few_contacts_nothing_is_said_and_what_is_not_known_is_told() -> None:
    words = indicator_words(Indicator(proof=Proof.NOTES_WRITTEN, yes=None, untold=0, na=0))
    assert "of fewer than 5 contacts nothing is said" in words
    assert words.endswith("too few reviews have judged it.")
    assert "never a verdict" in about()


def test_what_is_not_worked_out_yet_is_told() -> None:
    told = ReviewIndicators(days=28, contacts=1_234, waiting=0, rules=1, as_of=None, items=())
    assert totals_words(told) == "1,234 contacts"
    waits = ReviewIndicators(days=28, contacts=1, waiting=2, rules=1, as_of=None, items=())
    assert totals_words(waits) == "1 contact; 2 are worked out at night"


def test_every_proof_has_words() -> None:
    assert len({proof_words(proof) for proof in Proof}) == len(Proof)


def test_a_supervisor_sees_them_and_narrows_them(room: Room) -> None:
    room.work.place.go("indicators")
    room.rest()
    page = room.work.place.page("indicators")
    assert isinstance(page, IndicatorsPage)
    assert page.list.model().rowCount() == len(Proof)
    assert page.said.text().split()[1].startswith("contact")
    accessibility.check(room.window)
    page.channel.setCurrentIndex(page.channel.findData("chat"))
    page.channel.activated.emit(page.channel.currentIndex())
    room.rest()
    assert page.list.model().rowCount() == len(Proof)
