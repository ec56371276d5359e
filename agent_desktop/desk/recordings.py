"""The recording of a contact, fetched piece by piece as it is listened to, and kept in memory alone."""

from uuid import UUID

from agent_desktop.contract.recordings import Peaks, RecordingInfo
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.here import Here
from agent_desktop.sync import recordings as wire
from agent_desktop.sync.refusals import sign_in_needed

PIECE = 256 * 1024
"""Bytes: 16 seconds of a telephone call."""

MOST_PIECES = 64


def peaks(desk: Desk, recording: RecordingInfo) -> Peaks:
    """How loud it is, to be drawn. Raises ServerFaults."""
    return wire.peaks(desk.line, recording.id, recording.contact_id)


class Pieces:
    """The bytes of one recording. Each is a listening of its own: what was fetched for one before is fetched anew, so
    that the server can write it down.

    What is held is held by what is open here (`Here.heard`): at sign-out it is gone, whoever still has this.
    """

    def __init__(self, desk: Desk, recording: RecordingInfo) -> None:
        """Talks to nobody yet."""
        self._desk, self._recording = desk, recording
        self._etag = ""
        self.forget()

    def read(self, begin: int, count: int) -> bytes:
        """`count` bytes from `begin` on, fewer where it ends. Waits for the line where they are not here.

        Raises ServerFaults.
        """
        end = min(begin + count, self._recording.bytes)
        if begin >= end:
            return b""
        numbers = range(begin // PIECE, (end - 1) // PIECE + 1)
        together = b"".join(self._piece(number) for number in numbers)
        first = numbers.start * PIECE
        return together[begin - first : end - first]

    def forget(self) -> None:
        """Nothing of it is held any more."""
        here = self._desk.here
        if here is not None:
            for key in [key for key in here.heard if key[0] == self._recording.id]:
                here.heard.pop(key, None)

    def _piece(self, number: int) -> bytes:
        here = self._desk.here
        if here is None:
            raise sign_in_needed()
        key = (self._recording.id, number)
        held = here.heard.get(key)
        return held if held is not None else self._fetched(here, key)

    def _fetched(self, here: Here, key: tuple[UUID, int]) -> bytes:
        recording, number = self._recording, key[1]
        end = min((number + 1) * PIECE, recording.bytes)
        answer = wire.audio(self._desk.line, recording.id, recording.contact_id, number * PIECE, end)
        if self._etag not in {"", answer.etag}:  # more of it was made silent meanwhile
            self.forget()
        self._etag = answer.etag
        here.heard[key] = answer.here
        while len(here.heard) > MOST_PIECES:
            here.heard.popitem(last=False)
        return answer.here
