"""/articles."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.knowledge import Article, ArticleChange, ArticleWrite
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import IfMatch, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.knowledge import service
from central_server.knowledge.repository import find_article
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once


@get("/articles/{article_id:uuid}", guards=only(H, S, T, A), sync_to_thread=True)
def read_article(asker: NamedDependency[Asker], article_id: PathId) -> Response[Article]:
    with asker.database.reading() as session:
        article = find_article(session, article_id)
    if article is None:
        raise not_found("article")
    return Response(article, headers={"ETag": etag(article.version)})


@put("/articles/{article_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def write_article(asker: NamedDependency[Asker], article_id: PathId, data: JSONBody[ArticleWrite]) -> Response[Article]:
    return write_once(
        asker,
        Write(
            id=article_id,
            noun="article",
            content=(data,),
            act=lambda session: (service.write(session, asker, article_id, data), 1),
        ),
    )


@put("/articles/{article_id:uuid}/changes/{change_id:uuid}", guards=only(S, T, A), status_code=200, sync_to_thread=True)
def change_article(
    asker: NamedDependency[Asker],
    article_id: PathId,
    change_id: PathId,
    data: JSONBody[ArticleChange],
    if_match: IfMatch = None,
) -> Response[Article]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="article-change",
            content=(article_id, version, data),
            status=200,
            act=lambda session: (service.change(session, asker, article_id, version, data), version + 1),
        ),
    )


ROUTES = (read_article, write_article, change_article)
