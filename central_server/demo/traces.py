"""What went on in the calls and chats of the last four weeks: scripts gone through, holds, notes; for reviews."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import msgspec

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import Happening
from central_server.demo.chance import pick
from central_server.demo.days import Days, written
from central_server.demo.rows import Batch, Row
from central_server.demo.walks import Walk, Walks, flags_spoken_of, scripts_for

LATELY_DAYS = 28
MOST = 20_000
"""Contacts that are told of: a review looks at few, and each is some kilobytes."""

CHANNELS = frozenset({"phone", "chat"})
UNADAPTED_SHARE = 0.15
"""Of people with needs: the script was begun before it was known who rings."""

READ = "%Y-%m-%d %H:%M:%S.%f"


class Traces:
    """Draws from a chance of its own: all else of the demo is the same with it and without."""

    def __init__(self, seed: int, days: Days) -> None:
        self._rng = Random(f"traces {seed}")  # noqa: S311 - see central_server.demo.chance
        self._since = days.every[LATELY_DAYS - 1].text
        self._walks = Walks(days.today)
        self._told = 0

    def add(self, batch: Batch) -> None:
        """Of the contacts in `batch`, whose people's flags and cases are in it."""
        flags, cases = _flags(batch), {str(row[5]): str(row[2]) for row in batch["case_file"]}
        welsh = {row[0] for row in batch["citizen"] if _speaks_welsh(row)}
        for contact in batch["contact"]:
            recent = str(contact[7])[:10] >= self._since and contact[3] in CHANNELS
            if recent and contact[17] and contact[10] and self._told < MOST:
                self._told += 1
                self._tell(
                    batch, contact, flags.get(contact[1], ()), cases.get(str(contact[0]), ""), contact[1] in welsh
                )

    def _tell(self, batch: Batch, contact: Row, flags: tuple[str, ...], reference: str, welsh: bool) -> None:
        began, ended = _read(contact[7]), _read(contact[8])
        walk = self._gone_through(contact, flags, welsh)
        paused: list[tuple[datetime, datetime]] = []
        if walk is not None:
            took = began + timedelta(seconds=4), max(20.0, (ended - began).total_seconds() - 12)
            batch["script_run"].append((contact[0], 0, walk.script_id, walk.hash, walk.told(*took)))
            paused = walk.pauses(*took)
        told = [*self._events(contact, began, ended, reference), *_paused(paused)]
        events = sorted(told, key=lambda event: event[1])
        for position, (what, at, detail) in enumerate(events):
            batch["contact_event"].append((contact[0], position, what.value, written_exactly(at), detail))

    def _gone_through(self, contact: Row, flags: tuple[str, ...], welsh: bool) -> Walk | None:
        """One that came to what the contact came to; None where no script is for it, or none of the walks did."""
        rng, channel = self._rng, Channel(str(contact[3]))
        scripts = scripts_for(str(contact[10]), channel)
        chance, language = rng.random(), "cy" if welsh and rng.random() < 0.6 else "en"  # noqa: PLR2004 - most
        if not scripts:
            return None
        known = () if chance < UNADAPTED_SHARE else flags
        walks = [walk for walk in self._walks.of(scripts[0], known, language, channel) if walk.outcome == contact[11]]
        return pick(rng, walks) if walks else None

    def _events(
        self, contact: Row, began: datetime, ended: datetime, reference: str
    ) -> Iterator[tuple[Happening, datetime, str]]:
        rng, length = self._rng, (ended - began).total_seconds()

        def at(share: float) -> datetime:
            return began + timedelta(seconds=share * length)

        if contact[3] == "phone" and contact[4] == "inbound":
            yield Happening.ANSWERED, began, str(3 + int(40 * rng.random() ** 3))
        yield Happening.SHOWN, began, str(55 + int(120 * rng.random() ** 2))
        yield Happening.PERSON_CHOSEN, began, ""
        if contact[15]:
            yield Happening.IDENTIFIED, began, str(msgspec.json.decode(str(contact[15]))["method"])
        if isinstance(contact[9], int) and 0 < contact[9] < length / 2:
            held = at(0.3)
            yield Happening.HELD, held, ""
            yield Happening.RESUMED, held + timedelta(seconds=contact[9]), ""
        if contact[14]:
            yield Happening.NOTED, at(0.55 + 0.4 * rng.random()), str(len(str(contact[14])))
        if reference:
            yield Happening.CASE_RAISED, began, reference


def _paused(spans: list[tuple[datetime, datetime]]) -> Iterator[tuple[Happening, datetime, str]]:
    for since, until in spans:
        yield Happening.RECORDING_PAUSED, since, ""
        yield Happening.RECORDING_RESUMED, until, ""


def _flags(batch: Batch) -> dict[object, tuple[str, ...]]:
    """By citizen, those that scripts have words for."""
    found: dict[object, set[str]] = defaultdict(set)
    for row in batch["flag"]:
        if row[3] in flags_spoken_of():
            found[row[2]].add(str(row[3]))
    return {citizen: tuple(sorted(codes)) for citizen, codes in found.items()}


def _speaks_welsh(citizen: Row) -> bool:
    """`languages`: JSON, the first is spoken best."""
    return str(citizen[8]).startswith('[{"tag":"cy"')


def _read(moment: object) -> datetime:
    return datetime.strptime(str(moment), READ).replace(tzinfo=UTC)


def written_exactly(at: datetime) -> str:
    return f"{written(at)[:19]}.{at.microsecond:06}"
