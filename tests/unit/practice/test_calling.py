"""The caller: what they say and when, and that nothing in front of the handler upsets them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.contract.practice_scenarios import Mood, Pace
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.calling import Calling, Utterance, ask_again, goodbye, in_front, pick_up, told
from tests.unit.practice.made import turned

TODAY = date(2026, 11, 19)
STEPS = (
    "missed-bin/which_bin",
    "missed-bin/when_due",
    "missed-bin/fetched_by_crew",
    "identity-check/own_details",
    "missed-bin/tagged",
    "callback/whom",
)
FRONTS = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(("hearing", "usual", ""))), max_size=30)


def answered(*changes: tuple[str, str], language: Spoken = Spoken.EN, seed: int = 1) -> Calling:
    return pick_up(turned(*changes), language, seed, TODAY)[0]


def say(calling: Calling, *fronts: tuple[str, str]) -> tuple[Calling, list[Utterance]]:
    heard: list[Utterance] = []
    for at, variant in fronts:
        calling, more = in_front(calling, at, variant)
        heard += more
    return calling, heard


def test_they_open_with_all_that_they_open_with() -> None:
    _, heard = pick_up(turned(), Spoken.CY, 0, TODAY)
    assert [each.words for each in heard] == ["Helo, am fy min i.", "Mae fy min i'n dal yn llawn."]
    assert {each.pace for each in heard} == {Pace.SLOW}


def test_a_turn_comes_with_its_step_and_tells() -> None:
    calling, heard = say(answered(), ("missed-bin/when_due", "short"))
    assert heard[0].words == "It was due on Tuesday 17 November."
    assert heard[0].wait == 4
    assert told(calling) == {"due_on": "2026-11-17"}


def test_they_mishear_until_the_right_words_are_in_front() -> None:
    calling, heard = say(answered(), ("missed-bin/which_bin", "usual"))
    assert (heard[0].words, heard[0].misheard) == ("My tin?", True)
    assert not told(calling)
    calling, heard = say(calling, ("missed-bin/which_bin", "usual"), ("missed-bin/which_bin", "hearing"))
    assert [each.misheard for each in heard] == [False]
    assert told(calling) == {"bin": "black"}


def test_both_ways_of_saying_it_are_drawn() -> None:
    ways = {say(answered(seed=seed), ("missed-bin/which_bin", "hearing"))[1][0].words for seed in range(30)}
    assert ways == {"The black one.", "Black it is."}


def test_their_mood_changes_and_stays() -> None:
    calling, heard = say(answered(), ("missed-bin/when_due", "x"), ("missed-bin/fetched_by_crew", "x"))
    assert [each.mood for each in heard] == [Mood.WORRIED, Mood.CALM]
    assert say(calling, ("identity-check/own_details", "x"))[1][0].mood is Mood.CALM


def test_asked_again_they_say_the_same_again() -> None:
    calling, heard = say(answered(), ("missed-bin/when_due", "x"))
    after, again = ask_again(calling)
    assert [each.words for each in again] == [heard[0].words]
    assert again[0].wait == 0
    assert after == calling


def test_they_do_not_turn_to_what_was_taken_up_before() -> None:
    calling = answered(("silence: 4", "turns_to: callback"))
    calling, heard = say(calling, ("callback/whom", ""), ("missed-bin/when_due", "short"), ("missed-bin/tagged", ""))
    assert [each.turns_to for each in heard if each.turns_to] == []


def test_they_go_on_about_another_subject_until_it_is_taken_up() -> None:
    calling, heard = say(answered(("silence: 4", "turns_to: callback")), ("missed-bin/when_due", "x"))
    assert heard[0].turns_to == "callback"
    calling, heard = say(calling, ("missed-bin/fetched_by_crew", "x"))
    assert [each.turns_to for each in heard] == ["callback"]
    assert "assisted" not in told(calling)
    calling, _ = say(calling, ("callback/whom", "x"))
    calling, heard = say(calling, ("missed-bin/fetched_by_crew", "x"))
    assert heard[0].words == "Yes they fetch it."
    assert told(calling)["assisted"] == "yes"


def test_the_telephone_breaks_and_comes_back() -> None:
    calling, heard = say(answered(("silence: 4", "cut: 9")), ("missed-bin/when_due", "x"))
    assert [(each.cut, each.wait) for each in heard] == [(9, 0), (0, 9)]
    assert "still there" in heard[1].words
    assert [each.words for each in ask_again(calling)[1]] == [heard[0].words]


def test_who_has_rung_off_says_nothing_more() -> None:
    calling, heard = say(answered(("silence: 4", "rings_off: true")), ("missed-bin/when_due", "x"))
    assert heard[0].rings_off
    assert say(calling, ("missed-bin/fetched_by_crew", "x"))[1] == []
    assert ask_again(calling)[1] == goodbye(calling, well=True)[1] == ()


@pytest.mark.parametrize(("well", "words"), [(True, "Thank you dear."), (False, "")])
def test_they_say_thank_you_for_a_call_that_went_well(well: bool, words: str) -> None:
    calling, heard = goodbye(answered(), well=well)
    assert [(each.words, each.rings_off) for each in heard] == [(words, True)]
    assert calling.over


@settings(deadline=None, max_examples=100)
@given(fronts=FRONTS, seed=st.integers(0, 2**32 - 1))
def test_no_turn_comes_twice_unasked(fronts: list[tuple[str, str]], seed: int) -> None:
    heard = [each.step for each in say(answered(seed=seed), *fronts)[1] if not each.misheard]
    assert len(heard) == len(set(heard))


@settings(deadline=None, max_examples=100)
@given(fronts=FRONTS, seed=st.integers(0, 2**32 - 1))
def test_the_same_seed_gives_the_same_call(fronts: list[tuple[str, str]], seed: int) -> None:
    hard = (("silence: 4", "turns_to: callback"),)
    assert say(answered(*hard, seed=seed), *fronts) == say(answered(*hard, seed=seed), *fronts)


DEEDS = st.one_of(st.tuples(st.text(max_size=9), st.text(max_size=5)), st.sampled_from(("again", "well", "ill")))


@settings(deadline=None, max_examples=100)
@given(deeds=st.lists(st.one_of(FRONTS.filter(bool).map(lambda some: some[0]), DEEDS), max_size=20))
def test_nothing_in_front_upsets_them(deeds: list[object]) -> None:
    calling = answered(
        ("silence: 4", "cut: 9, turns_to: callback".replace(", ", "\n    ")), ("mood: calm", "rings_off: true")
    )
    for deed in deeds:
        match deed:
            case "again":
                calling, _ = ask_again(calling)
            case "well" | "ill":
                calling, _ = goodbye(calling, well=deed == "well")
            case (str(at), str(variant)):
                before = calling
                calling, heard = in_front(calling, at, variant)
                assert not (before.over and heard)
