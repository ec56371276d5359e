"""/articles, /article-versions, /institutions and /synonyms."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.article_life import (
    ArticleVersionChange,
    ArticleVersionInfo,
    ArticleVersionMove,
    ArticleVersionText,
    ArticleVersionWrite,
    Owner,
)
from agent_desktop.contract.base import Page
from agent_desktop.contract.institutions import Institution, InstitutionChange, InstitutionWrite
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.synonyms import Synonym, SynonymChange, SynonymWrite
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.knowledge import institutions, moving, owners, synonyms, writing
from central_server.knowledge.repository import find_article, find_text, infos
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once


@get("/articles/{article_id:uuid}", guards=only(H, S, T, A), sync_to_thread=True)
def read_article(asker: NamedDependency[Asker], article_id: PathId) -> Response[Article]:
    with asker.database.reading() as session:
        article = find_article(session, article_id)
    if article is None:
        raise not_found("article")
    return Response(article, headers={"ETag": etag(article.version)})


@get("/article-owners", guards=only(S, T, A), sync_to_thread=True)
def list_article_owners(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50) -> Page[Owner]:
    with asker.database.reading() as session:
        return owners.page_of(session, cursor, limit)


@get("/article-versions", guards=only(S, T, A), sync_to_thread=True)
def list_article_versions(
    asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50
) -> Page[ArticleVersionInfo]:
    with asker.database.reading() as session:
        return infos(session, asker.now, cursor, limit)


@get("/article-versions/{version_id:uuid}", guards=only(S, T, A), sync_to_thread=True)
def read_article_version(asker: NamedDependency[Asker], version_id: PathId) -> Response[ArticleVersionText]:
    with asker.database.reading() as session:
        found = find_text(session, version_id, asker.now)
    if found is None:
        raise not_found("version of an article")
    return Response(found, headers={"ETag": etag(found.info.version)})


@put("/article-versions/{version_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def write_article_version(
    asker: NamedDependency[Asker], version_id: PathId, data: JSONBody[ArticleVersionWrite]
) -> Response[ArticleVersionInfo]:
    writing.refuse_faults(data.content)
    return write_once(
        asker,
        Write(
            id=version_id,
            noun="article-version",
            content=(data,),
            act=lambda session: (writing.write(session, asker, version_id, data), 1),
        ),
    )


@put(
    "/article-versions/{version_id:uuid}/changes/{change_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def change_article_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    change_id: PathId,
    data: JSONBody[ArticleVersionChange],
    if_match: IfMatch = None,
) -> Response[ArticleVersionInfo]:
    version = expected_version(if_match)
    writing.refuse_faults(data.content)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="article-version-change",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (writing.change(session, asker, version_id, version, data), version + 1),
        ),
    )


@put(
    "/article-versions/{version_id:uuid}/moves/{move_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def move_article_version(
    asker: NamedDependency[Asker],
    version_id: PathId,
    move_id: PathId,
    data: JSONBody[ArticleVersionMove],
    if_match: IfMatch = None,
) -> Response[ArticleVersionInfo]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=move_id,
            noun="article-version-move",
            content=(version_id, version, data),
            status=200,
            act=lambda session: (moving.move(session, asker, version_id, version, data), version + 1),
        ),
    )


# ---- institutions --------------------------------------------------------------------------------------------------


@get("/institutions", guards=only(S, T, A), sync_to_thread=True)
def list_institutions(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50) -> Page[Institution]:
    with asker.database.reading() as session:
        return institutions.page_of(session, cursor, limit)


@get("/institutions/{institution_id:uuid}", guards=only(H, S, T, A), sync_to_thread=True)
def read_institution(asker: NamedDependency[Asker], institution_id: PathId) -> Response[Institution]:
    with asker.database.reading() as session:
        found = institutions.find_institution(session, institution_id)
    if found is None:
        raise not_found("institution")
    return Response(found, headers={"ETag": etag(found.version)})


@put("/institutions/{institution_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def write_institution(
    asker: NamedDependency[Asker], institution_id: PathId, data: JSONBody[InstitutionWrite]
) -> Response[Institution]:
    return write_once(
        asker,
        Write(
            id=institution_id,
            noun="institution",
            content=(data,),
            act=lambda session: (institutions.write(session, asker, institution_id, data), 1),
        ),
    )


@put(
    "/institutions/{institution_id:uuid}/changes/{change_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def change_institution(
    asker: NamedDependency[Asker],
    institution_id: PathId,
    change_id: PathId,
    data: JSONBody[InstitutionChange],
    if_match: IfMatch = None,
) -> Response[Institution]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="institution-change",
            content=(institution_id, version, data),
            status=200,
            act=lambda session: (institutions.change(session, asker, institution_id, version, data), version + 1),
        ),
    )


# ---- what citizens call things -------------------------------------------------------------------------------------


@get("/synonyms", guards=only(S, T, A), sync_to_thread=True)
def list_synonyms(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50) -> Page[Synonym]:
    with asker.database.reading() as session:
        return synonyms.page_of(session, cursor, limit)


@put("/synonyms/{synonym_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def write_synonym(asker: NamedDependency[Asker], synonym_id: PathId, data: JSONBody[SynonymWrite]) -> Response[Synonym]:
    return write_once(
        asker,
        Write(
            id=synonym_id,
            noun="synonym",
            content=(data,),
            act=lambda session: (synonyms.write(session, asker, synonym_id, data), 1),
        ),
    )


@put("/synonyms/{synonym_id:uuid}/changes/{change_id:uuid}", guards=only(S, T, A), status_code=200, sync_to_thread=True)
def change_synonym(
    asker: NamedDependency[Asker],
    synonym_id: PathId,
    change_id: PathId,
    data: JSONBody[SynonymChange],
    if_match: IfMatch = None,
) -> Response[Synonym]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="synonym-change",
            content=(synonym_id, version, data),
            status=200,
            act=lambda session: (synonyms.change(session, asker, synonym_id, version, data), version + 1),
        ),
    )


ROUTES = (
    read_article,
    list_article_owners,
    list_article_versions,
    read_article_version,
    write_article_version,
    change_article_version,
    move_article_version,
    list_institutions,
    read_institution,
    write_institution,
    change_institution,
    list_synonyms,
    write_synonym,
    change_synonym,
)
