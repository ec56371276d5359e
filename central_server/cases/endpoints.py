"""/cases, a citizen's cases, and /reference-leases."""

from typing import Annotated

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import (
    Case,
    CaseChange,
    CaseState,
    CaseSummary,
    CaseWrite,
    ReferenceLease,
    ReferenceLeaseWrite,
)
from agent_desktop.contract.edits import Edits
from central_server.api.asker import Asker
from central_server.api.guard import H, S, only
from central_server.api.parameters import After, Cursor, IfMatch, Limit, PathId, ServiceCode
from central_server.api.preconditions import etag, expected_version
from central_server.audit.trail import looked_at
from central_server.cases import leases, listing, service, writes
from central_server.cases.tables import CaseRow
from central_server.citizens.tables import CitizenRow
from central_server.edits.repository import edits_of
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once

State = Annotated[CaseState | None, QueryParameter(name="state")]


@get("/cases", guards=only(H, S, reads_record=True), sync_to_thread=True)
def list_cases(
    asker: NamedDependency[Asker],
    case_state: State = None,
    service_code: ServiceCode = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CaseSummary]:
    with asker.database.reading() as session:
        page = listing.page(session, listing.CaseFilter(state=case_state, service_code=service_code), cursor, limit)
    looked_at(asker, "cases.read", (case.citizen_id for case in page.items))
    return page


@get("/citizens/{citizen_id:uuid}/cases", guards=only(H, S, reads_record=True), sync_to_thread=True)
def list_cases_of_citizen(
    asker: NamedDependency[Asker],
    citizen_id: PathId,
    case_state: State = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CaseSummary]:
    with asker.database.reading() as session:
        if session.get(CitizenRow, citizen_id) is None:
            raise not_found("citizen")
        page = listing.page(session, listing.CaseFilter(state=case_state, citizen_id=citizen_id), cursor, limit)
    looked_at(asker, "cases.read", (citizen_id,))
    return page


@put("/cases/{case_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def raise_case(asker: NamedDependency[Asker], case_id: PathId, data: JSONBody[CaseWrite]) -> Response[Case]:
    return write_once(asker, writes.raise_case(asker, case_id, data))


@get("/cases/{case_id:uuid}", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_case(asker: NamedDependency[Asker], case_id: PathId) -> Response[Case]:
    with asker.database.reading() as session:
        case = service.find_case(session, case_id)
    if case is None:
        raise not_found("case")
    looked_at(asker, "case.read", (case.citizen_id,), case_id)
    return Response(case, headers={"ETag": etag(case.version)})


@get("/cases/{case_id:uuid}/edits", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_case_edits(asker: NamedDependency[Asker], case_id: PathId, after: After = 0) -> Edits:
    with asker.database.reading() as session:
        row = session.get(CaseRow, case_id)
        if row is None:
            raise not_found("case")
        edits = edits_of(session, service.NOUN, case_id, after)
    looked_at(asker, "case.edits", (row.citizen_id,), case_id)
    return edits


@put("/cases/{case_id:uuid}/changes/{change_id:uuid}", guards=only(H, S), status_code=200, sync_to_thread=True)
def change_case(
    asker: NamedDependency[Asker],
    case_id: PathId,
    change_id: PathId,
    data: JSONBody[CaseChange],
    if_match: IfMatch = None,
) -> Response[Case]:
    return write_once(asker, writes.change(asker, case_id, change_id, expected_version(if_match), data))


@put("/reference-leases/{lease_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def lease_references(
    asker: NamedDependency[Asker], lease_id: PathId, data: JSONBody[ReferenceLeaseWrite]
) -> Response[ReferenceLease]:
    write: Write[ReferenceLease] = Write(
        id=lease_id,
        noun="reference-lease",
        content=(data,),
        act=lambda session: (leases.lease(session, asker, lease_id, data), None),
    )
    return write_once(asker, write)


ROUTES = (list_cases, list_cases_of_citizen, raise_case, read_case, read_case_edits, change_case, lease_references)
