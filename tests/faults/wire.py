"""A wire between two network namespaces: two TAP devices, and a few lines in between that delay and lose packets.

Neither namespace has a way out, so nothing on it can leave this computer. It needs root, and /dev/net/tun.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TypeVar

from tests.faults.proof import NotHere

Told = TypeVar("Told")

CLONE_NEWNET = 0x4000_0000
TUNSETIFF = 0x4004_54CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
LARGEST_FRAME = 2048
DEVICE = "wire"
LOOK_S = 0.2


@dataclass
class End:
    """One end. `address` is reached from the other end alone."""

    namespace: str
    address: str
    tap: int = -1

    def within(self, act: Callable[[], Told]) -> Told:
        """Run `act` with this end's network: sockets it opens and programs it starts belong here."""
        with ThreadPoolExecutor(1) as thread:
            thread.submit(self._enter).result()
            return thread.submit(act).result()

    def _enter(self) -> None:
        """The calling thread alone."""
        there = os.open(f"/run/netns/{self.namespace}", os.O_RDONLY)
        libc = ctypes.CDLL(None, use_errno=True)
        entered = libc.setns(there, CLONE_NEWNET)
        os.close(there)
        if entered != 0:
            raise NotHere(f"no way into a network namespace: {os.strerror(ctypes.get_errno())}")

    def open(self) -> None:
        def tap() -> int:
            opened = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(opened, TUNSETIFF, struct.pack("16sH22x", DEVICE.encode(), IFF_TAP | IFF_NO_PI))
            return opened

        self.tap = self.within(tap)
        for words in (f"addr add {self.address}/24 dev {DEVICE}", f"link set {DEVICE} up", "link set lo up"):
            _ip("-n", self.namespace, *words.split())


@dataclass
class Wire:
    """`delay_s` each way, `jitter_s` more at most, `loss` of all packets. `carried`, `lost`: how many so far."""

    ends: tuple[End, End]
    delay_s: float
    jitter_s: float
    loss: float
    seed: int
    carried: int = 0
    lost: int = 0
    over: bool = False
    _under_way: list[tuple[float, int, int, bytes]] = field(default_factory=list)

    def carry(self) -> None:
        """Until `over`."""
        chance = random.Random(self.seed)  # noqa: S311 - to be drawn alike again
        first, second = (end.tap for end in self.ends)
        other = {first: second, second: first}
        while not self.over:
            due = self._under_way[0][0] - monotonic() if self._under_way else LOOK_S
            for tap in select.select([first, second], [], [], max(0.0, min(due, LOOK_S)))[0]:
                self._take(os.read(tap, LARGEST_FRAME), other[tap], chance)
            self._hand_over()

    def _take(self, frame: bytes, to: int, chance: random.Random) -> None:
        if chance.random() < self.loss:
            self.lost += 1
            return
        self.carried += 1
        at = monotonic() + self.delay_s + self.jitter_s * chance.random()
        heapq.heappush(self._under_way, (at, self.carried, to, frame))

    def _hand_over(self) -> None:
        while self._under_way and self._under_way[0][0] <= monotonic():
            _, _, to, frame = heapq.heappop(self._under_way)
            os.write(to, frame)


@contextmanager
def wire(*, delay_s: float, jitter_s: float, loss: float, seed: int) -> Iterator[Wire]:
    """The wire, carrying for as long as the block lasts. Raises NotHere where this computer has no such thing."""
    if os.geteuid() != 0 or shutil.which("ip") is None or not Path("/dev/net/tun").exists():
        raise NotHere("a wire between network namespaces needs root, ip and /dev/net/tun")
    ends = tuple(End(f"faults-{os.getpid()}-{name}", f"10.201.77.{number}") for number, name in ((1, "a"), (2, "b")))
    with ExitStack() as stack:
        for end in ends:
            _ip("netns", "add", end.namespace)
            stack.callback(_ip, "netns", "del", end.namespace)
            end.open()
            stack.callback(os.close, end.tap)
        laid = Wire((ends[0], ends[1]), delay_s, jitter_s, loss, seed)
        carrier = Thread(target=laid.carry)
        carrier.start()
        try:
            yield laid
        finally:
            laid.over = True
            carrier.join()


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotHere(f"ip {' '.join(words)}: {done.stderr.strip()}")
