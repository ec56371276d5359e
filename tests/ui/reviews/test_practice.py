"""What is to be practised: written, kept while it is written, and told with its days."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.reviews.files import shipped
from ui.reviews.practice_part import Practice, PracticePart

TODAY = date(2026, 11, 27)


@pytest.fixture
def part(qtbot: QtBot, dressed: QApplication) -> PracticePart:
    assert dressed
    made = PracticePart()
    qtbot.addWidget(made)
    return made


def test_asking_for_it_again_takes_no_words_away(part: PracticePart) -> None:
    part.begin(None, (), TODAY)
    part.words.setPlainText("Say the day and the hour.")
    part.begin(None, (), TODAY)
    assert part.words.toPlainText() == "Say the day and the hour."
    part.close_part()
    part.begin(None, (), TODAY)
    assert part.words.toPlainText() == "", "one that was cancelled is gone"


def test_it_is_told_once_and_never_without_words(part: PracticePart) -> None:
    told: list[Practice] = []
    part.wanted.connect(told.append)
    part.begin(None, (), TODAY)
    part.confirm.click()
    assert told == []
    part.words.setPlainText("Say the day and the hour.")
    part.recheck.show_day(TODAY)
    part.confirm.click()
    assert [(each.words, each.due_on) for each in told] == [("Say the day and the hour.", date(2026, 12, 4))]
    assert told[0].recheck_on == told[0].due_on, "it is not looked at before it is due"
    assert part.isHidden()


def test_the_scenarios_that_there_are_can_be_chosen_those_that_train_it_first(part: PracticePart) -> None:
    told: list[Practice] = []
    part.wanted.connect(told.append)
    titles = {"first-missed-bin": "A green bin was left full", "two-men-one-name": "A father and a son"}
    part.begin(None, (), TODAY, titles)
    pick = part._scenario
    assert [pick.itemText(row) for row in range(pick.count())] == ["None", *titles.values()]
    assert pick.currentData() == "", "nothing is set that nobody chose"
    part.close_part()
    question = shipped()["council-call"].sections[0].questions[0]
    part.begin(question, ("two-men-one-name",), TODAY, titles)
    assert (pick.currentData(), pick.count()) == ("two-men-one-name", 3)
    part.words.setPlainText("Ask which of the two is speaking.")
    part.confirm.click()
    assert [each.scenario for each in told] == ["two-men-one-name"]
