"""What had to be said, and in which words: required steps, and wording fitted to the person."""

from collections.abc import Iterator

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.scorecards import ErrorClass
from agent_desktop.contract.scripts import Level
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.played import Laid, place_of
from agent_desktop.reviews.adapting import adapted
from agent_desktop.reviews.duties import Duty, Kept, duties
from agent_desktop.reviews.visits import Visit


def required_items(laid: Laid) -> Iterator[Item]:
    """Each required step that was called for, once."""
    seen: dict[str, Duty] = {}
    for duty in duties(laid.material).items:
        if duty.level is Level.MANDATORY:
            seen[f"{duty.script_id}/{duty.step.id}"] = duty
    for number, (place, duty) in enumerate(seen.items()):
        is_done = duty.kept is Kept.DONE
        yield Item(
            kind=PointKind.REQUIRED,
            code=str(number),
            words=Words(en=duty.step.title.en, cy=duty.step.title.cy),
            why=_why(duty),
            got=int(is_done),
            possible=0 if duty.kept is Kept.WAIVED else 1,
            at=laid.seconds(duty.at, place),
            step=place,
            critical=ErrorClass.COMPLIANCE_CRITICAL,
        )


def _why(duty: Duty) -> Words:
    if duty.kept is Kept.DONE:
        return both(lambda spoken: t_in(spoken, "The required step was done."))
    if duty.kept is Kept.WAIVED:
        return both(lambda spoken: t_in(spoken, "The required step was skipped with a reason. A coach judges it."))
    return both(lambda spoken: t_in(spoken, "The required step was not done, and it ought to have been by then."))


def wording_items(laid: Laid) -> Iterator[Item]:
    """Each step at which some words reach this person and others do not, once: the last time at it counts."""
    fitted = {each.key: each for each in adapted(laid.material)}
    understood = {turn.at: turn.understands for turn in laid.scenario.turns if turn.understands}
    last: dict[str, tuple[Visit, bool, str]] = {}
    for visit in laid.visits:
        place, each = place_of(visit), fitted.get(visit.key)
        reached = place not in understood or visit.variant in understood[place]
        if each is not None:
            last[place] = visit, each.shown and reached, each.variant
        elif place in understood:
            last[place] = visit, reached, understood[place][0]
    for number, (place, (visit, right, variant)) in enumerate(last.items()):
        step = laid.step_at(visit)
        yield Item(
            kind=PointKind.WORDING,
            code=str(number),
            words=Words(en=step.title.en, cy=step.title.cy) if step else Words(en=place),
            why=_worded(visit.variant, variant, right=right),
            got=int(right),
            possible=1,
            at=laid.since(visit),
            step=place,
            critical=ErrorClass.CUSTOMER_CRITICAL,
        )


def _worded(shown: str, wanted: str, *, right: bool) -> Words:
    if right:
        return both(
            lambda spoken: t_in(spoken, "The wording for this person was in front: {name}.").format(name=_said(shown))
        )
    return both(
        lambda spoken: t_in(spoken, "The wording in front was {shown}. For this person it is {wanted}.").format(
            shown=_said(shown), wanted=_said(wanted)
        )
    )


def _said(variant: str) -> str:
    return f"“{variant.replace('_', ' ')}”"
