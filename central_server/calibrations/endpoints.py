"""/calibrations and /calibration-drift."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.base import Page
from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationCompare,
    CalibrationReport,
    CalibrationWrite,
    RaterDrift,
    Reviewer,
)
from central_server.api.asker import Asker
from central_server.api.guard import S, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.calibrations import raters, service
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once


@get("/calibrations", guards=only(S), sync_to_thread=True)
def list_calibrations(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 20) -> Page[Calibration]:
    with asker.database.reading() as session:
        return service.page(session, asker, cursor, limit)


@get("/calibrations/{calibration_id:uuid}", guards=only(S), sync_to_thread=True)
def read_calibration(asker: NamedDependency[Asker], calibration_id: PathId) -> Response[Calibration]:
    with asker.database.reading() as session:
        found = service.find(session, asker, calibration_id)
    if found is None:
        raise not_found("calibration")
    return Response(found, headers={"ETag": etag(found.version)})


@put("/calibrations/{calibration_id:uuid}", guards=only(S), status_code=201, sync_to_thread=True)
def begin_calibration(
    asker: NamedDependency[Asker], calibration_id: PathId, data: JSONBody[CalibrationWrite]
) -> Response[Calibration]:
    return write_once(
        asker,
        Write(
            id=calibration_id,
            noun="calibration",
            content=(data,),
            act=lambda session: (service.begin(session, asker, calibration_id, data), 1),
        ),
    )


@put(
    "/calibrations/{calibration_id:uuid}/comparisons/{change_id:uuid}",
    guards=only(S),
    status_code=200,
    sync_to_thread=True,
)
def compare_calibration(
    asker: NamedDependency[Asker],
    calibration_id: PathId,
    change_id: PathId,
    data: JSONBody[CalibrationCompare],
    if_match: IfMatch = None,
) -> Response[Calibration]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="calibration-comparison",
            content=(calibration_id, version, data),
            status=200,
            act=lambda session: (service.compare(session, asker, calibration_id, version), version + 1),
        ),
    )


@get("/calibrations/{calibration_id:uuid}/report", guards=only(S), sync_to_thread=True)
def read_calibration_report(asker: NamedDependency[Asker], calibration_id: PathId) -> CalibrationReport:
    from central_server.calibrations.report import report  # late: with it comes numpy, and a server starts often

    with asker.database.reading() as session:
        return report(session, calibration_id)


@get("/calibration-drift", guards=only(S), sync_to_thread=True)
def read_calibration_drift(asker: NamedDependency[Asker]) -> tuple[RaterDrift, ...]:
    with asker.database.reading() as session:
        return raters.drift(session)


@get("/reviewers", guards=only(S), sync_to_thread=True)
def list_reviewers(asker: NamedDependency[Asker]) -> tuple[Reviewer, ...]:
    with asker.database.reading() as session:
        return service.reviewers(session)


ROUTES = (
    list_reviewers,
    list_calibrations,
    read_calibration,
    begin_calibration,
    compare_calibration,
    read_calibration_report,
    read_calibration_drift,
)
