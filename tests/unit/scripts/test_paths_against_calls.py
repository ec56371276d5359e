"""What the check proves of the ways through a script, against trying every call there can be."""

import re
from random import Random

from agent_desktop.contract.script_runs import RunState, Situation
from agent_desktop.contract.scripts import Question, Script
from agent_desktop.scripts import engine
from agent_desktop.scripts.conditions import holds
from agent_desktop.scripts.standing import here, standing_of
from agent_desktop.scripts.versions import Shelf, version_of
from tests.unit.scripts.made import END, NOW, findings, go, head, prompt, read, shelf_of
from tests.unit.scripts.test_checks import QUESTION, asks, fork

WANTED = 25
ANSWERS = {"bin": ("black", "green"), "age": (5, 18, 30, 60, 90)}
BEFORE_PATHS = re.compile("Nothing leads|can never hold|Nothing is left|no outcome")


def a_script(rng: Random) -> str:
    """Three to six steps, each leading on to later ones by chance; mostly one of them mandatory."""
    names = [f"s{at}" for at in range(rng.randint(3, 6))]
    must = rng.choice(names[1:])
    steps = ""
    for at, name in enumerate(names):
        later = [*names[at + 1 :], "end"]
        ways = [f"{{when: {a_condition(rng)}, to: {rng.choice(later)}}}" for _ in range(rng.randint(0, 2))]
        ways.append(f"{{to: {rng.choice(later)}}}")
        made = [asks(name, "bin", *ways), asks(name, "age", *ways), fork(name, *ways), prompt(name, ways[-1][5:-1])]
        step = rng.choice(made)
        if name == must and "logic" not in step:
            when = f", when: {a_condition(rng)}" if rng.random() < 0.5 else ""
            rule = f", compliance: {{level: mandatory, wording: verbatim, evidence: {{en: Said}}{when}}}}}\n"
            step = step[:-2] + rule
        steps += step
    return head(start="s0") + QUESTION + steps + END


def a_condition(rng: Random) -> str:
    return rng.choice(
        [
            "{flag: HEAR}",
            "{not: {flag: HEAR}}",
            "{variable: bin, is: black}",
            "{variable: bin, is: green}",
            "{variable: age, at_least: 18}",
            "{variable: age, at_most: 30}",
        ]
    )


def every_call(script: Script) -> list[tuple[Shelf, RunState]]:
    """The end of every call, with and without the flag, whatever is answered."""
    shelf = shelf_of(script)
    flags: list[tuple[str, ...]] = [(), ("HEAR",)]
    waiting = [engine.begin(shelf, version_of(script), Situation(flags=each), NOW) for each in flags]
    ended = []
    while waiting:
        state = waiting.pop()
        step = shelf.book(here(state).hash).step(here(state).step)
        if state.ended:
            ended.append((shelf, state))
        elif isinstance(step, Question):
            waiting += [go(shelf, state, **{step.asks: value}) for value in ANSWERS[step.asks]]
        else:
            waiting.append(go(shelf, state))
    return ended


def steps_of(state: RunState) -> set[str]:
    return {shown.step for move in state.trace for shown in move.shown}


def test_no_call_does_what_the_check_says_none_can() -> None:
    rng, judged = Random(20261119), 0  # noqa: S311 - the same scripts every time
    while judged < WANTED:
        text = a_script(rng)
        errors = [each.what for each in findings(text) if each.severity == "error"]
        if any(BEFORE_PATHS.search(what) for what in errors):
            continue
        judged += 1
        script = read(text)
        refused = {found[1] for what in errors if (found := re.search("No call can come to the step “(.*)”", what))}
        assert not any(refused & steps_of(state) for _, state in every_call(script)), text
        if not any("gone round" in what for what in errors):
            assert not any(goes_round(script, state) for _, state in every_call(script)), text


def goes_round(script: Script, state: RunState) -> bool:
    """Whether the call ended without a mandatory step that was due."""
    rules = {step.id: step.compliance for step in script.steps if step.compliance}
    now = standing_of(state, NOW.date())
    return any(step not in steps_of(state) and holds(rule.when, now) for step, rule in rules.items())
