"""Whatever comes as a recording becomes WAV of ours, silent where it must be, or is refused in words."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from agent_desktop.contract.recordings import MediaType, Span
from central_server.recordings.decoding import Refused, convert
from central_server.recordings.orders import Made, Order
from tests.support.sounds import RATE, pitch, tones, wav

SOUND = tones((300, 2), (500, 2), (700, 2))
KINDS = {MediaType.OPUS: ("OGG", "OPUS"), MediaType.MP3: ("MP3", "MPEG_LAYER_III")}


def encoded(file_format: str, subtype: str, samples: NDArray[np.generic] = SOUND, rate: int = RATE) -> bytes:
    written = io.BytesIO()
    soundfile.write(written, samples, rate, format=file_format, subtype=subtype)
    return written.getvalue()


OF_KIND = {MediaType.WAV: wav(SOUND), **{kind: encoded(*how) for kind, how in KINDS.items()}}


def converted(
    folder: Path, sound: bytes, kind: MediaType = MediaType.WAV, *silent: Span, most: float = 1000
) -> tuple[Made, NDArray[np.int16], bytes]:
    """What is told of it, its samples and its peaks."""
    source = folder / "came"
    source.write_bytes(sound)
    target, peaks = str(folder / "kept.wav"), str(folder / "kept.peaks")
    order = Order(source=str(source), target=target, peaks=peaks, media_type=kind, masked=silent, most_seconds=most)
    made = convert(order)
    with wave.open(target) as file:
        assert (file.getsampwidth(), file.getframerate()) == (2, round(file.getnframes() / made.seconds))
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
    return made, samples, Path(peaks).read_bytes()


@pytest.mark.parametrize("kind", MediaType)
def test_each_kind_sounds_as_it_did(tmp_path: Path, kind: MediaType) -> None:
    made, heard, peaks = converted(tmp_path, OF_KIND[kind], kind)
    assert made.whole
    assert made.seconds == pytest.approx(6, abs=0.1)
    assert len(peaks) == pytest.approx(60, abs=1)
    for second, hertz in ((0, 300), (2, 500), (4, 700)):
        part = heard[int((second + 0.5) * RATE) : int((second + 1.5) * RATE)]
        assert pitch(part) == pytest.approx(hertz, abs=3)


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "FLOAT", "ULAW", "ALAW", "IMA_ADPCM"])
def test_wav_as_telephone_systems_write_it(tmp_path: Path, subtype: str) -> None:
    made, heard, _ = converted(tmp_path, encoded("WAV", subtype, SOUND / 32_768))
    assert made.whole
    assert made.seconds == pytest.approx(6, abs=0.1)
    assert pitch(heard[: 2 * RATE]) == pytest.approx(300, abs=3)
    assert np.abs(heard).max() == pytest.approx(16_383, rel=0.1)


@pytest.mark.parametrize("rate", [44_100, 48_000, 11_025, 22_050])
def test_more_than_speech_needs_is_not_kept(tmp_path: Path, rate: int) -> None:
    high = encoded("WAV", "PCM_16", tones((300, 2), (3000, 2), rate=rate, channels=2), rate)
    made, heard, peaks = converted(tmp_path, high)
    kept = round(len(heard) / made.seconds)
    assert (kept, heard.shape[1]) == (min(rate, 16_000), 2)
    assert made.seconds == pytest.approx(4, abs=0.01)
    assert len(peaks) == pytest.approx(made.seconds * made.a_second, abs=1)
    assert pitch(heard[kept // 2 : kept], kept) == pytest.approx(300, abs=5)
    assert pitch(heard[3 * kept : 3 * kept + kept // 2], kept) == pytest.approx(3000, abs=10)


def test_spans_are_silent_to_the_sample_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    silent = (Span(since=0, until=0.5), Span(since=1.99, until=4.01), Span(since=5.5, until=99))
    _, heard, peaks = converted(tmp_path, OF_KIND[MediaType.WAV], MediaType.WAV, *silent)
    meant = SOUND.copy()
    for span in silent:
        meant[int(span.since * RATE) : int(span.until * RATE) + 1] = 0
    assert (heard == meant).all()
    assert set(peaks[20:40]) == {0}
    assert min(peaks[6:19]) > 100


def test_a_span_over_the_edge_of_what_is_read_at_once_is_silent(tmp_path: Path) -> None:
    long = tones((300, 25))
    _, heard, _ = converted(tmp_path, wav(long), MediaType.WAV, Span(since=9.5, until=20.5))
    assert not heard[int(9.5 * RATE) : int(20.5 * RATE)].any()
    assert (heard[: int(9.5 * RATE)] == long[: int(9.5 * RATE)]).all()
    assert heard[int(20.6 * RATE) :].any()


@pytest.mark.parametrize("kind", MediaType)
def test_cut_short_it_is_kept_as_far_as_it_goes(tmp_path: Path, kind: MediaType) -> None:
    sound = OF_KIND[kind]
    made, heard, _ = converted(tmp_path, sound[: len(sound) // 2], kind)
    assert made.whole is False
    assert 1 < made.seconds < 4.5
    assert pitch(heard[:RATE]) == pytest.approx(300, abs=3)


@pytest.mark.parametrize("kind", [MediaType.OPUS, MediaType.MP3])
def test_damaged_in_the_middle_it_does_no_harm(tmp_path: Path, kind: MediaType) -> None:
    sound = bytearray(OF_KIND[kind])
    sound[len(sound) // 2 : len(sound) // 2 + 900] = b"\xff" * 900
    made, heard, _ = converted(tmp_path, bytes(sound), kind)
    assert made.seconds > 1
    assert pitch(heard[:RATE]) == pytest.approx(300, abs=3)


def test_written_before_its_length_was_known_it_is_whole(tmp_path: Path) -> None:
    streamed = bytearray(wav(SOUND))
    streamed[4:8] = streamed[40:44] = b"\xff\xff\xff\xff"
    made, _, _ = converted(tmp_path, bytes(streamed))
    assert (made.whole, made.seconds) == (True, 6.0)


def test_longer_than_anything_is_kept_up_to_there(tmp_path: Path) -> None:
    made, heard, peaks = converted(tmp_path, wav(SOUND), MediaType.WAV, most=2.5)
    assert (made.whole, made.seconds, len(heard), len(peaks)) == (False, 2.5, 20_000, 25)


def test_numbers_that_are_none_are_silence(tmp_path: Path) -> None:
    samples = np.full((RATE, 1), np.nan, np.float32)
    samples[: RATE // 2] = np.inf
    _, heard, _ = converted(tmp_path, encoded("WAV", "FLOAT", samples))
    assert (heard[0, 0], heard[-1, 0]) == (32_767, 0)


HOSTILE = {
    "nothing": b"",
    "words": b"hello " * 5000,
    "flac": encoded("FLAC", "PCM_16"),
    "vorbis": encoded("OGG", "VORBIS"),
    "opus that says it is wav": OF_KIND[MediaType.OPUS],
    "mp3 that says it is wav": OF_KIND[MediaType.MP3],
    "no sound": wav(SOUND)[:44],
    "six channels": wav(tones((300, 1), channels=6)),
    "one sample a second": wav(tones((300, 1)), 1),
    "lying chunk": wav(SOUND)[:16] + b"\xff\xff\xff\x7f" + wav(SOUND)[20:],
    "zip": b"PK\x03\x04" + bytes(5000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_recording_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"^(It|There) "):
        converted(tmp_path, HOSTILE[name])
