"""What the traces of all contacts show, not of a sample: about the work, never a verdict on a person."""

from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.scorecards import Proof

FEWEST = 5
"""Of fewer contacts no share is told: it would be about one of them."""

LONGEST_DAYS = 366

Share = Annotated[float, Meta(ge=0, le=1)]


class ShareBand(Record, frozen=True, kw_only=True):
    """`share` = `count` of `of`, and the band in which the true share lies, 19 times of 20 (Wilson's)."""

    count: int
    of: int
    share: Share
    low: Share
    high: Share


class Indicator(Record, frozen=True, kw_only=True):
    """One proof. `yes`: of the contacts of which the trace can tell; None where those are fewer than FEWEST.

    `untold`, `na`: contacts of which it cannot tell, and to which it does not apply.
    `false_yes`: of contacts of which the trace says yes and a reviewer judged, those judged no; `false_no` likewise.
    None where nobody judged enough.
    """

    proof: Proof
    yes: ShareBand | None
    untold: int
    na: int
    false_yes: ShareBand | None = None
    false_no: ShareBand | None = None


class ReviewIndicators(Record, frozen=True, kw_only=True):
    """GET /api/v1/review-indicators?days&team&service&channel&handler: supervisors.

    `contacts`: worked out, of those asked about; `waiting`: not worked out yet, of all there are. With a handler, and
    fewer than FEWEST contacts: no items. `as_of`: when one was worked out last.
    """

    days: int
    contacts: int
    waiting: int
    rules: int
    as_of: Moment | None
    items: tuple[Indicator, ...]
    teams: tuple[str, ...] = ()
