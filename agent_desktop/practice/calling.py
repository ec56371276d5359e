"""The caller of a scenario: what they say when a step is in front of the handler. Pure: a state in, the next one out.

The same scenario, language, seed and day, and the same steps in front, give the same words.
"""

import hashlib
from datetime import date

from msgspec import field
from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice_scenarios import Loudness, Mood, Pace, PracticeScenario, Turn
from agent_desktop.contract.scripts import Spoken, Value, Wording
from agent_desktop.language import t_in
from agent_desktop.practice.days import all_on_day, words_on_day


class Utterance(Record, frozen=True, kw_only=True):
    """What the caller says at once. `wait`: seconds of silence before it. `step`: at which it was said, or "".

    `misheard`: they did not understand; what they tell there is still to come. `turns_to`: they change the subject, to
    what the script of this id is for. `cut`: the telephone breaks after it for so many seconds; the next utterance is
    what they say when it is back. `rings_off`: the call is over; `words` may be "" then.
    """

    words: str
    step: str = ""
    mood: Mood = Mood.CALM
    pace: Pace = Pace.USUAL
    loudness: Loudness = Loudness.USUAL
    wait: float = 0.0
    misheard: bool = False
    cut: float = 0.0
    rings_off: bool = False
    turns_to: str = ""


class Calling(Record, frozen=True, kw_only=True):
    """How the call stands. `said`: steps whose turn has come. `front`: step and wording last in front. `misheard`: how
    often, by step. `subject`: the script that they go on about until it is taken up; `insisted`: how often they did.
    `taken`: scripts that were in front, and so need not be turned to. `last`: what they said last.
    """

    scenario: PracticeScenario
    language: Spoken
    seed: int
    today: date
    mood: Mood
    said: tuple[str, ...] = ()
    front: tuple[str, str] = ("", "")
    misheard: dict[str, int] = field(default_factory=dict)
    subject: str = ""
    subject_from: str = ""
    insisted: int = 0
    taken: tuple[str, ...] = ()
    last: tuple[Utterance, ...] = ()
    over: bool = False


Said = tuple[Calling, tuple[Utterance, ...]]


def pick_up(scenario: PracticeScenario, language: Spoken, seed: int, today: date) -> Said:
    """The call is answered. `seed`: which ways of saying it are drawn. `today`: what days in the words count from."""
    calling = Calling(scenario=scenario, language=language, seed=seed, today=today, mood=scenario.caller.mood)
    return _having_said(calling, tuple(_says(calling, words, "") for words in scenario.opening))


def in_front(calling: Calling, at: str, variant: str) -> Said:
    """The step `at` ("script/step") with this wording is in front of the handler, and was said aloud."""
    if calling.over or calling.front == (at, variant):
        return calling, ()
    script = at.partition("/")[0]
    taken = calling.taken if script in calling.taken else (*calling.taken, script)
    calling = replace(calling, front=(at, variant), taken=taken)
    if calling.subject:
        if script != calling.subject:
            return _insists(calling)
        calling = replace(calling, subject="", subject_from="", insisted=0)
    turn = _turn(calling, at)
    if turn is None or at in calling.said:
        return calling, ()
    if turn.understands and variant not in turn.understands:
        return _mishears(calling, turn)
    return _takes_turn(calling, turn)


def ask_again(calling: Calling) -> Said:
    """The handler asks them to say it again: the same words, and nothing new comes of it."""
    if calling.over:
        return calling, ()
    spoken = [each for each in calling.last if each.words]
    return calling, tuple(replace(each, wait=0.0, cut=0.0, mood=calling.mood) for each in spoken)


def goodbye(calling: Calling, *, well: bool) -> Said:
    """The handler ends the call. `well`: everything was done, and they say thank you if that is theirs to say."""
    if calling.over:
        return calling, ()
    closing = calling.scenario.closing if well else None
    last = _says(calling, closing, "") if closing else _utterance(calling, "", "")
    return _having_said(calling, (replace(last, rings_off=True),))


def told(calling: Calling) -> dict[str, Value]:
    """What they have told so far, by variable, as it is to be taken down."""
    found: dict[str, Value] = {}
    for at in calling.said:
        turn = _turn(calling, at)
        found |= all_on_day(turn.tells, calling.today) if turn else {}
    return found


# ---- turns -----------------------------------------------------------------------------------------------------------


def _turn(calling: Calling, at: str) -> Turn | None:
    return next((turn for turn in calling.scenario.turns if turn.at == at), None)


def _takes_turn(calling: Calling, turn: Turn) -> Said:
    if turn.turns_to in calling.taken:
        turn = replace(turn, turns_to=None)
    calling = replace(
        calling,
        said=(*calling.said, turn.at),
        mood=turn.mood or calling.mood,
        subject=turn.turns_to or "",
        subject_from=turn.at if turn.turns_to else "",
    )
    words = _drawn(calling, turn.says, turn.at)
    first = _says(calling, words, turn.at) if words else _utterance(calling, "", turn.at)
    first = replace(
        first,
        wait=float(turn.silence),
        cut=0.0 if turn.rings_off else float(turn.cut),
        rings_off=turn.rings_off,
        turns_to=turn.turns_to or "",
    )
    if not (first.words or first.wait or first.cut or first.rings_off or first.turns_to):
        return calling, ()
    calling, said = _having_said(calling, (first, *_back_on_the_line(calling, first)))
    return replace(calling, last=(first,)), said


def _back_on_the_line(calling: Calling, before: Utterance) -> tuple[Utterance, ...]:
    if not before.cut:
        return ()
    words = t_in(calling.language, "Hello? Are you still there? The line went dead.")
    return (replace(_utterance(calling, words, before.step), wait=before.cut),)


def _mishears(calling: Calling, turn: Turn) -> Said:
    """One of the ways of not understanding, another one the next time."""
    times = calling.misheard.get(turn.at, 0)
    calling = replace(calling, misheard={**calling.misheard, turn.at: times + 1})
    words = _drawn(calling, turn.misheard, f"{turn.at} misheard", times)
    if words is None:
        return calling, ()
    return _having_said(calling, (replace(_says(calling, words, turn.at), misheard=True),))


def _insists(calling: Calling) -> Said:
    """They go on about the subject that they turned to: in other words, where they have some."""
    turn = _turn(calling, calling.subject_from)
    calling = replace(calling, insisted=calling.insisted + 1)
    words = _drawn(calling, turn.says, calling.subject_from, calling.insisted) if turn else None
    if words is None:
        return calling, ()
    return _having_said(calling, (replace(_says(calling, words, calling.front[0]), turns_to=calling.subject),))


# ---- words -----------------------------------------------------------------------------------------------------------


def _drawn(calling: Calling, ways: tuple[Wording, ...], what: str, times: int = 0) -> Wording | None:
    """One of several ways: which one the seed says, and from there on in their order. None where there is none."""
    if not ways:
        return None
    chance = hashlib.sha256(f"{calling.seed} {what}".encode()).digest()
    return ways[(int.from_bytes(chance[:8]) + times) % len(ways)]


def _says(calling: Calling, words: Wording, step: str) -> Utterance:
    spoken = words_on_day(words.in_language(calling.language), calling.today, calling.language)
    return _utterance(calling, spoken, step)


def _utterance(calling: Calling, words: str, step: str) -> Utterance:
    caller = calling.scenario.caller
    return Utterance(words=words, step=step, mood=calling.mood, pace=caller.pace, loudness=caller.loudness)


def _having_said(calling: Calling, said: tuple[Utterance, ...]) -> Said:
    over = any(each.rings_off for each in said)
    return replace(calling, last=said, over=over), said
