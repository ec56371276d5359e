"""The sound device, or a clock in its place where there is none: either asks for samples as time goes by."""

import logging
from collections.abc import Callable, Generator
from typing import Any, Protocol

Pull = Callable[[int], bytes]
"""Given how many frames are wanted, answers that many. Called on the device's own thread."""

BUFFER_MS = 100

log = logging.getLogger(__name__)


class Speaker(Protocol):
    """`audible`: False where there is no sound device, so that nothing is heard."""

    audible: bool

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class _Device:
    def __init__(self, device: Any, pull: Pull, *, audible: bool) -> None:
        self._device, self._pull, self.audible = device, pull, audible

    def start(self) -> None:
        asked = _asked(self._pull)
        next(asked)
        self._device.start(asked)

    def stop(self) -> None:
        self._device.stop()

    def close(self) -> None:
        self._device.close()


def open_speaker(rate: int, channels: int, pull: Pull) -> Speaker:
    """The device that this computer plays on; where there is none, a clock. It takes a moment."""
    import miniaudio  # late: only who listens needs it

    def opened(**chosen: Any) -> Any:
        return miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=channels,
            sample_rate=rate,
            buffersize_msec=BUFFER_MS,
            app_name="Agent Desktop",
            **chosen,
        )

    try:
        return _Device(opened(), pull, audible=True)
    except miniaudio.MiniaudioError as error:
        log.info("no sound device: %s", error)
        return _Device(opened(backends=[miniaudio.Backend.NULL]), pull, audible=False)


def _asked(pull: Pull) -> Generator[bytes, int, None]:
    """As miniaudio asks: by sending how many frames it wants."""
    wanted = yield b""
    while True:
        wanted = yield pull(wanted)
