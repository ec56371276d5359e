"""Threads that decode the first record of a kind, and the first page of them, at the same moment: again and again.

In a process of its own, which msgspec ends where it goes wrong. The argument says what makes the records.
"""

import sys
from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread
from typing import Any

import msgspec

from agent_desktop.contract.base import Page, Prepared
from agent_desktop.sync.interpreting import decoder_of

TURNS, THREADS = 400, 4
ADDRESS = b'{"lines":["1 Sedge Way"],"codes":{},"where":null}'
PERSON = b'{"home":' + ADDRESS + b',"before":[' + ADDRESS + b"]}"
PAGE = b'{"items":[' + PERSON + b'],"next_cursor":null}'


def _prepared() -> type[msgspec.Struct]:
    """A kind of record that nobody has decoded yet, made of another one."""

    class Address(msgspec.Struct, metaclass=Prepared):
        lines: tuple[str, ...]
        codes: dict[str, int]
        where: str | None

    class Person(msgspec.Struct, metaclass=Prepared):
        home: Address
        before: tuple[Address, ...]

    return Person


def _left() -> type[msgspec.Struct]:
    """The same, as msgspec has it."""

    class Address(msgspec.Struct):
        lines: tuple[str, ...]
        codes: dict[str, int]
        where: str | None

    class Person(msgspec.Struct):
        home: Address
        before: tuple[Address, ...]

    return Person


def at_once(do: Callable[[], Any]) -> None:
    together = Barrier(THREADS)

    def run() -> None:
        together.wait()
        do()

    threads = [Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(made_by: str) -> None:
    sys.setswitchinterval(1e-6)
    for _turn in range(TURNS):
        if made_by == "left":
            left = _left()
            at_once(partial(msgspec.json.decode, PERSON, type=left))
            continue
        prepared = _prepared()
        at_once(partial(msgspec.json.decode, PERSON, type=prepared))
        page = Page[prepared]  # type: ignore[valid-type]  # of a kind that is made here
        at_once(lambda: decoder_of(page).decode(PAGE))  # noqa: B023 - done before the next turn


if __name__ == "__main__":
    main(sys.argv[1])
