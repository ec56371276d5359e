"""/samples and /sample-previews."""

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.base import Page
from agent_desktop.contract.samples import Sample, SampleClose, SampleItem, SamplePreview, SampleWrite
from central_server.api.asker import Asker
from central_server.api.guard import S, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.refusals import not_found
from central_server.samples import service
from central_server.samples.items import items
from central_server.writes.receipts import Write, write_once


@get("/samples", guards=only(S), sync_to_thread=True)
def list_samples(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 20) -> Page[Sample]:
    with asker.database.reading() as session:
        return service.page(session, cursor, limit)


@get("/samples/{sample_id:uuid}", guards=only(S), sync_to_thread=True)
def read_sample(asker: NamedDependency[Asker], sample_id: PathId) -> Response[Sample]:
    with asker.database.reading() as session:
        found = service.find(session, sample_id)
    if found is None:
        raise not_found("sample")
    return Response(found, headers={"ETag": etag(found.version)})


@get("/samples/{sample_id:uuid}/items", guards=only(S), sync_to_thread=True)
def list_sample_items(
    asker: NamedDependency[Asker], sample_id: PathId, cursor: Cursor = None, limit: Limit = 50
) -> Page[SampleItem]:
    """Titles, channels and times of contacts, and who handled them: nothing of a citizen."""
    with asker.database.reading() as session:
        return items(session, asker, sample_id, cursor, limit)


@post("/sample-previews", guards=only(S), status_code=200, sync_to_thread=True)
def preview_sample(asker: NamedDependency[Asker], data: JSONBody[SampleWrite]) -> SamplePreview:
    with asker.database.reading() as session:
        return service.preview(session, data)


@put("/samples/{sample_id:uuid}", guards=only(S), status_code=201, sync_to_thread=True)
def draw_sample(asker: NamedDependency[Asker], sample_id: PathId, data: JSONBody[SampleWrite]) -> Response[Sample]:
    return write_once(
        asker,
        Write(
            id=sample_id,
            noun="sample",
            content=(data,),
            act=lambda session: (service.make(session, asker, sample_id, data), 1),
        ),
    )


@put("/samples/{sample_id:uuid}/closings/{change_id:uuid}", guards=only(S), status_code=200, sync_to_thread=True)
def close_sample(
    asker: NamedDependency[Asker],
    sample_id: PathId,
    change_id: PathId,
    data: JSONBody[SampleClose],
    if_match: IfMatch = None,
) -> Response[Sample]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="sample-closing",
            content=(sample_id, version, data),
            status=200,
            act=lambda session: (service.close(session, asker, sample_id, version), version + 1),
        ),
    )


ROUTES = (list_samples, read_sample, list_sample_items, preview_sample, draw_sample, close_sample)
