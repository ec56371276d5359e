"""Recordings: silent where they were paused, given in parts to few, and each listening is known."""

import io
import time
import wave
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Condition
from typing import Any
from uuid import UUID

import numpy as np
import pytest
import requests
import soundfile
from numpy.typing import NDArray
from sqlalchemy import select

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from central_server.contacts.erasing import erase
from central_server.recordings.tables import RecordingRow
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem
from tests.support.sounds import RATE, pitch, tones, wav

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
SOUND = tones((300, 2), (500, 2), (700, 2))
BEGAN = datetime.now(UTC) - timedelta(hours=1)


def told(api: Api, contact_id: UUID, media_type: str = "audio/wav", **fields: Any) -> UUID:
    """That there is a recording."""
    recording_id = new_id()
    body = {"contact_id": contact_id, "started_at": BEGAN, "media_type": media_type, **fields}
    answer = api.put(f"/recordings/{recording_id}", body, A)
    assert answer.status_code == 201, answer.text
    return recording_id


def sent(api: Api, recording_id: UUID, sound: bytes) -> requests.Response:
    return api.call("PUT", f"/recordings/{recording_id}/audio", A, data=sound)


def kept(api: Api, sound: bytes | None = None, media_type: str = "audio/wav", **fields: Any) -> dict[str, Any]:
    """A recording of a contact that the handler handled."""
    contact_id = api.new_contact()
    answer = sent(api, told(api, contact_id, media_type, **fields), wav(SOUND) if sound is None else sound)
    assert answer.status_code == 200, answer.text
    info: dict[str, Any] = answer.json()
    return info


def audio(api: Api, recording_id: object, asked: str = "", role: Role = S, **headers: str) -> requests.Response:
    """`asked`: the Range. Other headers with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return api.get(f"/recordings/{recording_id}/audio", role, headers=named | ({"Range": asked} if asked else {}))


def samples_of(answer: requests.Response) -> NDArray[np.int16]:
    with wave.open(io.BytesIO(answer.content)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())


def listenings(api: Api, contact_id: str) -> list[tuple[UUID, str]]:
    with api.inside() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "recording.listen").order_by(AuditRow.id))
        return [(row.account_id, row.reason) for row in rows if row.subject_id == UUID(contact_id)]


LOOKING = Condition()


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    with LOOKING:
        while not true():
            assert time.monotonic() < end, "it never came true"
            LOOKING.wait(0.05)


@pytest.fixture(scope="module")
def one(api: Api) -> dict[str, Any]:
    """A recording that no test changes."""
    return kept(api)


def test_opus_is_given_as_wav_and_sounds_as_it_did(api: Api) -> None:
    written = io.BytesIO()
    soundfile.write(written, SOUND, RATE, format="OGG", subtype="OPUS")
    info = kept(api, written.getvalue(), "audio/ogg")
    assert (info["seconds"], info["whole"], info["there"]) == (6.0, True, True)
    answer = audio(api, info["id"])
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "audio/wav")
    assert len(answer.content) == info["bytes"]
    assert pitch(samples_of(answer)[2 * RATE : 4 * RATE]) == pytest.approx(500, abs=3)
    peaks = api.get(f"/recordings/{info['id']}/peaks", S).json()
    assert (peaks["a_second"], len(b64decode(peaks["peaks"]))) == (10.0, 60)


def test_what_was_paused_is_silent_and_cannot_be_had(api: Api) -> None:
    info = kept(api, paused=[{"since": 2.0, "until": 4.0}])
    assert info["masked"] == [{"since": 2.0, "until": 4.0}]
    heard = samples_of(audio(api, info["id"]))
    assert not heard[2 * RATE : 4 * RATE].any()
    assert pitch(heard[: 2 * RATE - 10]) == pytest.approx(300, abs=3)
    assert pitch(heard[4 * RATE + 10 :]) == pytest.approx(700, abs=3)
    folder = api.server.recordings
    files = {path.suffix for path in folder.iterdir() if path.read_bytes()}
    assert files <= {".wav", ".peaks"}
    paused = tones((500, 0.05)).tobytes()
    with api.inside() as session:
        file = session.get_one(RecordingRow, UUID(info["id"])).file
    assert file is not None
    assert paused not in (folder / f"{file.hex}.wav").read_bytes()


RANGES = {
    "bytes=0-43": (0, 44),
    "bytes=44-": (44, None),
    "bytes=-100": (-100, None),
    "bytes=96000-999999999": (96000, None),
    "bytes=-999999999": (0, None),
    "bytes=7-7": (7, 8),
}


def test_one_range_of_bytes_is_given(api: Api, one: dict[str, Any]) -> None:
    whole = audio(api, one["id"]).content
    for asked, (since, until_) in RANGES.items():
        answer = audio(api, one["id"], asked)
        wanted = whole[since:until_]
        begin = since if since >= 0 else len(whole) + since
        assert (answer.status_code, answer.content) == (206, wanted), asked
        assert answer.headers["Content-Range"] == f"bytes {begin}-{begin + len(wanted) - 1}/{len(whole)}"
        assert (answer.headers["Content-Length"], answer.headers["Accept-Ranges"]) == (str(len(wanted)), "bytes")
        assert "Content-Encoding" not in answer.headers


WRONG = ("bytes=0-1,4-5", "bytes=999999999-", "bytes=9-4", "bytes=-0", "bytes=-", "bytes=x-y", "bytes=", "bytes=1-2-3")


def test_what_is_not_there_and_several_ranges_are_refused(api: Api, one: dict[str, Any]) -> None:
    for asked in WRONG:
        answer = audio(api, one["id"], asked)
        assert problem(answer) == (416, "range"), asked
        assert answer.headers["Content-Range"] == f"bytes */{one['bytes']}"


def test_other_units_are_passed_over_and_if_range_holds_to_one_file(api: Api, one: dict[str, Any]) -> None:
    assert audio(api, one["id"], "seconds=1-2").status_code == 200
    etag = audio(api, one["id"], "bytes=0-1").headers["ETag"]
    assert audio(api, one["id"], "bytes=0-1", If_Range=etag).status_code == 206
    assert audio(api, one["id"], "bytes=0-1", If_Range='"another"').status_code == 200


def test_each_listening_is_written_down_once_whatever_it_begins_with(api: Api) -> None:
    info = kept(api)
    for asked in ("bytes=5000-5999", "bytes=6000-6999", "bytes=7000-"):
        audio(api, info["id"], asked)
    assert len(listenings(api, info["contact_id"])) == 1
    audio(api, info["id"], "bytes=0-99", Access_Reason="review")
    audio(api, info["id"], "bytes=100-199")
    assert [reason for _, reason in listenings(api, info["contact_id"])] == ["contact", "review"]
    audio(api, info["id"], "bytes=100-199", H)
    written = listenings(api, info["contact_id"])
    assert len({account for account, _ in written}) == 2
    assert problem(audio(api, info["id"], Access_Reason="")) == (400, "reason-required")
    assert problem(audio(api, info["id"], "bytes=999999999-")) == (416, "range")
    assert listenings(api, info["contact_id"]) == written


def test_the_listening_names_the_citizen(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Recorded Person")
    contact_id = api.new_contact(citizen_id)
    recording_id = told(api, contact_id)
    sent(api, recording_id, wav(SOUND))
    audio(api, recording_id)
    with api.inside() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject_id == contact_id)).all()
    assert [row.citizen_id for row in rows if row.action == "recording.listen"] == [citizen_id]


def test_supervisors_and_whoever_handled_it_hear_it_and_nobody_else(api: Api, one: dict[str, Any]) -> None:
    contact_id = new_id()
    now = datetime.now(UTC)
    body = {"channel": "phone", "started_at": now, "finished_at": now, "outcome": "answered"}
    assert api.put(f"/contacts/{contact_id}", body, S).status_code == 201
    theirs = told(api, contact_id)
    sent(api, theirs, wav(SOUND))
    own = one["id"]
    for path in ("", "/peaks", "/audio"):
        assert api.get(f"/recordings/{theirs}{path}", S).status_code == 200
        assert api.get(f"/recordings/{own}{path}", H).status_code == 200
        assert problem(api.get(f"/recordings/{theirs}{path}", H)) == (403, "not-allowed")
        for role in (T, A):
            assert problem(api.get(f"/recordings/{own}{path}", role)) == (403, "not-allowed")
    for role in (H, S, T):
        assert problem(api.put(f"/recordings/{new_id()}", {}, role)) == (403, "not-allowed")
        assert problem(api.call("PUT", f"/recordings/{own}/audio", role, data=b"x")) == (403, "not-allowed")


def test_what_is_no_recording_is_refused_in_words_and_leaves_nothing(api: Api) -> None:
    before = set(api.server.recordings.iterdir())
    recording_id = told(api, api.new_contact())
    answer = sent(api, recording_id, b"hello " * 5000)
    assert problem(answer) == (422, "refused")
    assert answer.json()["errors"] == [{"field": "audio", "message": "It is neither WAV nor Opus nor MP3."}]
    assert problem(audio(api, recording_id)) == (404, "not-found")
    assert set(api.server.recordings.iterdir()) == before
    cut = wav(SOUND)[:20_000]
    assert sent(api, recording_id, cut).json()["whole"] is False


def test_sent_again_it_is_answered_again_and_another_sound_is_refused(api: Api) -> None:
    recording_id = told(api, api.new_contact())
    first = sent(api, recording_id, wav(SOUND))
    assert sent(api, recording_id, wav(SOUND)).json() == first.json()
    assert problem(sent(api, recording_id, wav(SOUND[:RATE]))) == (422, "id-reused")
    assert problem(sent(api, new_id(), wav(SOUND))) == (404, "not-found")


def test_a_missing_file_is_told_and_refused_calmly(api: Api) -> None:
    info = kept(api)
    with api.inside() as session:
        file = session.get_one(RecordingRow, UUID(info["id"])).file
    assert file is not None
    sound = api.server.recordings / f"{file.hex}.wav"
    held = sound.read_bytes()
    sound.write_bytes(held[: len(held) // 2])
    assert api.get(f"/recordings/{info['id']}", S).json()["whole"] is False
    assert audio(api, info["id"], "bytes=0-99").headers["Content-Range"] == f"bytes 0-99/{len(held) // 2}"
    sound.unlink()
    assert api.get(f"/recordings/{info['id']}", S).json()["there"] is False
    assert problem(audio(api, info["id"])) == (404, "not-found")


def test_pauses_and_times_that_cannot_be_are_refused(api: Api) -> None:
    contact_id = api.new_contact()
    for wrong, status in (
        ({"paused": [{"since": 4, "until": 2}]}, 422),
        ({"paused": [{"since": -1, "until": 2}]}, 400),
        ({"media_type": "video/mp4"}, 400),
        ({"started_at": datetime.now(UTC) + timedelta(days=1)}, 422),
    ):
        body = {"contact_id": contact_id, "started_at": BEGAN, "media_type": "audio/wav", **wrong}
        assert api.put(f"/recordings/{new_id()}", body, A).status_code == status, wrong


# ---- pauses that are told by the desktop --------------------------------------------------------------------------


def pauses(*seconds: float) -> list[dict[str, Any]]:
    """Of a recording that began at BEGAN: paused, resumed, paused, …"""
    kinds = ("recording_paused", "recording_resumed")
    return [
        {"what": kinds[place % 2], "at": BEGAN + timedelta(seconds=second), "detail": ""}
        for place, second in enumerate(seconds)
    ]


def test_pauses_told_before_the_recording_are_silent_in_it(api: Api) -> None:
    contact_id = api.new_contact(events=pauses(2.5, 3.5))
    info = sent(api, told(api, contact_id), wav(SOUND)).json()
    assert info["masked"] == [{"since": 1.5, "until": 4.5}]
    heard = samples_of(audio(api, info["id"]))
    assert not heard[int(1.5 * RATE) : int(4.5 * RATE)].any()
    assert heard[: int(1.5 * RATE)].any()


def test_pauses_told_after_it_close_the_recording_until_they_are_silent(api: Api) -> None:
    """As from a desktop that had no line: the contact comes after its recording did."""
    contact_id, now = new_id(), datetime.now(UTC)
    recording_id = told(api, contact_id, paused=[{"since": 0, "until": 0.5}])
    info = sent(api, recording_id, wav(SOUND)).json()
    assert problem(audio(api, recording_id)) == (404, "not-found")  # there is no such contact yet
    with api.inside() as session:
        before = session.get_one(RecordingRow, recording_id).file
    assert before is not None
    body = {"channel": "phone", "started_at": BEGAN, "finished_at": now, "outcome": "answered"}
    assert api.put(f"/contacts/{contact_id}", {**body, "events": pauses(3, 3.5)}).status_code == 201
    statuses = set()

    def given() -> bool:
        answer = audio(api, recording_id)
        statuses.add(answer.status_code)
        return answer.status_code == 200

    until(given)
    assert statuses <= {200, 503}
    answer = audio(api, recording_id)
    heard = samples_of(answer)
    assert not heard[2 * RATE : int(4.5 * RATE)].any()
    assert not heard[: RATE // 2].any()
    assert (heard[RATE : 2 * RATE] == SOUND[RATE : 2 * RATE]).all()
    assert answer.headers["ETag"] != f'"{before.hex}"'
    shown = api.get(f"/recordings/{recording_id}", S).json()
    assert shown["masked"] == [{"since": 0.0, "until": 0.5}, {"since": 2.0, "until": 4.5}]
    assert shown["bytes"] == info["bytes"]
    until(lambda: not (api.server.recordings / f"{before.hex}.wav").exists())
    assert api.get(f"/contacts/{contact_id}/review-material", S).json()["recordings"] == [shown]


def test_an_erased_contact_takes_its_recordings_with_it(api: Api) -> None:
    info = kept(api)
    audio(api, info["id"])
    with api.inside() as session:
        file = session.get_one(RecordingRow, UUID(info["id"])).file
        assert erase(session, UUID(info["contact_id"]), datetime.now(UTC))
    assert file is not None
    assert problem(audio(api, info["id"])) == (404, "not-found")
    until(lambda: not any((api.server.recordings / f"{file.hex}{kind}").exists() for kind in (".wav", ".peaks")))
