"""What was paused is made silent, also where that is told only after the recording came; and what nobody names goes.

A desktop without a line tells its pauses hours later. From the moment they are known the recording is given to nobody;
a new file is made of it, and the old one is deleted.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from agent_desktop.contract.recordings import MediaType
from central_server.database.session import Database
from central_server.recordings.converting import convert
from central_server.recordings.folder import Folder
from central_server.recordings.intake import name, silent
from central_server.recordings.shown import spans
from central_server.recordings.spans import covers
from central_server.recordings.tables import DiscardedFileRow, ListeningRow, RecordingRow
from central_server.refusals import Refusal

EVERY_S = 2.0
PATIENCE_S = 5.0
SOME = 100

log = logging.getLogger("central_server.recordings")


def told_later(session: Session, contact_id: UUID) -> None:
    """Events of a contact are kept, within the caller's transaction: what they paused may not be silent yet."""
    rows = session.scalars(
        select(RecordingRow).where(RecordingRow.contact_id == contact_id, RecordingRow.file.is_not(None))
    )
    for row in rows:
        row.mask_due = row.mask_due or not covers(spans(row.masked), silent(session, row))


def forget(session: Session, contact_id: UUID) -> None:
    """A contact is erased, within the caller's transaction: so are its recordings."""
    rows = session.scalars(select(RecordingRow).where(RecordingRow.contact_id == contact_id)).all()
    for row in rows:
        session.execute(delete(ListeningRow).where(ListeningRow.recording_id == row.id))
        if row.file is not None:
            session.add(DiscardedFileRow(file=row.file))
        session.delete(row)


def mask_what_is_due(database: Database, folder: Folder) -> int:
    """Answers how many were made silent where they were not. One whose file is missing stays as it is."""
    with database.reading() as session:
        due = session.execute(select(RecordingRow.id, RecordingRow.file).where(RecordingRow.mask_due)).all()
    return sum(_mask(database, folder, recording_id) for recording_id, file in due if folder.size(file) is not None)


def _mask(database: Database, folder: Folder, recording_id: UUID) -> bool:
    with database.reading() as session:
        row = session.get(RecordingRow, recording_id)
        if row is None or row.file is None:
            return False
        before, wanted = row.file, silent(session, row)
    try:
        file, _ = convert(folder, folder.sound(before), MediaType.WAV, (*spans(row.masked), *wanted))
    except Refusal:
        log.warning("recording %s cannot be made silent: it is damaged, and stays closed", recording_id)
        return False
    with database.writing() as session:
        row = session.get(RecordingRow, recording_id, with_for_update=True)
        if row is None or row.file != before:
            session.add(DiscardedFileRow(file=file))
            return False
        name(session, folder, row, file, (*spans(row.masked), *wanted))
    return True


def delete_discarded(database: Database, folder: Folder) -> None:
    """The files go first: a server that is stopped between finds them again."""
    with database.reading() as session:
        files = session.scalars(select(DiscardedFileRow.file).limit(SOME)).all()
    if files:
        for file in files:
            folder.discard(file)
        with database.writing() as session:
            session.execute(delete(DiscardedFileRow).where(DiscardedFileRow.file.in_(files)))


@contextmanager
def keeping_recordings(database: Database, folder: Folder | None, every_s: float = EVERY_S) -> Iterator[None]:
    """Look every so many seconds while this lasts. A database that is away is asked again the next time."""
    if folder is None:
        yield
        return
    over = Event()

    def watch() -> None:
        swept = False
        while not over.is_set():
            try:
                mask_what_is_due(database, folder)
                delete_discarded(database, folder)
                swept = swept or _sweep(database, folder)
            except (SQLAlchemyError, OSError) as error:
                log.warning("recordings could not be looked after: %s", type(error).__name__)
            over.wait(every_s)

    thread = Thread(target=watch, name="recordings", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE_S)


def _sweep(database: Database, folder: Folder) -> bool:
    with database.reading() as session:
        known = {file for file in session.scalars(select(RecordingRow.file)) if file is not None}
    folder.sweep(known)
    return True
