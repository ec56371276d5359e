"""What the calls that ship are like: no two alike, each with a trainer's words, nobody in them who may be somebody."""

from collections import Counter

from agent_desktop.practice.courses import scenarios_of
from agent_desktop.practice.library import shipped, shipped_courses


def test_no_two_are_alike() -> None:
    models = Counter(tuple((deed.at, deed.variant) for deed in each.runs[0].steps) for each in shipped())
    assert max(models.values()) == 1
    people = Counter((person.name, person.birth_date) for each in shipped() for person in each.people)
    assert max(people.values()) == 1
    openings = Counter(words.en for each in shipped() for words in each.opening)
    assert max(openings.values()) == 1


def test_each_says_what_must_not_happen_and_has_a_trainers_words() -> None:
    for scenario in shipped():
        assert scenario.never, scenario.id
        assert any(comment.says for comment in scenario.comments), scenario.id
        assert any(comment.hint for comment in scenario.comments), scenario.id
        assert scenario.expects.notes, scenario.id


def test_nobody_in_them_lives_where_people_live() -> None:
    postcodes = [person.address.postcode for each in shipped() for person in each.people if person.address]
    assert postcodes
    assert [code for code in postcodes if not code.startswith("FB")] == []


def test_the_first_weeks_begin_with_what_is_easy_and_end_with_five_clean_calls() -> None:
    first = next(course for course in shipped_courses() if course.id == "first-weeks")
    levels = {scenario.id: scenario.level for scenario in shipped()}
    assert {levels[name] for name in first.stages[0].scenarios} == {1}
    assert {stage.gate.percent for stage in first.stages} == {85}
    assert first.stages[-1].gate.clean == 5
    assert set(scenarios_of(first)) == set(levels)
