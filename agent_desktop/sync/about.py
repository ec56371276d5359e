"""What the server says of itself: whether it is ours, and of a version we can speak with."""

from agent_desktop.contract.about import PRODUCT, About
from agent_desktop.sync.call import Call
from agent_desktop.sync.client import Client
from agent_desktop.sync.interpreting import check_version, not_ours, not_understood
from agent_desktop.sync.moments import plausible


def about(client: Client) -> About:
    """Needs no sign-in. Raises NotOurServer or VersionsApart unless it can be worked with."""
    call = Call(method="GET", route="/about", answer=About, any_version=True)
    told = client.send(call).here
    if told.product != PRODUCT:
        raise not_ours(f"{call.shown}: another product")
    if not plausible(told.now):
        raise not_understood(f"{call.shown}: a time that cannot be")
    check_version(oldest=told.oldest_api, newest=told.newest_api)
    client.newest_api = told.newest_api
    return told
