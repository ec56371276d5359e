"""/flags, and the flags of a citizen."""

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.base import Page
from agent_desktop.contract.edits import Edits
from agent_desktop.contract.flags import Flag, FlagChange, FlagDefinition, FlagOpening, FlagWrite
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import After, Cursor, IfMatch, IfNoneMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.api.unchanged import answer_unless_held
from central_server.audit.trail import looked_at
from central_server.flags import approval, service, writes
from central_server.flags.repository import catalogue
from central_server.writes.receipts import write_once


@get("/flags", guards=only(H, S, T, A), sync_to_thread=True)
def read_catalogue(
    asker: NamedDependency[Asker], if_none_match: IfNoneMatch = None
) -> Response[tuple[FlagDefinition, ...]]:
    with asker.database.reading() as session:
        definitions = catalogue(session)
    return answer_unless_held(definitions, if_none_match)


@put("/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def record_flag(
    asker: NamedDependency[Asker], citizen_id: PathId, flag_id: PathId, data: JSONBody[FlagWrite]
) -> Response[Flag]:
    return write_once(asker, writes.record(asker, citizen_id, flag_id, data))


@put(
    "/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}/changes/{change_id:uuid}",
    guards=only(H, S),
    status_code=200,
    sync_to_thread=True,
)
def change_flag(
    asker: NamedDependency[Asker],
    citizen_id: PathId,
    flag_id: PathId,
    *,
    change_id: PathId,
    data: JSONBody[FlagChange],
    if_match: IfMatch = None,
) -> Response[Flag]:
    version = expected_version(if_match)
    return write_once(asker, writes.change(asker, citizen_id, flag_id, change_id, version=version, asked=data))


@get(
    "/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}/edits", guards=only(H, S, reads_record=True), sync_to_thread=True
)
def read_flag_edits(asker: NamedDependency[Asker], citizen_id: PathId, flag_id: PathId, after: After = 0) -> Edits:
    with asker.database.reading() as session:
        edits = service.edits_of(session, asker, citizen_id, flag_id, after)
    looked_at(asker, "flag.edits", (citizen_id,), flag_id)
    return edits


@get("/flags/waiting", guards=only(S, reads_record=True), sync_to_thread=True)
def list_waiting_flags(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50) -> Page[Flag]:
    with asker.database.reading() as session:
        page = approval.waiting(session, service.today_of(asker.now), cursor, limit)
    looked_at(asker, "flags.waiting", (flag.citizen_id for flag in page.items))
    return page


@put(
    "/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}/approvals/{approval_id:uuid}",
    guards=only(S),
    status_code=200,
    sync_to_thread=True,
)
def approve_flag(
    asker: NamedDependency[Asker], citizen_id: PathId, flag_id: PathId, approval_id: PathId
) -> Response[Flag]:
    return write_once(asker, writes.approve(asker, citizen_id, flag_id, approval_id))


@post("/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}/open", guards=only(H, S), status_code=200, sync_to_thread=True)
def open_flag(
    asker: NamedDependency[Asker], citizen_id: PathId, flag_id: PathId, data: JSONBody[FlagOpening]
) -> Response[Flag]:
    with asker.database.writing() as session:
        flag = approval.open_flag(session, asker, citizen_id, flag_id, data.reason)
    return Response(flag, headers={"ETag": etag(flag.version)})


ROUTES = (read_catalogue, list_waiting_flags, record_flag, read_flag_edits, change_flag, approve_flag, open_flag)
