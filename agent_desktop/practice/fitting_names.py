"""Names in a scenario stand for steps, wordings, services and articles that there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from agent_desktop.contract.practice_scenarios import Deed, PracticeScenario, Turn
from agent_desktop.contract.scripts import AnyStep, ScriptVersion, Spoken, Subscript
from agent_desktop.language import t
from agent_desktop.practice.misfit import Misfit, misfit, unknown
from agent_desktop.scripts.catalogue import Catalogue


@dataclass(frozen=True)
class _Known:
    """What there is to be named."""

    versions: Mapping[str, ScriptVersion]
    catalogue: Catalogue

    @cached_property
    def steps(self) -> dict[str, AnyStep]:
        """By "script/step"."""
        return {f"{name}/{step.id}": step for name, version in self.versions.items() for step in version.script.steps}

    @cached_property
    def variables(self) -> frozenset[str]:
        every = (version.script.variables for version in self.versions.values())
        return frozenset(variable.name for variables in every for variable in variables)

    @cached_property
    def services(self) -> frozenset[str]:
        return frozenset(service.code for service in self.catalogue.services)


def check(scenario: PracticeScenario, versions: Mapping[str, ScriptVersion], catalogue: Catalogue) -> Iterator[Misfit]:
    known = _Known(versions, catalogue)
    gone = list(_scripts(scenario, known))
    yield from gone
    if gone:
        return
    seen: set[str] = set()
    for at, turn in enumerate(scenario.turns):
        yield from _turn(turn, known, seen, "turns", at)
    for at, run in enumerate(scenario.runs):
        for number, deed in enumerate(run.steps):
            yield from _deed(deed, known, "runs", at, "steps", number)
    for at, comment in enumerate(scenario.comments):
        if comment.at not in known.steps:
            yield unknown(comment.at, t("step"), "comments", at, "at")
    yield from _expected(scenario, known)


def _scripts(scenario: PracticeScenario, known: _Known) -> Iterator[Misfit]:
    begun: list[tuple[str, tuple[str | int, ...]]] = [(scenario.script, ("script",))]
    for at, run in enumerate(scenario.runs):
        begun += [(deed.begins, ("runs", at, "steps", n)) for n, deed in enumerate(run.steps) if deed.begins]
    for at, turn in enumerate(scenario.turns):
        begun += [(turn.turns_to, ("turns", at))] if turn.turns_to else []
    for name, path in begun:
        if name not in known.versions:
            what = t("The script “{name}” is not there any more.").format(name=name)
            yield misfit(what, t("Choose a script that is in force, or retire the scenario."), *path)
            return
        yield from _subscripts(name, known, *path)
    version = known.versions[scenario.script]
    for language in scenario.languages:
        if language not in version.script.languages and language is not Spoken.EN:
            what = t("The script “{name}” has no words in this language: {language}.")
            words = what.format(name=scenario.script, language=language)
            yield misfit(words, t("Take it out of the scenario's languages."), "languages")


def _subscripts(name: str, known: _Known, *path: str | int) -> Iterator[Misfit]:
    for step in known.versions[name].script.steps:
        if isinstance(step, Subscript) and step.script not in known.versions:
            what = t("The script “{name}” goes through one that is not there any more: “{inner}”.")
            yield misfit(what.format(name=name, inner=step.script), t("Publish that one, or mend the script."), *path)


def _turn(turn: Turn, known: _Known, seen: set[str], *path: str | int) -> Iterator[Misfit]:
    step = known.steps.get(turn.at)
    if step is None:
        yield unknown(turn.at, t("step"), *path, "at")
        return
    if turn.at in seen:
        what = t("The caller has two turns at the same step: “{name}”.").format(name=turn.at)
        yield misfit(what, t("Make them one."), *path, "at")
    seen.add(turn.at)
    for name in turn.understands:
        if name not in {say.name for say in step.say}:
            yield unknown(name, t("wording"), *path, "understands")
    if turn.understands and not turn.misheard:
        what = t("The caller may mishear, and has nothing to say then.")
        yield misfit(what, t("Add “misheard”, or take “understands” out."), *path)
    for name in turn.tells:
        if name not in known.variables:
            yield unknown(name, t("variable"), *path, "tells", name)


def _deed(deed: Deed, known: _Known, *path: str | int) -> Iterator[Misfit]:
    step = known.steps.get(deed.at)
    if step is None:
        yield unknown(deed.at, t("step"), *path, "at")
    elif deed.variant is not None and deed.variant not in {say.name for say in step.say}:
        yield unknown(deed.variant, t("wording"), *path, "variant")


def _expected(scenario: PracticeScenario, known: _Known) -> Iterator[Misfit]:
    expects = scenario.expects
    for code in (*((expects.service,) if expects.service else ()), *expects.cases):
        if code not in known.services:
            yield unknown(code, t("service"), "expects")
    for name in expects.articles:
        if name not in known.catalogue.articles:
            yield unknown(name, t("article"), "expects", "articles")
    codes = [never.code for never in scenario.never]
    for at, never in enumerate(scenario.never):
        if never.code in codes[:at]:
            what = t("“{name}” is there twice.").format(name=never.code)
            yield misfit(what, t("Give one of them another name."), "never", at)
        if never.visits is not None and never.visits not in known.steps:
            yield unknown(never.visits, t("step"), "never", at, "visits")
        if never.raises is not None and never.raises not in known.services:
            yield unknown(never.raises, t("service"), "never", at, "raises")
