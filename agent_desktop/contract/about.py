"""What a server says of itself before anyone signs in. Also the probe of the connection."""

from agent_desktop.contract.base import Moment, Record

PRODUCT = "agent-desktop-central-server"


class About(Record, frozen=True, kw_only=True):
    """GET /api/v1/about. A desktop goes on only if `product` is ours and its API version lies in the range."""

    product: str
    version: str
    oldest_api: int
    newest_api: int
    authority: str
    now: Moment
