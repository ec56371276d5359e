"""Every shipped scenario's walkthrough is played on the real screen, and what comes of it is what the model does."""

import pytest
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.practice import AttemptEnd
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.script_runs import Did, RunState
from agent_desktop.contract.scripts import ScriptVersion, Spoken
from agent_desktop.desk.practice_scores import scorecard_for
from agent_desktop.desk.practising import PracticeDesk, take_material
from agent_desktop.desk.scripts import now as scripts_in_force
from agent_desktop.practice.library import hash_of, shipped
from agent_desktop.practice.playing import play
from agent_desktop.practice.scoring import Played, judge
from agent_desktop.scripts.versions import Shelf, version_of
from agent_desktop.walkthroughs.of_scenario import walkthrough_of
from tests.support import screens
from tests.ui.walkthroughs.conftest import Practise
from tests.ui.walkthroughs.made import OPENS_LISTS
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.shell.shortcuts import Shortcuts
from ui.walkthroughs.playing import Player

MOVES = (Did.ANSWERED, Did.WAIVED, Did.INTERRUPTED)


def trace(state: RunState) -> list[tuple[object, ...]]:
    """What was done at each step, whatever it took."""
    return [
        (move.did, move.script_id, move.step, move.reply.values if move.reply else None, move.reason)
        for move in state.trace
        if move.did in MOVES
    ]


def said_on(screen: ContactScreen) -> str:
    """What the screen says stands in the way."""
    run = screen.draft.run
    where = trace(run)[-1:] if run is not None else []
    return "\n".join([*(notice.words for notice in screen.notices.shown), *screen._finishing.lacks(), str(where)])


@OPENS_LISTS
@pytest.mark.parametrize("scenario", shipped(), ids=lambda each: each.id)
def test_its_walkthrough_does_what_its_model_does(
    scenario: PracticeScenario, practise: Practise, bridge: Bridge, qtbot: QtBot
) -> None:
    practice = practise(scenario)
    desk, now = practice.desk, practice.desk.clock.now()
    versions: dict[str, ScriptVersion] = {each.script.id: version_of(each.script) for each in scripts_in_force(desk)}
    spoken = scenario.languages[0]
    number = "withheld" if scenario.caller.withheld else scenario.caller.number
    screen = ContactScreen(desk, bridge, read_number(number), shortcuts=Shortcuts())
    qtbot.addWidget(screen)
    screen.resize(1366, 812)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    player = Player(screen, walkthrough_of(scenario, versions, spoken, now), quick=True, patience_s=15)
    missed: list[str] = []
    player.missed.connect(missed.append)
    player.missed.connect(player.stop)
    done: list[object] = []
    screen.finished.connect(done.append)
    with qtbot.waitSignal(player.ended, timeout=40_000):
        player.start()
    assert missed == [], said_on(screen)
    qtbot.waitUntil(lambda: bool(done) or not screen._state.finishing)
    assert done, said_on(screen)
    screens.settle()
    model = play(scenario, scenario.runs[0], Shelf(versions.values()), spoken, now)
    draft = screen.draft
    runs = [run for run in (draft.run,) if run is not None]
    assert [trace(run) for run in runs] == [trace(state) for state in model.states[-1:]]
    assert draft.outcome is scenario.expects.result
    assert sorted(case.service_code for case in draft.cases) == sorted(scenario.expects.cases)
    assert scenario.expects.person is None or draft.citizen_id == practice.person(scenario.expects.person)
    assert scenario.expects.example_notes.in_language(spoken) in draft.notes
    assert spoken in Spoken
    judged = judge(attempt_of(practice, scenario, draft), scorecard_for(practice, take_material(practice, draft.id)))
    assert judged.score is not None
    lost = [(point.code, point.why.en) for point in judged.points if point.got < point.of]
    assert judged.score >= 95, lost
    assert not judged.critical, lost


def attempt_of(practice: PracticeDesk, scenario: PracticeScenario, draft: ContactDraft) -> Played:
    """In the language that the words were read in, which is the desktop's."""
    return Played(
        scenario=scenario,
        hash=hash_of(scenario),
        language=draft.run.situation.language if draft.run else Spoken.EN,
        material=take_material(practice, draft.id),
        began_at=draft.started_at,
        ended=AttemptEnd.FINISHED,
        worked=600,
        articles=practice.authority.articles_given(draft.id),
        people={person.id: practice.person(person.id) for person in scenario.people},
    )
