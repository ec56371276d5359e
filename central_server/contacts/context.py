"""Everything a screen pop needs, in one answer and a fixed number of statements."""

from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.citizens import CitizenStatus, MatchedOn
from agent_desktop.contract.contacts import ContactContext, ContextAsk
from central_server.api.asker import Asker
from central_server.cases.listing import open_cases_of
from central_server.citizens.matches import Found, at_number
from central_server.citizens.repository import as_citizen
from central_server.citizens.tables import CitizenRow
from central_server.contacts import history
from central_server.flags.service import today_of
from central_server.refusals import not_found


def context(session: Session, asker: Asker, asked: ContextAsk) -> ContactContext:
    """Who it may be; and where it can be only one, all about them.

    Raises Refusal (404) for a citizen there is not.
    """
    today = today_of(asker.now)
    ways: list[tuple[UUID, MatchedOn]] = []
    if asked.citizen_id is None and asked.number is not None:
        ways = at_number(session, asked.number, today)
    elif asked.citizen_id is not None:
        ways = [(asked.citizen_id, MatchedOn.NAME)]
    found = Found(session, ways, asker.user.role, today)
    row = _the_one(found, chosen=asked.citizen_id is not None)
    if asked.citizen_id is not None and row is None:
        raise not_found("citizen")
    matches = () if asked.citizen_id is not None else found.matches(today)
    if row is None:
        return ContactContext(as_of=asker.now, matches=matches)
    return ContactContext(
        as_of=asker.now,
        matches=matches,
        citizen=as_citizen(session, row),
        represents=found.represents.get(row.id, ()),
        flags=found.flags.get(row.id, ()),
        open_cases=open_cases_of(session, row.id),
        history=history.page(session, row.id, limit=asked.history_limit),
        counts=history.counts(session, row.id),
    )


def _the_one(found: Found, *, chosen: bool) -> CitizenRow | None:
    """The citizen that was chosen, or the only one at the number who is alive."""
    rows = [row for row in found.rows.values() if chosen or row.status != CitizenStatus.DECEASED]
    return rows[0] if len(rows) == 1 else None
