"""Recordings of contacts over the wire: what there is, how loud it is, and pieces of its sound."""

from uuid import UUID

from agent_desktop.contract.recordings import Peaks, RecordingInfo
from agent_desktop.sync.call import Answer, Call, because
from agent_desktop.sync.line import Line


def read(line: Line, recording_id: UUID, contact_id: UUID) -> RecordingInfo:
    """As it is now: more of it may be silent than when its contact was looked at."""
    return line.tell(
        Call(
            method="GET",
            route="/recordings/{id}",
            answer=RecordingInfo,
            places={"id": recording_id},
            headers=because("review", contact_id),
        )
    )


def peaks(line: Line, recording_id: UUID, contact_id: UUID) -> Peaks:
    """How loud each part of a second is."""
    return line.tell(
        Call(
            method="GET",
            route="/recordings/{id}/peaks",
            answer=Peaks,
            places={"id": recording_id},
            headers=because("review", contact_id),
        )
    )


def audio(line: Line, recording_id: UUID, contact_id: UUID, begin: int, end: int) -> Answer[bytes]:
    """The bytes from `begin` up to but without `end`. Another `etag` than before: the file is another."""
    headers = {"Range": f"bytes={begin}-{end - 1}", "Accept": "audio/wav", "Accept-Encoding": "identity"}
    return line.ask(
        Call(
            method="GET",
            route="/recordings/{id}/audio",
            answer=bytes,
            places={"id": recording_id},
            headers={**because("review", contact_id), **headers},
        )
    )
