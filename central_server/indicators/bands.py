"""How far a share counted from some may lie from that of all."""

from agent_desktop.contract.indicators import FEWEST, ShareBand
from agent_desktop.reviews.confidence import wilson


def band(count: int, of: int) -> ShareBand | None:
    """None of fewer than FEWEST."""
    if of < FEWEST:
        return None
    low, high = wilson(count, of)
    return ShareBand(count=count, of=of, share=count / of, low=low, high=high)
