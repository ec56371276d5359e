"""/recordings."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from anyio import to_thread
from litestar import Request, Response, get, put
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody
from litestar.response import Stream

from agent_desktop.contract.recordings import LARGEST_RECORDING, MediaType, Peaks, RecordingInfo, RecordingWrite
from central_server.api.asker import Asker, ServerState
from central_server.api.guard import A, H, S, only
from central_server.api.moments import check_moments
from central_server.api.openapi import BODY, BYTES, CONTENT
from central_server.api.parameters import PathId
from central_server.api.texts import refuse_unreadable
from central_server.audit.trail import looked_at
from central_server.recordings import intake
from central_server.recordings.folder import Folder
from central_server.recordings.listening import heard_by, refuse_while_masking, write_listening_down
from central_server.recordings.ranges import read_range
from central_server.recordings.shown import info
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once

BLOCK = 256 * 1024
PLAIN = "as_it_is"
"""In the `opt` of a route whose bytes must not be packed: parts of them are asked for by their numbers."""

RangeHeader = Annotated[str | None, HeaderParameter(name="Range", max_length=1000)]
IfRange = Annotated[str | None, HeaderParameter(name="If-Range", max_length=100)]


@put("/recordings/{recording_id:uuid}", guards=only(A), status_code=201, sync_to_thread=True)
def tell_of_recording(
    asker: NamedDependency[Asker], recording_id: PathId, data: JSONBody[RecordingWrite]
) -> Response[RecordingInfo]:
    check_moments(asker.now, started_at=data.started_at)
    folder = _folder(asker.server)
    return write_once(
        asker,
        Write(
            id=recording_id,
            noun="recording",
            content=(data,),
            act=lambda session: (intake.tell(session, folder, recording_id, data), None),
        ),
    )


async def refuse_unreadable_address(request: Request[Any, Any, Any]) -> None:
    """Instead of the API's own check: the body is sound, and is read as it comes."""
    refuse_unreadable(b"", request.scope["query_string"])


@put(
    "/recordings/{recording_id:uuid}/audio",
    guards=only(A),
    status_code=200,
    before_request=refuse_unreadable_address,
    request_max_body_size=LARGEST_RECORDING,
    opt={BODY: BYTES},
)
async def take_in_audio(
    request: Request[Any, Any, Any], asker: NamedDependency[Asker], recording_id: PathId
) -> RecordingInfo:
    """The bytes as they are; may be sent again. One is converted at a time, so that everyone else is answered."""
    folder = _folder(asker.server)
    source = folder.coming()
    try:
        await _receive(request, source)
        return await to_thread.run_sync(
            partial(intake.take_in, asker.database, folder, recording_id, source), limiter=asker.server.intakes
        )
    finally:
        source.unlink(missing_ok=True)


async def _receive(request: Request[Any, Any, Any], source: Path) -> None:
    held = bytearray()
    with source.open("wb") as file:
        async for piece in request.stream():
            held += piece
            if len(held) >= BLOCK:
                await to_thread.run_sync(file.write, bytes(held))
                held.clear()
        file.write(held)


@get("/recordings/{recording_id:uuid}", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_recording(asker: NamedDependency[Asker], recording_id: PathId) -> RecordingInfo:
    """Handlers see those of contacts that they handled themselves."""
    with asker.database.reading() as session:
        row, citizen_id = heard_by(session, asker, recording_id)
    looked_at(asker, "recording.read", (citizen_id,), row.contact_id)
    return info(row, asker.server.recordings)


@get("/recordings/{recording_id:uuid}/peaks", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_peaks(asker: NamedDependency[Asker], recording_id: PathId) -> Peaks:
    """As `read_recording`."""
    with asker.database.reading() as session:
        row, citizen_id = heard_by(session, asker, recording_id)
    refuse_while_masking(row)
    path = _folder(asker.server).peaks(_file(row.file))
    try:
        peaks = path.read_bytes()
    except OSError as error:
        raise not_found("sound of this recording") from error
    looked_at(asker, "recording.peaks", (citizen_id,), row.contact_id)
    return Peaks(a_second=row.a_second, peaks=peaks)


@get(
    "/recordings/{recording_id:uuid}/audio",
    guards=only(H, S, reads_record=True),
    sync_to_thread=True,
    opt={CONTENT: MediaType.WAV, PLAIN: True},
)
def read_audio(
    asker: NamedDependency[Asker], recording_id: PathId, wanted: RangeHeader = None, if_range: IfRange = None
) -> Stream:
    """WAV of 16 bits. Range: one range of bytes, 206 or 416; with If-Range only where the file is still that one."""
    with asker.database.reading() as session:
        row, citizen_id = heard_by(session, asker, recording_id)
    refuse_while_masking(row)
    folder, file = _folder(asker.server), _file(row.file)
    size, etag = folder.size(file), f'"{file.hex}"'
    if size is None:
        raise not_found("sound of this recording")
    part = read_range(wanted or "", size) if if_range in {None, etag} else None
    bytes_ = part or range(size)
    write_listening_down(asker, row, citizen_id, bytes_.start)
    headers = {"Accept-Ranges": "bytes", "ETag": etag, "Content-Length": str(len(bytes_))}
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return Stream(
        _blocks(folder.sound(file), bytes_),
        status_code=200 if part is None else 206,
        headers=headers,
        media_type=MediaType.WAV,
    )


def _blocks(path: Path, wanted: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(wanted.start)
        left = len(wanted)
        while left and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def _folder(server: ServerState) -> Folder:
    if server.recordings is None:
        raise not_found("folder for recordings on this server")
    return server.recordings


def _file(file: UUID | None) -> UUID:
    assert file is not None, "heard_by answers those that have a file"
    return file


ROUTES = (tell_of_recording, take_in_audio, read_recording, read_peaks, read_audio)
