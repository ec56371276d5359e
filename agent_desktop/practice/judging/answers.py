"""What was taken down, beside what was told."""

from collections.abc import Iterator

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import Deed
from agent_desktop.contract.scripts import Value, Variable
from agent_desktop.language import t_in
from agent_desktop.practice.days import all_on_day
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.matching import same
from agent_desktop.practice.judging.path import Way
from agent_desktop.practice.judging.played import Laid
from agent_desktop.reviews.visits import Visit
from agent_desktop.scripts.answers import is_given
from agent_desktop.scripts.walking import asked
from agent_desktop.scripts.words import said


def answer_items(laid: Laid, way: Way) -> Iterator[Item]:
    """Each variable that the steps done ask for, where it is known what belongs there; the last time it is asked."""
    told: dict[str, Value] = {}
    turns = {turn.at: turn for turn in reversed(laid.scenario.turns)}
    found: dict[str, Item] = {}
    for number, deed in enumerate(way.deeds):
        told |= all_on_day(turns[deed.at].tells, laid.today) if deed.at in turns else {}
        if number in way.done and not deed.waive:
            for item in _at(laid, deed, way.done[number], told):
                found[item.code] = item
    yield from found.values()


def _at(laid: Laid, deed: Deed, visit: Visit | None, told: dict[str, Value]) -> Iterator[Item]:
    step, script = laid.step(deed.at), laid.script_named(deed.at.partition("/")[0])
    variables = {variable.name: variable for variable in script.variables} if script else {}
    wanted = all_on_day(deed.answer, laid.today) if deed.answer else told
    for name in asked(step) if step else ():
        if name in wanted and name in variables and is_given(wanted[name]):
            taken = _taken(laid, visit, name)
            if visit is not None or taken is not None:  # what passed by itself need not have been taken down
                yield _item(
                    deed, laid.seconds(visit.until or visit.at) if visit else None, variables[name], wanted[name], taken
                )


def _item(deed: Deed, at: float | None, variable: Variable, wanted: Value, taken: Value | None) -> Item:
    right = same(wanted, taken, variable.kind)
    return Item(
        kind=PointKind.ANSWERS,
        code=variable.name,
        words=Words(en=variable.label.en, cy=variable.label.cy),
        why=_why(variable, wanted, taken, right=right),
        got=int(right),
        possible=1,
        at=at,
        step=deed.at,
    )


def _taken(laid: Laid, visit: Visit | None, name: str) -> Value | None:
    """At that step; where it passed by itself, what was known at the end."""
    known = visit or (laid.visits[-1] if laid.visits else None)
    value = known.values.get(name) if known else None
    return value if value is not None and is_given(value) else None


def _why(variable: Variable, wanted: Value, taken: Value | None, *, right: bool) -> Words:
    if right:
        return both(
            lambda spoken: t_in(spoken, "Taken down as it was told: {taken}.").format(
                taken=said(variable, taken if taken is not None else wanted, spoken)
            )
        )
    if taken is None:
        return both(
            lambda spoken: t_in(spoken, "Nothing was taken down. It ought to be: {wanted}.").format(
                wanted=said(variable, wanted, spoken)
            )
        )
    return both(
        lambda spoken: t_in(spoken, "Taken down: {taken}. It ought to be: {wanted}.").format(
            taken=said(variable, taken, spoken), wanted=said(variable, wanted, spoken)
        )
    )
