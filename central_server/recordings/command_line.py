"""`central-server recording add`: a recording from a file, for who has no telephone system that sends them."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import make_url

from agent_desktop.contract.recordings import MediaType, RecordingInfo, RecordingWrite, Span
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.recordings.folder import Folder
from central_server.recordings.intake import take_in, tell
from central_server.refusals import Refusal

ENDINGS = {
    ".wav": MediaType.WAV,
    ".opus": MediaType.OPUS,
    ".ogg": MediaType.OPUS,
    ".mp3": MediaType.MP3,
}


def folder_of(database: str, chosen: Path | None) -> Folder | None:
    """Where recordings lie: as chosen, else beside an SQLite database; None where nobody said. Made if need be.

    Raises EnvironmentFault.
    """
    if chosen is not None:
        return Folder(chosen).prepare()
    url = make_url(database)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Folder(Path(url.database).with_suffix(".recordings")).prepare()


def add_recording(
    database: str,
    chosen: Path | None,
    file: Path,
    *,
    contact_id: UUID,
    started_at: datetime,
    paused: tuple[Span, ...] = (),
) -> RecordingInfo:
    """Raises EnvironmentFault where it cannot be taken in."""
    media_type = ENDINGS.get(file.suffix.lower())
    if media_type is None:
        raise EnvironmentFault("The name of the file ends in none of .wav, .opus, .ogg and .mp3.")
    folder = folder_of(database, chosen)
    if folder is None:
        raise EnvironmentFault("It is not known where recordings are kept.", do="Give --recordings FOLDER.")
    write = RecordingWrite(
        contact_id=contact_id, started_at=started_at.astimezone(UTC), media_type=media_type, paused=paused
    )
    engine = make_engine(database)
    try:
        upgrade_to_head(engine)
        return _add(Database(engine), folder, write, file)
    except Refusal as refusal:
        said = " ".join(error.message for error in refusal.errors) or refusal.detail
        raise EnvironmentFault(f"This recording cannot be taken in. {said}", kept="The file is as it was.") from refusal
    finally:
        engine.dispose()


def _add(database: Database, folder: Folder, write: RecordingWrite, file: Path) -> RecordingInfo:
    source, recording_id = folder.coming(), new_id()
    try:
        shutil.copyfile(file, source)
    except OSError as error:
        source.unlink(missing_ok=True)
        raise EnvironmentFault("The file cannot be read.", do="Check its name and its rights.") from error
    with database.writing() as session:
        tell(session, folder, recording_id, write)
    return take_in(database, folder, recording_id, source)
