"""The runs of a scenario, played on the versions in force: each comes to its end, and does what the scenario asks."""

from collections.abc import Iterator
from datetime import UTC, datetime

from agent_desktop.cases.forms import check_answer
from agent_desktop.contract.base import Record
from agent_desktop.contract.practice_scenarios import PracticeScenario, Run
from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t
from agent_desktop.practice.misfit import Misfit, misfit
from agent_desktop.practice.playing import Playthrough, WrongTurn, place_of, play, raises
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.standing import day_of
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import form_answers

PLAYED_AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
"""The moment of every run that is checked: Thursday 19 November 2026."""


class _Played(Record, frozen=True, kw_only=True):
    at: int
    run: Run
    through: Playthrough


def check(scenario: PracticeScenario, shelf: Shelf, catalogue: Catalogue) -> Iterator[Misfit]:
    told: set[Misfit] = set()
    for language in scenario.languages:
        for found in _in_language(scenario, shelf, catalogue, language):
            if found not in told:
                told.add(found)
                yield found


def _in_language(scenario: PracticeScenario, shelf: Shelf, catalogue: Catalogue, language: Spoken) -> Iterator[Misfit]:
    played: list[_Played] = []
    for at, run in enumerate(scenario.runs):
        try:
            through = play(scenario, run, shelf, language, PLAYED_AT)
        except WrongTurn as wrong:
            what = t("The run “{name}” fails: {what}").format(name=run.name, what=wrong.what)
            where = ("runs", at, "outcome") if wrong.at is None else ("runs", at, "steps", wrong.at)
            yield misfit(what, t("Mend the run; it may be out of date."), *where)
            continue
        played.append(_Played(at=at, run=run, through=through))
    for each in played:
        yield from _heard(scenario, each)
        yield from _forms(each, shelf, catalogue)
        yield from _forbidden(scenario, each)
    if played and played[0].at == 0:
        yield from _model(scenario, played[0])
        yield from _turned_to(scenario, played)


def _heard(scenario: PracticeScenario, played: _Played) -> Iterator[Misfit]:
    """In an accepted run the caller understands what is said to them."""
    turns = {turn.at: turn for turn in scenario.turns}
    for number, done in enumerate(played.through.deeds):
        turn = turns.get(done.deed.at)
        if turn is not None and turn.understands and done.variant not in turn.understands:
            what = t("The caller does not understand “{variant}” at “{step}”, and those are the words there.")
            words = what.format(variant=done.variant, step=done.deed.at)
            do = t("Give the person the flags that bring the right words, or add it to “understands”.")
            yield misfit(words, do, "runs", played.at, "steps", number)


def _forms(played: _Played, shelf: Shelf, catalogue: Catalogue) -> Iterator[Misfit]:
    """What the answers fill of a case's form is what the form takes."""
    forms = {service.code: {field.code: field for field in service.form} for service in catalogue.services}
    for number, done in enumerate(played.through.deeds):
        service = raises(done.step, done.deed) or ""
        for code, value in form_answers(shelf, done.state, service).items() if service in forms else ():
            field = forms[service].get(code)
            problem = (
                check_answer(field, value, day_of(done.at)) if field else t("This question is not part of the form")
            )
            if problem:
                what = t("The form of “{service}” does not take the answer “{field}”: {problem}.")
                words = what.format(service=service, field=code, problem=problem)
                yield misfit(words, t("Mend what the caller tells."), "runs", played.at, "steps", number)


def _forbidden(scenario: PracticeScenario, played: _Played) -> Iterator[Misfit]:
    """No accepted run does what must not happen."""
    for at, never in enumerate(scenario.never):
        came_up = {
            f"{shown.script_id}/{shown.step}"
            for state in played.through.states
            for move in state.trace
            for shown in move.shown
            if not shown.passed
        }
        if never.visits in came_up or (never.raises is not None and never.raises in played.through.raised()):
            what = t("The run “{name}” does what must not happen: “{code}”.")
            words = what.format(name=played.run.name, code=never.code)
            yield misfit(words, t("Take one of the two out."), "never", at)


def _model(scenario: PracticeScenario, played: _Played) -> Iterator[Misfit]:
    """The first run does all that is expected."""
    expects, through = scenario.expects, played.through
    if through.result is not expects.result:
        what = t("The model run comes to “{result}”, and the scenario expects “{expected}”.")
        words = what.format(result=through.result or "", expected=expects.result)
        yield misfit(words, t("Mend “result”, or the run."), "expects", "result")
    for code in expects.cases:
        if code not in through.raised():
            what = t("The model run raises no case of “{code}”, which the scenario expects.").format(code=code)
            yield misfit(what, t("Take it out of “cases”, or mend the run."), "expects", "cases")
    for code in through.raised():
        if code not in expects.cases:
            what = t("The model run raises a case of “{code}”, which the scenario does not expect.").format(code=code)
            yield misfit(what, t("Add it to “cases”."), "expects", "cases")


def _turned_to(scenario: PracticeScenario, played: list[_Played]) -> Iterator[Misfit]:
    """A caller who changes the subject is followed in every run in which they do."""
    for at, turn in enumerate(scenario.turns):
        for each in played if turn.turns_to else ():
            came_up = {done.deed.at for done in each.through.deeds} | {place_of(each.through.states[-1])}
            if turn.at in came_up and turn.turns_to not in {deed.begins for deed in each.run.steps}:
                what = t("The caller turns to “{script}”, and the run “{name}” never takes it up.")
                words = what.format(script=turn.turns_to, name=each.run.name)
                yield misfit(words, t("Let the run begin it, with “begins”."), "turns", at, "turns_to")
