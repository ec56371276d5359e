"""The server's process: database brought to shape, one socket, one line when ready, a clean end."""

import logging
import signal
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from agent_desktop.faults import EnvironmentFault
from central_server.accounts.access_tokens import signing_secret
from central_server.api.app import make_server_app
from central_server.api.asker import ServerState
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.feed.telling import begin_anew_if_moved
from central_server.indicators.nightly import working_at_night
from central_server.knowledge.clockwork import coming_into_force
from central_server.recordings.folder import Folder
from central_server.recordings.masking import keeping_recordings

LAST_PORT = 65_535
BACKLOG = 256


def prepare(database_url: str, authority: str, recordings: Folder | None = None) -> ServerState:
    """Open and migrate the database, and take its secret."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    with database.writing() as session:
        secret = signing_secret(session, datetime.now(UTC))
        begin_anew_if_moved(session)
    return ServerState(database=database, secret=secret, authority=authority, recordings=recordings)


class _Announcing(uvicorn.Server):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announce()


def serve(
    server: ServerState, host: str, port: int, *, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve until told to stop (SIGTERM, Ctrl+C).

    Raises EnvironmentFault where the port is taken or the certificate cannot be read.
    """
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    config = uvicorn.Config(
        make_server_app(server),
        log_config=None,
        log_level="warning",
        access_log=False,  # it would write paths; Frame writes our own line
        proxy_headers=False,
        server_header=False,
        lifespan="off",
        ssl_certfile=certificate,
        ssl_keyfile=key,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=5,
    )
    try:
        config.load()
    except OSError as error:
        raise EnvironmentFault("The certificate or its key cannot be read.", do="Check both files.") from error
    if not 0 <= port <= LAST_PORT:
        raise EnvironmentFault(f"There is no port {port}.", do=f"Give a --port from 0 to {LAST_PORT}.")
    try:
        listening = _listening(host, port)
    except OSError as error:
        raise EnvironmentFault(f"Port {port} cannot be used here.", do="Give another --port, or 0.") from error
    scheme = "https" if certificate else "http"
    shown = f"[{host}]" if ":" in host else host
    line = f"listening on {scheme}://{shown}:{listening.getsockname()[1]}"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn raises it again once all is answered
    looked_after = keeping_recordings(server.database, server.recordings)
    with listening, coming_into_force(server.database), looked_after, working_at_night(server.database):
        _Announcing(config, lambda: print(line, flush=True)).run(sockets=[listening])  # noqa: T201 - promised to whoever started us
    server.database.engine.dispose()


def _listening(host: str, port: int) -> socket.socket:
    """A bound socket of which asyncio knows that it speaks TCP.

    Only then does it switch Nagle's algorithm off for each connection; otherwise every answer of two packets waits
    for the client's delayed acknowledgement: 40 ms on Linux, measured.
    """
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let another program take the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(address)
    listening.listen(BACKLOG)
    return listening
