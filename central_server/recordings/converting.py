"""Having one file converted by a process that may die of it."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import msgspec

from agent_desktop.contract.recordings import MediaType, Span
from agent_desktop.ids import new_id
from central_server.recordings.folder import Folder
from central_server.recordings.orders import Made, Order
from central_server.refusals import refused_field

PATIENCE_S = 3600.0

log = logging.getLogger("central_server.recordings")


def convert(folder: Folder, source: Path, media_type: MediaType, masked: Sequence[Span]) -> tuple[UUID, Made]:
    """A new file of `folder`, silent in `masked`; the source stays. Raises Refusal (422): no recording at all."""
    file = new_id()
    order = Order(
        source=str(source),
        target=str(folder.sound(file)),
        peaks=str(folder.peaks(file)),
        media_type=media_type,
        masked=tuple(masked),
    )
    try:
        made = _have_made(order)
    except BaseException:
        folder.discard(file)
        raise
    if made.refused:
        folder.discard(file)
        raise refused_field("audio", made.refused)
    return file, made


def _have_made(order: Order) -> Made:
    command = [sys.executable, "-m", "central_server.recordings.decoding"]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    try:
        run = subprocess.run(  # noqa: S603 - our own program
            command,
            input=msgspec.json.encode(order),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # decoders write there what they make of a file
            env=environment,
            timeout=PATIENCE_S,
            check=False,
        )
        return msgspec.json.decode(run.stdout, type=Made)
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        log.warning("a recording could not be decoded: its decoder gave up")
        return Made(refused="It could not be decoded to its end.")
