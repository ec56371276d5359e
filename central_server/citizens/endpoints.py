"""/citizens."""

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenMatch, CitizenSearch, CitizenWrite
from agent_desktop.contract.edits import Edits
from central_server.api.asker import Asker
from central_server.api.guard import H, S, only
from central_server.api.parameters import After, IfMatch, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.audit.trail import looked_at
from central_server.citizens import service, writes
from central_server.citizens.repository import as_citizen
from central_server.citizens.search import search
from central_server.citizens.tables import CitizenRow
from central_server.edits.repository import edits_of
from central_server.flags.service import today_of
from central_server.refusals import not_found
from central_server.writes.receipts import write_once


@post("/citizens/search", guards=only(H, S, reads_record=True), status_code=200, sync_to_thread=True)
def search_citizens(asker: NamedDependency[Asker], data: JSONBody[CitizenSearch]) -> Page[CitizenMatch]:
    with asker.database.reading() as session:
        page = search(session, data, asker.user.role, today_of(asker.now))
    looked_at(asker, "citizen.search", (match.id for match in page.items))
    return page


@get("/citizens/{citizen_id:uuid}", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_citizen(asker: NamedDependency[Asker], citizen_id: PathId) -> Response[Citizen]:
    with asker.database.reading() as session:
        row = session.get(CitizenRow, citizen_id)
        if row is None:
            raise not_found("citizen")
        citizen = as_citizen(session, row)
    looked_at(asker, "citizen.read", (citizen_id,))
    return Response(citizen, headers={"ETag": etag(citizen.version)})


@put("/citizens/{citizen_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def add_citizen(asker: NamedDependency[Asker], citizen_id: PathId, data: JSONBody[CitizenWrite]) -> Response[Citizen]:
    return write_once(asker, writes.add(asker, citizen_id, data))


@put("/citizens/{citizen_id:uuid}/changes/{change_id:uuid}", guards=only(H, S), status_code=200, sync_to_thread=True)
def change_citizen(
    asker: NamedDependency[Asker],
    citizen_id: PathId,
    change_id: PathId,
    data: JSONBody[CitizenChange],
    if_match: IfMatch = None,
) -> Response[Citizen]:
    return write_once(asker, writes.change(asker, citizen_id, change_id, expected_version(if_match), data))


@get("/citizens/{citizen_id:uuid}/edits", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_citizen_edits(asker: NamedDependency[Asker], citizen_id: PathId, after: After = 0) -> Edits:
    with asker.database.reading() as session:
        if session.get(CitizenRow, citizen_id) is None:
            raise not_found("citizen")
        edits = edits_of(session, service.NOUN, citizen_id, after)
    looked_at(asker, "citizen.edits", (citizen_id,))
    return edits


ROUTES = (search_citizens, read_citizen, read_citizen_edits, add_citizen, change_citizen)
