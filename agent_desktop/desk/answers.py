"""Answers held here: searched, and read."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

import msgspec
from msgspec import Raw

from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.desk import scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.hits import (
    Asking,
    Found,
    Hit,
    HitKind,
    Matched,
    Piece,
    Reason,
    Why,
)
from agent_desktop.knowledge.scanning import Sought, scan
from agent_desktop.store import reference

__all__ = [
    "Asking",
    "Found",
    "Hit",
    "HitKind",
    "Matched",
    "Piece",
    "Reason",
    "Why",
    "article",
    "by_slug",
    "institution",
    "search",
]


def search(desk: Desk, asking: Asking) -> Found:
    """What fits, best first; what comes nearest where nothing does. Whatever is typed, it raises nothing but
    StoreFaults. To be asked on a worker's thread.
    """
    found = scan(asking.words, _everything(desk, asking))
    fitting = [each for each in found if each.whole]
    shown = (fitting or found)[asking.offset : asking.offset + asking.limit]
    return Found(
        hits=tuple(each.hit for each in shown),
        nearest=bool(found) and not fitting,
        more=len(fitting or found) > asking.offset + asking.limit,
        filling=reference.progress(desk.store).filling,
    )


def article(desk: Desk, article_id: UUID) -> Article | None:
    """As it is held here. Raises StoreFaults."""
    raw = reference.one(desk.store, "article", str(article_id))
    return None if raw is None else msgspec.json.decode(raw, type=Article)


def institution(desk: Desk, institution_id: UUID) -> Institution | None:
    """As it is held here. Raises StoreFaults."""
    return next((each for each in _institutions(desk) if each.id == institution_id), None)


def by_slug(desk: Desk, slugs: Collection[str]) -> tuple[Article, ...]:
    """Those of `slugs` that are held here, in their order. Raises StoreFaults."""
    held = {each.slug: each for each in _articles(desk) if each.slug} if slugs else {}
    return tuple(held[slug] for slug in dict.fromkeys(slugs) if slug in held)


def _articles(desk: Desk) -> Iterator[Article]:
    return (msgspec.json.decode(raw, type=Article) for raw in _held(desk, "article"))


def _institutions(desk: Desk) -> Iterator[Institution]:
    return (msgspec.json.decode(raw, type=Institution) for raw in _held(desk, "institution"))


def _held(desk: Desk, kind: str) -> Collection[Raw]:
    return reference.every(desk.store, kind)


def _everything(desk: Desk, asking: Asking) -> Iterator[Sought]:
    language = asking.language
    if HitKind.ARTICLE in asking.kinds:
        today = desk.clock.now().date()
        offered = (each for each in _articles(desk) if each.state is not ArticleState.ARCHIVED)
        yield from (_of_article(desk, each, language, today) for each in offered)
    if HitKind.INSTITUTION in asking.kinds:
        yield from (_of_institution(each, language) for each in _institutions(desk) if each.active)
    if HitKind.SCRIPT in asking.kinds:
        yield from _of_scripts(desk, language)
    if HitKind.SERVICE in asking.kinds:
        yield from _of_services(desk, language)


def _of_article(desk: Desk, article: Article, language: str, today: date) -> Sought:
    services = [desk.catalogue.services[code] for code in article.service_codes if code in desk.catalogue.services]
    short = article.short_answer.in_language(language)
    return Sought(
        hit=Hit(
            kind=HitKind.ARTICLE,
            id=str(article.id),
            title=(Piece(text=article.title.in_language(language)),),
            extract=(Piece(text=short),),
            state=article.state,
            audience=article.audience,
            review_due=article.review_by is not None and article.review_by < today,
            service_code=article.service_codes[0] if article.service_codes else "",
            department_code=article.department_code or (services[0].department_code if services else ""),
        ),
        texts=(
            (Matched.TITLE, f"{article.title.in_language(language)} {article.title.cy}"),
            (Matched.SYNONYM, " ".join(article.synonyms)),
            (Matched.SERVICE, " ".join(keyword for service in services for keyword in service.keywords)),
            (Matched.SHORT_ANSWER, short),
            (Matched.TEXT, article.text.in_language(language)),
        ),
    )


def _of_institution(institution: Institution, language: str) -> Sought:
    does = institution.does.in_language(language)
    return Sought(
        hit=Hit(
            kind=HitKind.INSTITUTION,
            id=str(institution.id),
            title=(Piece(text=institution.name.in_language(language)),),
            extract=(Piece(text=does),),
            service_code=institution.service_codes[0] if institution.service_codes else "",
        ),
        texts=(
            (Matched.TITLE, f"{institution.name.in_language(language)} {institution.name.cy}"),
            (Matched.SYNONYM, " ".join(institution.synonyms)),
            (Matched.DOES, does),
            (Matched.ADDRESS, institution.address),
            (Matched.PHONE, " ".join(phone.number for phone in institution.phones)),
        ),
    )


def _of_scripts(desk: Desk, language: str) -> Iterator[Sought]:
    for version in scripts.now(desk):
        if version.script.subscript:
            continue
        title = version.script.title.in_language(language)
        code = next(iter(version.script.services), "")
        yield Sought(
            hit=Hit(kind=HitKind.SCRIPT, id=version.script.id, title=(Piece(text=title),), service_code=code),
            texts=((Matched.TITLE, title),),
        )


def _of_services(desk: Desk, language: str) -> Iterator[Sought]:
    for service in desk.catalogue.services.values():
        if not service.active:
            continue
        name, description = service.name.in_language(language), service.description.in_language(language)
        yield Sought(
            hit=Hit(
                kind=HitKind.SERVICE,
                id=service.code,
                title=(Piece(text=name),),
                extract=(Piece(text=description),),
                service_code=service.code,
                department_code=service.department_code,
            ),
            texts=(
                (Matched.TITLE, name),
                (Matched.SYNONYM, " ".join(service.keywords)),
                (Matched.TEXT, description),
            ),
        )
