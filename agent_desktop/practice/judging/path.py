"""The way through the call, beside the accepted run that is nearest to it."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import Deed, Run
from agent_desktop.contract.script_runs import Did
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.played import Laid, place_of
from agent_desktop.reviews.visits import Visit

MOST_ASTRAY = 10
"""Steps that do not belong there, each told by itself."""

_FORWARD = frozenset({Did.ANSWERED, Did.WAIVED, Did.JUMPED, Did.INTERRUPTED})


class Way(Record, frozen=True, kw_only=True):
    """The nearest accepted run. `deeds`: those that were to be done by now. `done`: the visit by the deed's number;
    None: it had been said already, and passed by itself. `astray`: visits to steps that the run does not have.
    """

    run: Run
    deeds: tuple[Deed, ...]
    done: dict[int, Visit | None]
    astray: tuple[Visit, ...]
    ended: str | None

    @property
    def lost(self) -> int:
        wrong = sum(
            1 for number, visit in self.done.items() if visit and not _left_rightly(visit, self.deeds[number])[0]
        )
        return len(self.deeds) - len(self.done) + len(self.astray) + wrong


def nearest(laid: Laid) -> Way:
    """The first of those that are equally near."""
    went = _went(laid)
    ended = next((trail.run.ended for trail in reversed(laid.trails)), None)
    ways = [_beside(laid, run, went, ended) for run in laid.scenario.runs]
    return min(ways, key=lambda way: (way.lost, laid.is_over and way.ended != way.run.outcome))


def path_items(laid: Laid, way: Way) -> Iterator[Item]:
    for number, deed in enumerate(way.deeds):
        yield _step_item(laid, way, number, deed)
    for number, visit in enumerate(way.astray[:MOST_ASTRAY]):
        yield Item(
            kind=PointKind.PATH,
            code=f"astray.{number}",
            words=_title(laid, place_of(visit)),
            why=both(lambda spoken: t_in(spoken, "This step does not belong to the way through this call.")),
            possible=1,
            at=laid.since(visit),
            step=place_of(visit),
        )
    if laid.is_over:
        yield _end_item(laid, way)


def _step_item(laid: Laid, way: Way, number: int, deed: Deed) -> Item:
    visit = way.done.get(number)
    won, why = _why(laid, way, number, deed)
    return Item(
        kind=PointKind.PATH,
        code=f"step.{number}",
        words=_title(laid, deed.at),
        why=why,
        got=int(won),
        possible=1,
        at=laid.since(visit) if visit else None,
        step=deed.at,
    )


def _why(laid: Laid, way: Way, number: int, deed: Deed) -> tuple[bool, Words]:
    if number not in way.done:
        came = any(place_of(visit) == deed.at for visit in laid.visits)
        if came:
            return False, both(lambda spoken: t_in(spoken, "It came, but not where it belongs."))
        return False, both(lambda spoken: t_in(spoken, "This step did not come up."))
    visit = way.done[number]
    if visit is None:
        return True, both(lambda spoken: t_in(spoken, "This was known already."))
    return _left_rightly(visit, deed)


def _left_rightly(visit: Visit, deed: Deed) -> tuple[bool, Words]:
    left = visit.left
    if left is not None and left.did is Did.WAIVED and not deed.waive:
        return False, both(lambda spoken: t_in(spoken, "It was skipped: {reason}").format(reason=left.reason))
    failed = bool(left and left.reply and left.reply.failed)
    if failed and not deed.failed:
        return False, both(lambda spoken: t_in(spoken, "It was given up as not possible, and it was possible."))
    if deed.failed and not failed:
        return False, both(lambda spoken: t_in(spoken, "It was noted as done, and it was not possible."))
    return True, both(lambda spoken: t_in(spoken, "Done where it belongs."))


def _end_item(laid: Laid, way: Way) -> Item:
    won = way.ended == way.run.outcome
    last = laid.visits[-1] if laid.visits else None
    if won:
        why = both(lambda spoken: t_in(spoken, "The script was brought to its end."))
    elif way.ended is None:
        why = both(lambda spoken: t_in(spoken, "The script was left before its end."))
    else:
        why = both(lambda spoken: t_in(spoken, "The script came to another end."))
    return Item(
        kind=PointKind.PATH,
        code="end",
        words=both(lambda spoken: t_in(spoken, "The end of the script")),
        why=why,
        got=int(won),
        possible=1,
        at=laid.since(last) if last else None,
        step=place_of(last) if last else "",
    )


def _title(laid: Laid, place: str) -> Words:
    step = laid.step(place)
    return Words(en=step.title.en, cy=step.title.cy) if step else Words(en=place)


def _went(laid: Laid) -> list[Visit]:
    """The steps that count, in order: what was gone back from was put right, and is no part of the way."""
    found: list[Visit] = []
    for trail in laid.trails:
        way: list[Visit] = []
        for visit in trail.visits:
            if visit.left is None:
                continue
            if visit.left.did in _FORWARD:
                way.append(visit)
            elif visit.left.did is Did.BACK and way:
                way.pop()
        found += [visit for visit in way if visit.left and visit.left.did in (Did.ANSWERED, Did.WAIVED)]
    return found


def _beside(laid: Laid, run: Run, went: list[Visit], ended: str | None) -> Way:
    places, expected = [place_of(visit) for visit in went], [deed.at for deed in run.steps]
    done: dict[int, Visit | None] = {}
    for block in SequenceMatcher(None, expected, places, autojunk=False).get_matching_blocks():
        done |= {block.a + offset: went[block.b + offset] for offset in range(block.size)}
    furthest = len(expected) if laid.is_over else max(done, default=-1) + 1
    for number, place in enumerate(expected[:furthest]):
        if number not in done and _was_known(laid, place):
            done[number] = None
    belongs = set(expected)
    return Way(
        run=run,
        deeds=run.steps[:furthest],
        done=done,
        astray=tuple(visit for visit, place in zip(went, places, strict=True) if place not in belongs),
        ended=ended,
    )


def _was_known(laid: Laid, place: str) -> bool:
    """It passed by itself, or the whole of its script did: as an identity that was established before."""
    if place in laid.passed:
        return True
    script_id = place.partition("/")[0]
    went_through = any(visit.script_id == script_id for visit in laid.visits)
    return not went_through and any(each.partition("/")[0] == script_id for each in laid.passed)
