"""The line between the desktop and the server, in a process of its own: it can be cut and mended.

`python -m tests.tour.line HOST PORT` passes everything on to HOST:PORT. It prints its own port, then obeys a word a
line: `cut` ends every connection and takes no new one, `mend` does again.
"""

import asyncio
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

CHUNK = 65_536


@dataclass
class Line:
    """`url`: where the server is reached through it."""

    url: str
    _process: "subprocess.Popen[str]"

    def cut(self) -> None:
        self._say("cut")

    def mend(self) -> None:
        self._say("mend")

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _say(self, word: str) -> None:
        """Answers once it is so."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline().strip() == word


def lay(server: str) -> Line:
    """A line to `server`, whole."""
    parts = urlsplit(server)
    command = [sys.executable, "-m", "tests.tour.line", parts.hostname or "", str(parts.port or 80)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return Line(f"http://127.0.0.1:{int(process.stdout.readline())}", process)


class _Forwarding:
    """One listening port, and the connections through it."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._onward = host, port
        self._port = 0
        self._listening: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def mend(self) -> int:
        if self._listening is None:
            self._listening = await asyncio.start_server(self._pass_on, "127.0.0.1", self._port)
            self._port = self._listening.sockets[0].getsockname()[1]
        return self._port

    def cut(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(self._host, self._onward)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        await asyncio.gather(_flow(reader, far_writer), _flow(far_reader, writer))
        self._open -= {writer, far_writer}


async def _flow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
    writer.close()


async def _obey(host: str, port: int) -> None:
    forwarding = _Forwarding(host, port)
    _tell(str(await forwarding.mend()))
    loop = asyncio.get_running_loop()
    while word := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if word == "cut":
            forwarding.cut()
        else:
            await forwarding.mend()
        _tell(word)


def _tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_obey(sys.argv[1], int(sys.argv[2])))
