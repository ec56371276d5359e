"""A recording comes to the desktop in pieces as it is listened to, stays in memory alone, and goes with the sign-in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from agent_desktop.contract.recordings import MediaType, RecordingInfo
from agent_desktop.desk import recordings, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.ids import new_id
from agent_desktop.listening.playing import Playing
from agent_desktop.sync.faults import NotThere, ServerFault, SignInNeeded
from central_server.audit.tables import AuditRow
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.recordings.command_line import add_recording
from tests.functional.desktop.conftest import signed_in
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.real_server import RealServer
from tests.support.sounds import HandSpeaker, pitch, tones, wav
from tests.unit.listening.test_playing import until

SECONDS = 40
"""Of stereo at 8 kHz: more than two pieces."""


@dataclass
class Kept:
    database: Database
    info: RecordingInfo
    sound: bytes

    def listenings(self) -> int:
        with self.database.reading() as session:
            rows = session.scalars(select(AuditRow.subject_id).where(AuditRow.action == "recording.listen"))
            return sum(subject == self.info.contact_id for subject in rows)


@pytest.fixture(scope="module")
def kept(server: RealServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """A recording of some call of the town, taken in on the command line."""
    database = Database(make_engine(server.database_url))
    with database.reading() as session:
        contact = session.scalars(select(ContactRow).where(ContactRow.channel == "phone").limit(1)).one()
    file = tmp_path_factory.mktemp("sound") / "call.wav"
    file.write_bytes(wav(tones((300, SECONDS / 2), (700, SECONDS / 2), channels=2)))
    info = add_recording(
        server.database_url, server.recordings, file, contact_id=contact.id, started_at=contact.started_at
    )
    yield Kept(database, info, file.read_bytes())
    database.engine.dispose()


@pytest.fixture
def reviewer(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(server.url, store_folder=tmp_path)
    yield signed_in(opened, "supervisor")
    opened.close()


def test_it_comes_in_pieces_and_each_once(reviewer: Desk, kept: Kept) -> None:
    before = kept.listenings()
    pieces = recordings.Pieces(reviewer, kept.info)
    assert pieces.read(0, 44) == kept.sound[:44]
    here = reviewer.here
    assert here is not None
    assert len(here.heard) == 1
    across = recordings.PIECE - 10
    assert pieces.read(across, 20) == kept.sound[across : across + 20]
    assert len(here.heard) == 2
    assert pieces.read(len(kept.sound) - 5, 100) == kept.sound[-5:]
    assert pieces.read(len(kept.sound), 100) == b""
    assert kept.listenings() == before + 1
    recordings.Pieces(reviewer, kept.info).read(0, 1)
    assert kept.listenings() == before + 2


def test_it_is_heard_and_drawn(reviewer: Desk, kept: Kept) -> None:
    peaks = recordings.peaks(reviewer, kept.info)
    assert (len(peaks.peaks), peaks.a_second) == (SECONDS * 10, 10)
    speaker = HandSpeaker()
    playing = Playing(recordings.Pieces(reviewer, kept.info), open_speaker=speaker.open)
    playing.go_to(SECONDS - 5)
    playing.play()
    until(lambda: speaker.on and not playing._lacks)
    assert pitch(speaker.take(0.5)) == pytest.approx(700, abs=5)
    playing.close()


def test_at_sign_out_nothing_is_left_of_it(server: RealServer, kept: Kept, tmp_path: Path) -> None:
    desk = open_desk(server.url, store_folder=tmp_path)
    signed_in(desk, "supervisor")
    pieces = recordings.Pieces(desk, kept.info)
    pieces.read(0, 1000)
    here = desk.here
    assert here is not None
    signing_in.sign_out(desk)
    assert not here.heard
    with pytest.raises(SignInNeeded):
        pieces.read(0, 1000)
    held = kept.sound[2000:2200]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and held in path.read_bytes()]
    desk.close()


def test_a_line_that_breaks_is_a_fault_and_the_rest_comes_later(
    proxy: CuttingProxy, kept: Kept, tmp_path: Path
) -> None:
    desk = open_desk(proxy.url, store_folder=tmp_path)
    signed_in(desk, "supervisor")
    pieces = recordings.Pieces(desk, kept.info)
    first = pieces.read(0, 100)
    proxy.lose(Lost.HALF_THE_REPLY, times=2)
    with pytest.raises(ServerFault):
        pieces.read(recordings.PIECE * 2, 100)
    assert pieces.read(0, 100) == first
    assert pieces.read(recordings.PIECE * 2, 100) == kept.sound[recordings.PIECE * 2 : recordings.PIECE * 2 + 100]
    desk.close()


def test_one_that_is_not_there_is_said(reviewer: Desk) -> None:
    other = RecordingInfo(
        id=new_id(),
        contact_id=UUID(int=1),
        started_at=datetime.now(UTC) - timedelta(hours=1),
        seconds=1,
        media_type=MediaType.WAV,
        bytes=1000,
    )
    with pytest.raises(NotThere):
        recordings.Pieces(reviewer, other).read(0, 10)
