"""Recordings of some of the newest calls: tones with the melody and the pauses of two voices, and no words in them.

Made from the id of the contact, so that they are the same each time.
"""

import wave
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.recordings import MediaType, Span
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.seed import Progress
from central_server.recordings.command_line import folder_of
from central_server.recordings.decoding import convert
from central_server.recordings.folder import Folder
from central_server.recordings.intake import name, silent
from central_server.recordings.orders import Order
from central_server.recordings.tables import RecordingRow

MOST, LONGEST_S, SHORTEST_S = 30, 240, 20
RATE = 8_000
LATE_S = 2
"""The telephone system begins to record so long after the call was answered."""

PAUSED_EVERY, PAUSE_S = 6, 15
"""In every so many a payment is taken, while nothing is recorded."""

HANDLER_HZ, CITIZEN_HZ = (105.0, 130.0), (160.0, 235.0)
HARMONICS = ((1, 0.5), (2, 0.35), (3, 0.5), (4, 0.22), (6, 0.1), (8, 0.05))
"""Of a vowel: which multiple of the voice, and how strong."""

SEARCHING = 0.12
"""How often nobody speaks while something is looked up."""

Floats = NDArray[np.float32]


def make(database_url: str, progress: Progress) -> int:
    """Answers how many were made; none where there are any, or nowhere to keep them."""
    folder = folder_of(database_url, None)
    if folder is None:
        return 0
    engine = make_engine(database_url)
    try:
        database = Database(engine)
        with database.writing() as session:
            calls = [] if session.scalar(select(RecordingRow.id).limit(1)) else _calls(session)
            for made, call in enumerate(calls, start=1):
                _record(session, folder, call, paused=made % PAUSED_EVERY == 0)
                progress("Recording calls", made, len(calls))
        return len(calls)
    finally:
        engine.dispose()


def _calls(session: Session) -> list[ContactRow]:
    newest = session.scalars(
        select(ContactRow)
        .where(ContactRow.channel == Channel.PHONE.value, ContactRow.handled_by.is_not(None))
        .order_by(ContactRow.started_at.desc(), ContactRow.id)
        .limit(10 * MOST)
    )
    return [call for call in newest if SHORTEST_S <= _seconds(call) <= LONGEST_S][:MOST]


def _seconds(call: ContactRow) -> float:
    return (call.finished_at - call.started_at).total_seconds() - LATE_S


def _record(session: Session, folder: Folder, call: ContactRow, *, paused: bool) -> None:
    chance = Random(call.id.bytes)  # noqa: S311 - invented voices
    seconds, file = _seconds(call), UUID(int=chance.getrandbits(128))
    middle = round(seconds * 0.6)
    row = RecordingRow(
        id=UUID(int=call.id.int ^ 1),
        contact_id=call.id,
        started_at=call.started_at + timedelta(seconds=LATE_S),
        media_type=MediaType.WAV.value,
        paused=[[middle, min(middle + PAUSE_S, seconds)]] if paused else [],
        masked=[],
    )
    source = folder.coming()
    _write(source, _talk(chance, seconds))
    try:
        spans = silent(session, row)
        made = convert(_order(folder, source, file, spans))
    finally:
        source.unlink(missing_ok=True)
    row.seconds, row.a_second, row.whole = made.seconds, made.a_second, made.whole
    session.add(row)
    name(session, folder, row, file, spans)


def _order(folder: Folder, source: Path, file: UUID, masked: tuple[Span, ...]) -> Order:
    return Order(
        source=str(source),
        target=str(folder.sound(file)),
        peaks=str(folder.peaks(file)),
        media_type=MediaType.WAV,
        masked=masked,
    )


def _write(path: Path, samples: Floats) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())


def _talk(chance: Random, seconds: float) -> Floats:
    """Two voices by turns, with breaths between phrases and, now and then, a search in silence."""
    said: Floats = np.zeros(round(seconds * RATE), np.float32)
    voices = (chance.uniform(*HANDLER_HZ), chance.uniform(*CITIZEN_HZ))
    at, turn = 0.4, 0
    while at < seconds - 1:
        for _ in range(chance.randint(1, 3)):
            for _ in range(chance.randint(4, 12)):
                at = _syllable(said, at, chance, voices[turn % 2])
            at += chance.uniform(0.15, 0.5)
        at += chance.uniform(2.5, 7.0) if chance.random() < SEARCHING else chance.uniform(0.2, 0.7)
        turn += 1
    return said


def _syllable(said: Floats, at: float, chance: Random, voice: float) -> float:
    """Answers when it ends."""
    long, pitch = chance.uniform(0.09, 0.22), voice * chance.uniform(0.88, 1.16)
    begin, count = round(at * RATE), round(long * RATE)
    if begin + count < len(said):
        time = np.arange(count, dtype=np.float32) / RATE
        phase = 2 * np.pi * pitch * (time - 0.15 * time * time / long)  # it falls a little, as speech does
        sound = sum(strength * np.sin(multiple * phase) for multiple, strength in HARMONICS)
        loud = chance.uniform(0.12, 0.3) * np.sin(np.pi * time / long) ** 0.6
        said[begin : begin + count] += (loud * sound).astype(np.float32)
    return at + long + chance.uniform(0.0, 0.06)
