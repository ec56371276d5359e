"""A server's process, forked from one that has read the program already: reading it takes longer than all else."""

import gc
import os
import time
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

_forking = get_context("forkserver")
_forking.set_forkserver_preload(["central_server.cli", "central_server.serving", __name__])


def begun(arguments: Sequence[str], environment: Mapping[str, str], log: str) -> tuple[ForkServerProcess, Connection]:
    """`central-server` with `arguments`, in a process of its own; and where what it says on stdout is heard.

    What it writes to stderr goes to the file `log`.
    """
    heard, said = _forking.Pipe(duplex=False)
    process = _forking.Process(target=_run, args=(tuple(arguments), dict(environment), log, said))
    process.start()
    said.close()
    return process, heard


def _run(arguments: tuple[str, ...], environment: dict[str, str], log: str, said: Connection) -> None:
    from central_server.cli import main  # late: whoever begins servers needs nothing of it

    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    written = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(said.fileno(), 1)
    os.dup2(written, 2)
    os.close(written)
    said.close()
    gc.freeze()  # what was read before the fork is looked through in none of them
    raise SystemExit(main(list(arguments)))
