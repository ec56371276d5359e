"""/script-versions."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.base import Page
from agent_desktop.contract.script_life import (
    Move,
    ScriptVersionChange,
    ScriptVersionInfo,
    ScriptVersionMove,
    ScriptVersionText,
    ScriptVersionWrite,
)
from central_server.api.asker import Asker
from central_server.api.guard import A, S, T, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.refusals import not_found
from central_server.scripts import moving, proving, writing
from central_server.scripts.repository import find_text, infos
from central_server.scripts.words import read_words
from central_server.writes.receipts import Write, receipts_of, write_once


@get("/script-versions", guards=only(S, T, A), sync_to_thread=True)
def list_script_versions(
    asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50
) -> Page[ScriptVersionInfo]:
    with asker.database.reading() as session:
        return infos(session, asker.now, cursor, limit)


@get("/script-versions/{version_id:uuid}", guards=only(S, T, A), sync_to_thread=True)
def read_script_version(asker: NamedDependency[Asker], version_id: PathId) -> Response[ScriptVersionText]:
    with asker.database.reading() as session:
        found = find_text(session, version_id, asker.now)
    if found is None:
        raise not_found("version of a script")
    return Response(found, headers={"ETag": etag(found.info.version)})


@put("/script-versions/{version_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def write_script_version(
    asker: NamedDependency[Asker], version_id: PathId, data: JSONBody[ScriptVersionWrite]
) -> Response[ScriptVersionInfo]:
    words = read_words(data.source)
    return write_once(
        asker,
        Write(
            id=version_id,
            noun="script-version",
            content=(data,),
            act=lambda session: (writing.write(session, asker, version_id, data, words), 1),
        ),
    )


@put(
    "/script-versions/{version_id:uuid}/changes/{change_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def change_script_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    change_id: PathId,
    data: JSONBody[ScriptVersionChange],
    if_match: IfMatch = None,
) -> Response[ScriptVersionInfo]:
    version, words = expected_version(if_match), read_words(data.source)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="script-version-change",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (
                writing.change(session, asker, version_id, version, asked=data, words=words),
                version + 1,
            ),
        ),
    )


@put(
    "/script-versions/{version_id:uuid}/moves/{move_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def move_script_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    move_id: PathId,
    data: JSONBody[ScriptVersionMove],
    if_match: IfMatch = None,
) -> Response[ScriptVersionInfo]:
    """The check goes before the transaction, in which nobody else could write; one that is sent again needs none."""
    version, trial = expected_version(if_match), None
    with asker.database.reading() as session:
        if data.move in moving.PROVED and not receipts_of(session, (move_id,)):
            published = data.move is Move.PUBLISH
            trial = proving.trial(session, version_id, moving.moment_of(asker, data), published=published)
    faults = proving.faults(trial) if trial else ()
    return write_once(
        asker,
        Write(
            id=move_id,
            noun="script-version-move",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (
                moving.move(session, asker, version_id, version, asked=data, faults=faults),
                version + 1,
            ),
        ),
    )


ROUTES = (
    list_script_versions,
    read_script_version,
    write_script_version,
    change_script_version,
    move_script_version,
)
