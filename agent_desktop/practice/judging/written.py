"""What stands in the notes, and what must never happen."""

from collections.abc import Iterator

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import Never
from agent_desktop.contract.scorecards import ErrorClass
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.played import Laid
from agent_desktop.practice.notes import holds_any
from agent_desktop.reviews.keys import notes_key
from agent_desktop.reviews.proofs import prove


def notes_items(laid: Laid) -> Iterator[Item]:
    """Each group of words, of which one at least must stand there. Once it is over."""
    for number, group in enumerate(laid.scenario.expects.notes):
        there = holds_any(laid.material.contact.notes, group)
        yield Item(
            kind=PointKind.NOTES,
            code=str(number),
            words=_of_notes(group),
            why=_stands(there, group),
            got=int(bool(there)),
            possible=1,
            at=_written_at(laid),
        )


def _of_notes(group: tuple[str, ...]) -> Words:
    return both(lambda spoken: t_in(spoken, "The notes tell of it: {words}").format(words=group[0]))


def _stands(there: tuple[str, ...], group: tuple[str, ...]) -> Words:
    if there:
        return both(lambda spoken: t_in(spoken, "It stands there: {words}.").format(words=there[0]))
    wanted = ", ".join(group)
    return both(lambda spoken: t_in(spoken, "None of these stands there: {words}.").format(words=wanted))


def never_items(laid: Laid) -> Iterator[Item]:
    """Each thing that must not happen: won where it did not. While the call goes on only what has happened is told."""
    for never in laid.scenario.never:
        happened, at, step = _happened(laid, never)
        if not happened and not laid.is_over:
            continue
        yield Item(
            kind=PointKind.NEVER,
            code=never.code,
            words=Words(en=never.words.en, cy=never.words.cy),
            why=_why(never, happened=happened),
            got=int(not happened),
            possible=1,
            at=at,
            step=step,
            critical=ErrorClass.CUSTOMER_CRITICAL,
            fatal=never.fatal,
        )


def _why(never: Never, *, happened: bool) -> Words:
    if not happened:
        return both(lambda spoken: t_in(spoken, "It did not happen."))
    if never.fatal:
        return both(lambda spoken: t_in(spoken, "It happened. In a call like this nothing else counts then."))
    return both(lambda spoken: t_in(spoken, "It happened, and it must not."))


def _happened(laid: Laid, never: Never) -> tuple[bool, float | None, str]:
    """Whether, at which second, at which step."""
    if never.visits is not None:
        visit = next((each for each in laid.visits if f"{each.script_id}/{each.step}" == never.visits), None)
        return visit is not None, laid.since(visit) if visit else None, never.visits if visit else ""
    if never.raises is not None:
        case = next((each.case for each in laid.material.cases if each.case.service_code == never.raises), None)
        return case is not None, laid.seconds(case.opened_at) if case else None, ""
    if never.fails is not None:
        return prove(laid.material, never.fails).value == "no", None, ""
    there = bool(holds_any(laid.material.contact.notes, never.notes))
    return there, _written_at(laid) if there else None, ""


def _written_at(laid: Laid) -> float | None:
    """When the notes were last written in."""
    key = notes_key(laid.material)
    place = int(key.partition(":")[2]) if key.startswith("event:") else None
    return laid.seconds(laid.material.events[place].at) if place is not None else None
