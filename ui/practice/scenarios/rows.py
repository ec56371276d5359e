"""Scenarios as rows of a list: those that no longer fit first, then by level. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent_desktop.contract.practice import KeptScenario
from agent_desktop.dates import day
from agent_desktop.desk.practice import Misfit, Offered
from agent_desktop.language import language, t
from ui.practice.words import level_words, title_of
from ui.reviews.queue import QueueRow


@dataclass(frozen=True)
class Thing:
    """One of them. `kept`: of the authority's own, as the server has it."""

    offered: Offered
    kept: KeptScenario | None = None

    @property
    def retired(self) -> bool:
        return self.kept is not None and self.kept.retired

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        return self.offered.misfits


def things(offered: Iterable[Offered], kept: Iterable[KeptScenario]) -> list[Thing]:
    """Retired ones are among them; whether those fit, nobody asks."""
    own = {each.scenario.id: each for each in kept}
    found = [Thing(each, own.pop(each.scenario.id, None)) for each in offered]
    found += [Thing(Offered(scenario=each.scenario, hash=each.hash, own=True), each) for each in own.values()]
    return sorted(found, key=_order)


def _order(thing: Thing) -> tuple[bool, bool, int, str]:
    scenario = thing.offered.scenario
    return thing.retired, not thing.misfits, scenario.level, title_of(scenario)


def row(thing: Thing, scripts: Mapping[str, str]) -> QueueRow:
    """`scripts`: what each script is called, by id."""
    scenario = thing.offered.scenario
    said = [
        t("no longer fits the script in force") if thing.misfits else "",
        t("retired") if thing.retired else "",
        level_words(scenario.level),
        scripts.get(scenario.script, scenario.script),
        made_words(thing),
    ]
    fits = ("circle-check", "good") if thing.offered.known else ("circle", "text_quiet")
    icon, tint = ("triangle-alert", "warn") if thing.misfits else fits
    return QueueRow(
        title=title_of(scenario),
        about=" · ".join(part for part in said if part),
        icon="circle-x" if thing.retired else icon,
        tint="text_quiet" if thing.retired else tint,
        thing=thing,
    )


def made_words(thing: Thing) -> str:
    """ "" for one of the library."""
    if thing.kept is None:
        return t("made here") if thing.offered.own else ""
    when = day(thing.kept.at.astimezone().date(), language())
    words = t("made here by {name}, version {number}, {day}")
    return words.format(name=thing.kept.by_name, number=thing.kept.version, day=when)
