"""The model run of a practice scenario as a walkthrough: what a good handler does, with the trainer's comments.

It follows from the scenario and the scripts in force, so that nobody writes a call twice.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from agent_desktop.contract.base import Moment
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import (
    Action,
    ActionKind,
    AnyStep,
    ScriptVersion,
    Spoken,
    Value,
    Wording,
)
from agent_desktop.contract.services import FieldKind
from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, Do, WalkStep, Walkthrough, Where
from agent_desktop.language import t
from agent_desktop.practice.playing import Done, Playthrough, play
from agent_desktop.practice.situating import whose
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.walking import asked
from agent_desktop.walkthroughs.finding_people import person_steps
from agent_desktop.walkthroughs.said import said

IDENTITY_ACTIONS = frozenset({ActionKind.VERIFY_IDENTITY})


def walkthrough_of(
    scenario: PracticeScenario, versions: Mapping[str, ScriptVersion], language: Spoken, now: Moment
) -> Walkthrough:
    """`versions`: the newest by script id. `language`: in which the call is held. `now`: dates count from that day.

    Raises WrongTurn (agent_desktop.practice.playing) where the model run does not fit these versions.
    """
    through = play(scenario, scenario.runs[0], Shelf(versions.values()), language, now)
    steps = (
        WalkStep(says=scenario.about, title=scenario.title),
        *person_steps(scenario),
        *_identity(scenario, through),
        *_begin(scenario.script),
        *_language(language, scenario),
        *(step for done in through.deeds for step in _deed(scenario, done, versions)),
        *_end(scenario, through, language, versions),
    )
    return Walkthrough(
        format=WALKTHROUGH_FORMAT,
        id=scenario.id,
        title=scenario.title,
        about=scenario.about,
        where=Where.PRACTICE,
        scenario=scenario.id,
        steps=steps,
    )


# ---- into the script -------------------------------------------------------------------------------------------------


def _identity(scenario: PracticeScenario, through: Playthrough) -> Iterator[WalkStep]:
    """Where no step of a script checks who is speaking, it is done beforehand."""
    method = scenario.expects.identity
    in_script = any(isinstance(done.step, Action) and done.step.do in IDENTITY_ACTIONS for done in through.deeds)
    if method is None or in_script or scenario.expects.person is None:
        return
    if method is not IdentityMethod.NOT_NEEDED:
        yield WalkStep(
            control="identity.questions",
            says=said(t("Ask at least two of these, and wait for the answers.")),
            if_there=True,
        )
    yield WalkStep(control=f"identity.{method}", do=Do.PRESS)


def _begin(script_id: str) -> Iterator[WalkStep]:
    """By what they need, in the words that the script is known by."""
    yield WalkStep(control="contact.next", do=Do.PRESS, unless="need.words")
    yield WalkStep(
        control="need.words", says=said(t("What they need, in a few words. The script for it is found as one types."))
    )
    yield WalkStep(control="need.words", do=Do.TYPE, value=_words_of(script_id))
    yield WalkStep(control=f"need.script.{script_id}", do=Do.PRESS)


def _language(language: Spoken, scenario: PracticeScenario) -> Iterator[WalkStep]:
    """Passed over where the words are in that language already."""
    if len(scenario.languages) > 1 or language is not Spoken.EN:
        yield WalkStep(control="contact.steps", do=Do.CHOOSE, value=f"speak.{language}", if_there=True)


def _interrupt(script_id: str) -> Iterator[WalkStep]:
    yield WalkStep(do=Do.KEY, value="contact.script")
    yield WalkStep(
        control="choosing.words",
        says=said(t("The call has turned to something else. Another script helps now; the first one waits.")),
    )
    yield WalkStep(control="choosing.words", do=Do.TYPE, value=_words_of(script_id))
    yield WalkStep(control=f"choosing.{script_id}", do=Do.PRESS)


def _words_of(script_id: str) -> str:
    return script_id.replace("-", " ").replace("_", " ")


# ---- a step of it ----------------------------------------------------------------------------------------------------


def _deed(scenario: PracticeScenario, done: Done, versions: Mapping[str, ScriptVersion]) -> Iterator[WalkStep]:
    deed, step = done.deed, done.step
    if deed.begins is not None:
        yield from _interrupt(deed.begins)
    yield WalkStep(control=f"script.at.{step.id}", do=Do.WAIT)
    yield _words(scenario, done)
    yield from _articles(scenario, step)
    if deed.waive:
        yield WalkStep(control="script.skip", do=Do.PRESS)
        yield WalkStep(control="script.reason", do=Do.TYPE, value=deed.waive)
        yield WalkStep(control="script.skip_now", do=Do.PRESS)
        return
    yield from _answers(done, versions)
    if isinstance(step, Action) and deed.failed:
        yield WalkStep(control="script.action.2", do=Do.PRESS)
    yield WalkStep(control="contact.next", do=Do.PRESS)


def _words(scenario: PracticeScenario, done: Done) -> WalkStep:
    """The step itself, with the trainer's comment on it. What must be said is to be seen, comment or not."""
    control = "script.words" if done.step.say else "contact.step"
    comment = next((each for each in scenario.comments if each.at == done.deed.at and each.says), None)
    if comment is None:
        return WalkStep(control=control, do=Do.WAIT)
    return WalkStep(control=control, title=done.step.title, says=comment.says)


def _articles(scenario: PracticeScenario, step: AnyStep) -> Iterator[WalkStep]:
    """An answer that is to be given stands beside the step that names it, where it is held."""
    for number, slug in enumerate(step.articles, start=1):
        if slug in scenario.expects.articles:
            yield WalkStep(control=f"for_step.quote.{number}", do=Do.PRESS, if_there=True)


def _answers(done: Done, versions: Mapping[str, ScriptVersion]) -> Iterator[WalkStep]:
    script = versions[done.deed.at.partition("/")[0]].script
    kinds = {variable.name: variable.kind for variable in script.variables}
    for name in asked(done.step):
        value = done.values.get(name)
        if value is not None and name in kinds:
            yield from _answer(f"script.{name}", kinds[name], value)


def _answer(control: str, kind: FieldKind, value: Value) -> Iterator[WalkStep]:
    match kind:
        case FieldKind.ONE_OF:
            yield WalkStep(control=f"{control}.{value}", do=Do.PRESS)
        case FieldKind.MANY_OF:
            for code in value if isinstance(value, tuple) else (value,):
                yield WalkStep(control=f"{control}.{code}", do=Do.CHOOSE, value="on")
        case FieldKind.DATE:
            yield WalkStep(control=control, do=Do.TYPE, value=f"{date.fromisoformat(str(value)):%d/%m/%Y}")
        case _:
            yield WalkStep(control=control, do=Do.TYPE, value=str(value))


# ---- to the end ------------------------------------------------------------------------------------------------------


def _end(
    scenario: PracticeScenario, through: Playthrough, language: Spoken, versions: Mapping[str, ScriptVersion]
) -> Iterator[WalkStep]:
    expects = scenario.expects
    notes: Wording = expects.example_notes
    yield WalkStep(
        control="contact.notes", says=said(t("The notes, short: what the next one who answers has to know."))
    )
    yield WalkStep(control="contact.notes", do=Do.ADD, value=notes.in_language(language))
    # What was raised says what it was about, where nothing else is expected.
    foreseen = next(_services(scenario, versions), None) if not through.raised() else None
    service = expects.service or foreseen
    if service is not None and service not in through.raised():
        yield WalkStep(control="ending.service", do=Do.CHOOSE, value=service)
    yield WalkStep(
        control="ending.finish",
        says=said(t("Nothing is left open: the contact is finished, and it is sent by itself.")),
    )
    yield WalkStep(control="ending.finish", do=Do.PRESS)


def _services(scenario: PracticeScenario, versions: Mapping[str, ScriptVersion]) -> Iterator[str]:
    """What the contact may be about, the likeliest first: most outcomes ask for it, whatever was called about."""
    yield from versions[scenario.script].script.services
    person = whose(scenario)
    if person is not None:
        yield from (case.service for case in person.cases)
        yield from (past.service for past in person.history if past.service is not None)
    for script_id in sorted(versions):
        yield from versions[script_id].script.services
