"""Calls gone through the shipped scripts by the engine itself, to be told of many contacts: each at its own times."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

import msgspec

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_runs import Reply, RunState, Situation
from agent_desktop.contract.scripts import AnyStep, Ending, Level, Prompt, Spoken, Value, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Book, Shelf
from agent_desktop.scripts.walking import asked
from central_server.demo.chance import pick
from central_server.demo.script_rows import library

WALKS = 8
"""Of one script for people of the same needs: enough that neighbours in a list differ."""

MOST_STEPS = 60
WAIVED_SHARE, BACK_SHARE, FAILED_SHARE = 0.06, 0.05, 0.04
REASONS = ("They were in a hurry.", "Said so before I could ask.", "Not needed: they know it.", "They had to go.")
WORDS = (
    "By the side gate",
    "As on the letter",
    "Since last week",
    "At the back of the house",
    "As they told us before",
)
USUAL = frozenset({"agree", "on_file", "yes"})
"""Codes of options that most calls have."""

_AT = re.compile(r'(?<="at":")[^"]+')


class Walk(NamedTuple):
    """`parts`: the run as JSON between its moments; `shares`: how much of the call had gone by at each.

    `unrecorded`: places in the trace of moves that left a step at which nothing may be recorded.
    """

    script_id: str
    hash: str
    outcome: str
    parts: tuple[str, ...]
    shares: tuple[float, ...]
    unrecorded: tuple[int, ...] = ()

    def moments(self, began: datetime, seconds: float) -> list[datetime]:
        """Of each move, of a call that began then and took so long; to the millisecond."""
        exact = (began + timedelta(seconds=share * seconds) for share in self.shares)
        return [at.replace(microsecond=at.microsecond // 1000 * 1000) for at in exact]

    def pauses(self, began: datetime, seconds: float) -> list[tuple[datetime, datetime]]:
        """From when until when the recording was paused."""
        at = self.moments(began, seconds)
        return [(at[place - 1], at[place]) for place in self.unrecorded]

    def told(self, began: datetime, seconds: float) -> str:
        """The run as JSON."""
        moments = self.moments(began, seconds)
        said = [f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z" for at in moments]
        return "".join(part for pair in zip(self.parts, [*said, ""], strict=True) for part in pair)


class Walks:
    """Made when they are first asked for, each from a chance of its own: who asks first changes nothing."""

    def __init__(self, today: date) -> None:
        self._at = datetime(today.year, today.month, today.day, 12, tzinfo=UTC) - timedelta(days=28)
        self._shelf = Shelf(version for _, version in library())
        self._known: dict[tuple[str, tuple[str, ...], str, Channel], tuple[Walk, ...]] = {}

    def of(self, script_id: str, flags: tuple[str, ...], language: str, channel: Channel) -> tuple[Walk, ...]:
        key = (script_id, flags, language, channel)
        if key not in self._known:
            walks = (self._walk(f"walk {number} {key}", key) for number in range(WALKS))
            self._known[key] = tuple(walk for walk in walks if walk is not None)
        return self._known[key]

    def _walk(self, seed: str, key: tuple[str, tuple[str, ...], str, Channel]) -> Walk | None:
        script_id, flags, language, channel = key
        rng = Random(seed)  # noqa: S311 - see central_server.demo.chance
        version = self._shelf.current(script_id)
        assert version is not None
        situation = Situation(flags=flags, language=Spoken(language), channel=channel)
        state = engine.begin(self._shelf, version, situation, self._at)
        for number in range(1, MOST_STEPS):
            if state.ended is not None:
                break
            try:
                state = self._on(rng, state, self._at + timedelta(seconds=number))
            except ScriptFault:
                return None
        step = self._book(state).step(here(state).step)
        if not state.ended or not isinstance(step, Ending):
            return None
        return _laid_out(rng, state, step.result.value)._replace(unrecorded=self._unrecorded(state))

    def _unrecorded(self, state: RunState) -> tuple[int, ...]:
        books = {pin.script_id: self._shelf.book(pin.hash) for pin in state.pins}
        return tuple(
            place
            for place, move in enumerate(state.trace)
            if place and move.step and books[move.script_id].step(move.step).unrecorded
        )

    def _on(self, rng: Random, state: RunState, now: datetime) -> RunState:
        book = self._book(state)
        step = book.step(here(state).step)
        if _may_be_left_out(step) and rng.random() < WAIVED_SHARE:
            return engine.waive(self._shelf, state, pick(rng, REASONS), now)
        if state.past and rng.random() < BACK_SHARE:
            return engine.back(state, now)
        failed = step.__struct_config__.tag == "action" and rng.random() < FAILED_SHARE
        return engine.advance(self._shelf, state, Reply(values=_answers(rng, book, step, self._at), failed=failed), now)

    def _book(self, state: RunState) -> Book:
        return self._shelf.book(here(state).hash)


def _may_be_left_out(step: AnyStep) -> bool:
    """What is only said, and not demanded."""
    return isinstance(step, Prompt) and (step.compliance is None or step.compliance.level is Level.RECOMMENDED)


def _answers(rng: Random, book: Book, step: AnyStep, at: datetime) -> dict[str, Value]:
    wanted = (book.variables[name] for name in asked(step) if name in book.variables)
    return {each.name: _answer(rng, each, at.date()) for each in wanted if each.required or rng.random() < 0.5}  # noqa: PLR2004 - half


def _answer(rng: Random, variable: Variable, day: date) -> Value:
    codes = [choice.code for choice in variable.options]
    if variable.kind is FieldKind.ONE_OF:
        usual = [code for code in codes if code in USUAL]
        return pick(rng, usual) if usual and rng.random() < 0.8 else pick(rng, codes)  # noqa: PLR2004 - mostly
    if variable.kind is FieldKind.MANY_OF:
        return (pick(rng, codes),)
    if variable.kind is FieldKind.NUMBER:
        return max(1, variable.least or 0)
    if variable.kind is FieldKind.DATE:
        return _date(rng, variable, day)
    words = pick(rng, WORDS)
    return words[: variable.most] if variable.most else words


def _date(rng: Random, variable: Variable, day: date) -> str:
    """A few days from the call, as the variable allows."""
    least = -9_000 if variable.earliest_days is None else variable.earliest_days
    most = 30 if variable.latest_days is None else variable.latest_days
    near = -1 - int(rng.random() * 5) if least < 0 else least + 1
    return (day + timedelta(days=min(max(near, least), most))).isoformat()


def _laid_out(rng: Random, state: RunState, outcome: str) -> Walk:
    run = msgspec.json.encode(as_run(state)).decode()
    lengths = [0.4, *(rng.lognormvariate(0, 0.7) for _ in state.trace[1:])]
    gone = list(accumulate(lengths))
    whole = gone[-1] + rng.lognormvariate(0, 0.5)
    first = state.pins[0]
    return Walk(first.script_id, first.hash, outcome, tuple(_AT.split(run)), tuple(each / whole for each in gone))


@cache
def scripts_for(service: str, channel: Channel) -> tuple[str, ...]:
    """Ids of the scripts that a handler may begin for it on this channel; the most particular first."""
    fitting = [
        version.script
        for _, version in library()
        if service in version.script.services and channel in version.script.audience and not version.script.subscript
    ]
    return tuple(script.id for script in sorted(fitting, key=lambda script: (len(script.services), script.id)))


@cache
def flags_spoken_of() -> frozenset[str]:
    """Codes of flags that some script has words for."""
    return frozenset(
        re.findall(r'"flag":"([A-Z]+)"', "".join(msgspec.json.encode(v.script).decode() for _, v in library()))
    )
