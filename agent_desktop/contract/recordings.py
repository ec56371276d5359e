"""Recordings of contacts: kept by the server, given in ranges, silent where they were paused."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Write

LARGEST_RECORDING = 1_000_000_000
"""Bytes: 8 hours of speech as Opus are some 100 MB, as WAV of telephone quality 460 MB."""

PEAKS_A_SECOND = 10
MOST_PEAKS = 300_000


class MediaType(StrEnum):
    WAV = "audio/wav"
    OPUS = "audio/ogg"
    MP3 = "audio/mpeg"


class Span(Record, frozen=True, kw_only=True):
    """Seconds since the recording began."""

    since: Annotated[float, Meta(ge=0)]
    until: Annotated[float, Meta(ge=0)]


class RecordingInfo(Record, frozen=True, kw_only=True):
    """`started_at`: when its first second was. `masked`: silent, because it was paused there. `whole`: False where the
    file is cut short or damaged: `seconds` is then what can be heard. `there`: False where the file is missing.

    `media_type`: what it came as; it is kept and given as WAV of 16 bits, of `bytes` in all, whatever it was.
    """

    id: Id
    contact_id: Id
    started_at: Moment
    seconds: float
    media_type: MediaType
    bytes: int
    masked: tuple[Span, ...] = ()
    whole: bool = True
    there: bool = True


class Peaks(Record, frozen=True, kw_only=True):
    """GET /api/v1/recordings/{id}/peaks: loudness of each part of a second, base64 on the wire, to be drawn: the root
    of its greatest sample, 0 to 255.

    The sound itself: GET /api/v1/recordings/{id}/audio with Range (206, 416). Supervisors, and whoever handled it; the
    first byte of each listening is written down.
    """

    a_second: float
    peaks: bytes


class RecordingWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/recordings/{id}: told by the telephone system's account (administrator); its bytes follow by
    PUT /api/v1/recordings/{id}/audio. `paused`: spans to be silent, besides those that the contact's events tell.
    """

    contact_id: Id
    started_at: Moment
    media_type: MediaType
    paused: Annotated[tuple[Span, ...], Meta(max_length=1_000)] = ()
