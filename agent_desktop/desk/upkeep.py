"""What a desktop does for itself now and then: references in stock, and nothing held longer than needed."""

import logging

from agent_desktop.desk import held, kept_answers, leases, scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.store import search
from agent_desktop.sync.faults import ServerFault

log = logging.getLogger(__name__)


def keep_up(desk: Desk) -> None:
    """Wipes what has expired, indexes what cannot be found yet, then fetches references where few are left.

    Raises StoreFault.

    A server that cannot be asked now is asked at the next turn.
    """
    held.expire(desk)
    while search.catch_up(desk.store):
        log.info("answers that were here before are indexed")
    scripts.forget(desk)
    kept_answers.forget(desk)
    if desk.here is not None:
        desk.here.seen(desk.clock.now())
    try:
        leases.top_up(desk)
    except ServerFault as fault:
        log.info("no references fetched this time: %s", fault.details)
