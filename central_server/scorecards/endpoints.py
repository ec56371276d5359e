"""/scorecard-versions."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page
from agent_desktop.contract.scorecards import (
    ScorecardVersion,
    ScorecardVersionChange,
    ScorecardVersionInfo,
    ScorecardVersionMove,
    ScorecardVersionWrite,
)
from central_server.api.asker import Asker
from central_server.api.guard import H, S, T, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.refusals import not_found
from central_server.scorecards import moving, writing
from central_server.scorecards.repository import REACHED, find_version, in_force, infos
from central_server.writes.receipts import Write, write_once


@get("/scorecard-versions", guards=only(S), sync_to_thread=True)
def list_scorecard_versions(
    asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50
) -> Page[ScorecardVersionInfo]:
    with asker.database.reading() as session:
        return infos(session, asker.now, cursor, limit)


@get("/scorecards-in-force", guards=only(H, S, T), sync_to_thread=True)
def list_scorecards_in_force(asker: NamedDependency[Asker]) -> Page[ScorecardVersion]:
    """Whole: practice is judged by them, as work is."""
    with asker.database.reading() as session:
        return in_force(session, asker.now)


@get("/scorecard-versions/{version_id:uuid}", guards=only(H, S), sync_to_thread=True)
def read_scorecard_version(asker: NamedDependency[Asker], version_id: PathId) -> Response[ScorecardVersion]:
    """Handlers are shown what they are reviewed by, and no drafts."""
    with asker.database.reading() as session:
        found = find_version(session, version_id, asker.now)
    if found is None or (asker.user.role is not Role.SUPERVISOR and found.info.state not in REACHED):
        raise not_found("version of a scorecard")
    return Response(found, headers={"ETag": etag(found.info.version)})


@put("/scorecard-versions/{version_id:uuid}", guards=only(S), status_code=201, sync_to_thread=True)
def write_scorecard_version(
    asker: NamedDependency[Asker], version_id: PathId, data: JSONBody[ScorecardVersionWrite]
) -> Response[ScorecardVersionInfo]:
    return write_once(
        asker,
        Write(
            id=version_id,
            noun="scorecard-version",
            content=(data,),
            act=lambda session: (writing.write(session, asker, version_id, data), 1),
        ),
    )


@put(
    "/scorecard-versions/{version_id:uuid}/changes/{change_id:uuid}",
    guards=only(S),
    status_code=200,
    sync_to_thread=True,
)
def change_scorecard_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    change_id: PathId,
    data: JSONBody[ScorecardVersionChange],
    if_match: IfMatch = None,
) -> Response[ScorecardVersionInfo]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="scorecard-version-change",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (writing.change(session, asker, version_id, version, data), version + 1),
        ),
    )


@put(
    "/scorecard-versions/{version_id:uuid}/moves/{move_id:uuid}",
    guards=only(S),
    status_code=200,
    sync_to_thread=True,
)
def move_scorecard_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    move_id: PathId,
    data: JSONBody[ScorecardVersionMove],
    if_match: IfMatch = None,
) -> Response[ScorecardVersionInfo]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=move_id,
            noun="scorecard-version-move",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (moving.move(session, asker, version_id, version, data), version + 1),
        ),
    )


ROUTES = (
    list_scorecard_versions,
    list_scorecards_in_force,
    read_scorecard_version,
    write_scorecard_version,
    change_scorecard_version,
    move_scorecard_version,
)
