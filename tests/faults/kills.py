"""A handler's desktop killed at random moments: it opens again each time, and no word older than a second is missing.

Two desktops are killed side by side. Each is forked from a process that has everything imported, so that a life is
short; this process, which outlives them, knows from the journal what was typed, and looks at what the next life finds.
"""

import os
import random
import select
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from threading import Event
from time import monotonic
from uuid import UUID

import keyring
import msgspec

from tests.faults.authority import Story, before, check_all_there_once, town
from tests.faults.handler import at_work, send_all
from tests.faults.proof import Figures
from tests.faults.scripted import Entry, Scripted, found
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import real_server

KILLS = 200
DESKTOPS = 2
SEED = 20_261_122
SAFE_S = 1.0
"""What was typed longer ago than this is on the disk, whatever happens."""
LONGEST_LIFE_S = 2.0
LONGEST_START_S = 60.0
AT_THE_START = 0.3
"""Share of the kills that come while it starts, or soon after."""
PATIENCE_S = 120.0
SLOWEST = "longest from a word to the disk, ms"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one desktop came to."""

    stories: tuple[Story, ...]
    figures: dict[str, int]
    broken: str = ""


def proof(folder: Path, kills: int = KILLS) -> Figures:
    """Raises AssertionError where the store does not open, words are missing, or something was sent twice or never."""
    url = town(folder)
    town_before = before(url)
    figures: Counter[str] = Counter()
    stories: dict[UUID, Story] = {}
    with real_server(url) as server:
        lanes = [
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.faults.kills",
                    server.url,
                    str(folder / f"desk-{number}"),
                    str(SEED + number),
                    str(kills // DESKTOPS),
                ],
                stdout=subprocess.PIPE,
            )
            for number in range(DESKTOPS)
        ]
        try:
            for lane in lanes:
                output, _ = lane.communicate()
                told = msgspec.json.decode(output.splitlines()[-1], type=Told)
                assert not told.broken, told.broken
                slowest = max(figures[SLOWEST], told.figures[SLOWEST])
                figures.update(told.figures)
                figures[SLOWEST] = slowest
                stories |= {story.contact_id: story for story in told.stories}
        finally:
            for lane in lanes:
                lane.kill()  # only where one is broken is another still at work
                lane.wait()
    check_all_there_once(url, town_before, stories)
    return {**figures, "finished, each on the server once": len(stories)}


@dataclass
class Typed:
    """Words of one place in one contact, each with its moment. `safe`: how many must be there."""

    words: list[str] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    safe: int = 0


@dataclass
class Memory:
    """What the journals of all lives say must be there."""

    typed: dict[UUID, dict[str, Typed]] = field(default_factory=dict)
    finishing: dict[UUID, Story] = field(default_factory=dict)
    finished: dict[UUID, Story] = field(default_factory=dict)
    figures: Counter[str] = field(default_factory=Counter)
    heard_at: float = 0.0
    kept_at: float = 0.0
    killed_at: float = 0.0

    def read(self, entry: Entry) -> None:
        contact_id = entry.contact_id
        if entry.what == "found":
            self.look(entry)
        self.heard_at = entry.at
        if entry.what == "found":
            return
        if entry.what == "broken":
            raise AssertionError(entry.why)
        if contact_id is None:
            raise AssertionError(f"a journal's line tells nothing: {entry}")
        if entry.what == "opened":
            self.typed[contact_id] = {}
        elif entry.what == "word":
            typed = self.typed[contact_id].setdefault(entry.place, Typed())
            typed.words.append(entry.word)
            typed.moments.append(entry.at)
            self.figures["words typed"] += 1
        elif entry.what == "kept":
            self.kept_at = entry.at
            taken = round((entry.at - entry.since) * 1000)
            self.figures[SLOWEST] = max(self.figures[SLOWEST], taken)
        elif entry.what == "finishing" and entry.story:
            self.finishing[contact_id] = entry.story
        elif entry.what == "finished":
            self.finished[contact_id] = self.finishing.pop(contact_id)
            del self.typed[contact_id]

    def killed(self, at: float) -> None:
        """From now on everything typed a second before `at` must be there."""
        self.figures["kills"] += 1
        self.killed_at = at
        for places in self.typed.values():
            for typed in places.values():
                typed.safe = max(typed.safe, sum(moment < at - SAFE_S for moment in typed.moments))

    def look(self, found: Entry) -> None:
        """Compares what the next life found; it goes on from there."""
        self.figures["opened again"] += 1
        assert not found.open.keys() - self.typed.keys(), "a contact is open that was finished, or never begun"
        for contact_id in tuple(self.typed):
            if contact_id in found.open:
                self.finishing.pop(contact_id, None)
                self._compare(contact_id, found.open[contact_id])
                continue
            places = self.typed.pop(contact_id)
            story = self.finishing.pop(contact_id, None)
            if story is not None:  # the kill came between its last moment and its being told
                self.finished[contact_id] = story
            else:
                assert not any(typed.safe for typed in places.values()), f"contact {contact_id} is gone"
                self.figures["contacts lost within their first second"] += 1

    def _compare(self, contact_id: UUID, there: dict[str, str]) -> None:
        for place, typed in self.typed[contact_id].items():
            text = there[place]
            kept = 0
            while kept < len(typed.words) and len("".join(typed.words[: kept + 1])) <= len(text):
                kept += 1
            assert text == "".join(typed.words[:kept]), f"other words in {place} of {contact_id}: {text[-80:]!r}"
            assert kept >= typed.safe, self._missing(place, typed, kept)
            self.figures["words of the last second lost"] += len(typed.words) - kept
            del typed.words[kept:], typed.moments[kept:]
            typed.safe = kept

    def _missing(self, place: str, typed: Typed, kept: int) -> str:
        """How old what is missing was, and whether the desktop itself was held up at the end."""
        age = round((self.killed_at - typed.moments[kept]) * 1000)
        quiet = round((self.killed_at - self.heard_at) * 1000)
        return (
            f"{typed.safe - kept} words typed over a second before are missing in {place}: the oldest {age} ms old, "
            f"the last save ended {round((self.killed_at - self.kept_at) * 1000)} ms before the kill, "
            f"and the journal was quiet for the last {quiet} ms"
        )


def desktop(server_url: str, folder: Path, seed: int, kills: int) -> Told:
    """One desktop, killed `kills` times; then what waits is sent."""
    for late in ("holidays", "requests"):
        import_module(late)  # here, so that no life has to

    chance, memory = random.Random(seed), Memory()  # noqa: S311 - to be drawn alike again
    try:
        for number in range(kills):
            _a_life(server_url, folder, seed + 1000 * number, chance, memory)
        met = _the_last_life(server_url, folder, memory)
    except AssertionError as broken:
        return Told(stories=(), figures={}, broken=str(broken))
    figures = {**memory.figures, "exchanges at the end": met["exchanges"]}
    return Told(stories=tuple(memory.finished.values()), figures=figures)


def _a_life(server_url: str, folder: Path, seed: int, chance: random.Random, memory: Memory) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            Scripted(server_url, folder, seed, writing).live()
        finally:
            os._exit(1)
    os.close(writing)
    at_the_start = chance.random() < AT_THE_START
    life = chance.uniform(0.0, LONGEST_LIFE_S)
    lines = _journal(reading, life if at_the_start else LONGEST_START_S, None if at_the_start else life)
    killed_at = monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    lines += _rest(reading)
    os.close(reading)
    *whole, _cut = lines.split(b"\n")
    entries = [msgspec.json.decode(line, type=Entry) for line in whole]
    assert at_the_start or entries, f"the desktop did not open within {LONGEST_START_S:.0f} s, or fell over"
    memory.figures["kills while starting"] += not entries
    for entry in entries:
        memory.read(entry)
    memory.killed(killed_at)


def _journal(reading: int, seconds: float, after_first: float | None) -> bytes:
    """What comes within `seconds`; from the first line on, within `after_first` if that is given."""
    lines, end = b"", monotonic() + seconds
    while (left := end - monotonic()) > 0:
        if not select.select([reading], [], [], left)[0]:
            break
        piece = os.read(reading, 65_536)
        if not piece:
            break
        lines += piece
        if after_first is not None and b"\n" in lines:
            end, after_first = monotonic() + after_first, None
    return lines


def _rest(reading: int) -> bytes:
    lines = b""
    while piece := os.read(reading, 65_536):
        lines += piece
    return lines


def _the_last_life(server_url: str, folder: Path, memory: Memory) -> Counter[str]:
    desk = at_work(server_url, folder)
    try:
        memory.look(found(desk))
        over = Event()
        over.set()
        return send_all(desk, over, PATIENCE_S)
    finally:
        desk.close()


if __name__ == "__main__":
    keyring.set_keyring(MemoryKeyring())
    url, place, seed_text, count = sys.argv[1:]
    sys.stdout.write(msgspec.json.encode(desktop(url, Path(place), int(seed_text), int(count))).decode() + "\n")
