"""The time spent at each step, beside the model's: told, never won. Nobody is to hurry a caller who needs time."""

from collections.abc import Iterator

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.dates import duration
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.path import Way
from agent_desktop.practice.judging.played import Laid
from agent_desktop.practice.playing import A_STEP
from agent_desktop.reviews.visits import Visit

SLOW, LEAST = 2.5, 20.0
"""So many times the model's seconds, and so many more at least, before it is told of."""

QUICK = 0.35
"""Of the model's seconds; told only where somebody needs their time."""


def pace_items(laid: Laid, way: Way) -> Iterator[Item]:
    """Only what stands out. Nothing where the computer's clock was set meanwhile."""
    if not laid.seconds_are_true:
        return
    needs_time = any(turn.understands for turn in laid.scenario.turns) or bool(laid.material.flags)
    for number, deed in enumerate(way.deeds):
        visit = way.done.get(number)
        if visit is None or visit.until is None:
            continue
        took, model = (visit.until - visit.at).total_seconds(), float(deed.seconds or A_STEP)
        why = _why(took, model, needs_time=needs_time)
        if why is not None:
            yield Item(
                kind=PointKind.PACE,
                code=str(number),
                words=_title(laid, visit, deed.at),
                why=why,
                at=laid.since(visit),
                step=deed.at,
            )


def _why(took: float, model: float, *, needs_time: bool) -> Words | None:
    times = {"took": duration(int(took)), "model": duration(int(model))}
    if took > model * SLOW and took - model > LEAST:
        return both(lambda spoken: t_in(spoken, "It took {took}; the model takes {model}.").format(**times))
    if needs_time and took < model * QUICK:
        return both(
            lambda spoken: t_in(
                spoken, "It took {took}; the model takes {model}. This caller needs their time."
            ).format(**times)
        )
    return None


def _title(laid: Laid, visit: Visit, place: str) -> Words:
    step = laid.step_at(visit)
    return Words(en=step.title.en, cy=step.title.cy) if step else Words(en=place)
