"""What the process that decodes is told, and what it tells: no library of sound is needed to know it."""

from agent_desktop.contract.base import Record
from agent_desktop.contract.recordings import MOST_PEAKS, PEAKS_A_SECOND, MediaType, Span

MOST_SECONDS = MOST_PEAKS / PEAKS_A_SECOND


class Order(Record, frozen=True, kw_only=True):
    """Paths of files: `target` becomes WAV of 16 bits, `peaks` a byte for each part of a second."""

    source: str
    target: str
    peaks: str
    media_type: MediaType
    masked: tuple[Span, ...]
    most_seconds: float = MOST_SECONDS


class Made(Record, frozen=True, kw_only=True):
    """`refused`: why it is no recording; then nothing else counts. `a_second`: how many peaks."""

    refused: str = ""
    seconds: float = 0.0
    a_second: float = 0.0
    whole: bool = True
