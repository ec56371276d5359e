"""The screen pop's one answer, seen from the wire: the server's share, the transfer's, and what it saves."""

import re
import time
from dataclasses import dataclass

import requests

from agent_desktop.contract.base import ACCESS_REASON_HEADER
from benchmarks.handler import PASSWORD, USERNAME
from benchmarks.row import Row, percentile

API = "/api/v1"
PAGE = 30
DURATION = re.compile(r"app;dur=([0-9.]+)")


@dataclass(frozen=True)
class Split:
    """Milliseconds of one answer: inside the server's process, and all the rest of the way there and back."""

    server: float
    transfer: float
    items: tuple[str, ...]


class Line:
    """A signed-in connection, kept open."""

    def __init__(self, address: str) -> None:
        self._address = address + API
        self._session = requests.Session()
        self._session.trust_env = False
        body = {"username": USERNAME, "password": PASSWORD}
        tokens = self._session.post(self._address + "/accounts/sign-in", json=body, timeout=30).json()
        self._session.headers.update(
            {"Authorization": f"Bearer {tokens['access_token']}", ACCESS_REASON_HEADER: "contact"}
        )

    def context(self, number: str) -> Split:
        start = time.perf_counter()
        answer = self._session.post(
            self._address + "/contact-context", json={"number": number, "history_limit": PAGE}, timeout=30
        )
        body = answer.content
        whole = (time.perf_counter() - start) * 1000
        answer.raise_for_status()
        found = DURATION.search(answer.headers.get("Server-Timing", ""))
        server = float(found[1]) if found else 0.0
        items = tuple(item["id"] for item in answer.json()["history"]["items"])
        assert body
        return Split(server, whole - server, items)

    def one_request_a_contact(self, ids: tuple[str, ...]) -> float:
        """Milliseconds to read the same contacts singly."""
        start = time.perf_counter()
        for contact_id in ids:
            self._session.get(f"{self._address}/contacts/{contact_id}", timeout=30).raise_for_status()
        return (time.perf_counter() - start) * 1000


def measure(address: str, numbers: list[str]) -> tuple[list[Row], float, float]:
    """The rows, and the p95 of the server's and of the transfer's share for the screen pop's split."""
    line = Line(address)
    splits = [line.context(number) for number in numbers]
    server = percentile([split.server for split in splits], 0.95)
    transfer = percentile([split.transfer for split in splits], 0.95)
    full = [split for split in splits if len(split.items) == PAGE][:20]
    singly = [line.one_request_a_contact(split.items) for split in full]
    together = [split.server + split.transfer for split in full]
    rows = [
        Row(
            f"one context answer with {PAGE} contacts, median",
            "ms",
            round(percentile(together, 0.5), 2),
            f"the same {PAGE} contacts, one request each",
            round(percentile(singly, 0.5), 2),
        )
    ]
    return rows, server, transfer
