"""Practice is judged by the scorecards that contacts are reviewed by at work, whatever the authority made of them."""

from dataclasses import replace

from msgspec import structs

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.desk import practice as doors
from agent_desktop.desk import practice_scores, practising, scorecards_in_force
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import Handed
from agent_desktop.reviews.files import shipped
from tests.functional.practice.conftest import Begin
from tests.functional.practice.made import scenario, take_contact


def used(begin: Begin, handed: Handed, *cards: ScorecardContent) -> ScorecardContent:
    practice = begin(scenario(), handed=replace(handed, scorecards=cards))
    material = practising.take_material(practice, take_contact(practice).id)
    chosen = practice_scores.scorecard_for(practice, material)
    practice.close()
    return chosen


def test_those_in_force_at_the_server_are_handed_over(live: Desk) -> None:
    assert scorecards_in_force.held(live) == ()
    doors.renew(live)
    told = scorecards_in_force.held(live)
    assert {card.title.en for card in told} >= {card.title.en for card in shipped().values()}
    assert practising.hand_over(live).scorecards == told


def test_the_authoritys_own_version_of_a_scorecard_judges(begin: Begin, handed: Handed) -> None:
    ours = shipped()["council-call"]
    theirs = structs.replace(ours, target=97)
    assert used(begin, handed, shipped()["urgent-incident"], theirs) == theirs


def test_under_another_name_it_is_the_one_that_a_review_begins_with(begin: Begin, handed: Handed) -> None:
    ours = shipped()["council-call"]
    for_all = structs.replace(ours, title=Words(en="All channels"), channels=())
    calls = structs.replace(ours, title=Words(en="Our calls"), channels=(Channel.PHONE,))
    letters = structs.replace(ours, title=Words(en="Our letters"), channels=(Channel.LETTER,))
    assert used(begin, handed, letters, for_all, calls) == calls
    assert used(begin, handed, letters, for_all) == for_all


def test_where_none_fits_or_none_is_known_ours_stands_for_it(begin: Begin, handed: Handed) -> None:
    ours = shipped()["council-call"]
    letters = structs.replace(ours, title=Words(en="Our letters"), channels=(Channel.LETTER,))
    assert used(begin, handed, letters) == used(begin, handed) == ours
