"""Answers held here: searched, and read."""

from collections.abc import Collection
from uuid import UUID

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.services import Service
from agent_desktop.desk import lexicon as words_of
from agent_desktop.desk import scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.lexicon import LexiconAt
from agent_desktop.desk.lexicon import asking as asking_of
from agent_desktop.knowledge import ranking, showing, stems
from agent_desktop.knowledge.hits import Asking, Found, Hit, HitKind, Matched, Piece, Reason, Why
from agent_desktop.knowledge.nearby import nearest_first
from agent_desktop.knowledge.queries import understand
from agent_desktop.knowledge.ranking import Ranked
from agent_desktop.store import reference, search_mending
from agent_desktop.store import search as held
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.opening import Store

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
    "forget",
    "get_ready",
    "institution",
    "search",
]

FREQUENT = "s"
"""A letter with which many words begin, of no one's question."""


def search(desk: Desk, asking: Asking) -> Found:
    """What fits, best first; what comes nearest where nothing does. Whatever is typed, it raises nothing but
    StoreFaults. To be asked on a worker's thread.
    """
    try:
        return _search(desk, asking)
    except StoreDamaged:  # it may be no more than the index, which is made of the records
        search_mending.begin_anew(desk.store)
        return _search(desk, asking)


def get_ready(desk: Desk, asking: Asking) -> None:
    """Read what the first key of a search will need: another part of the program may have written since the last one,
    and then nothing of the index is at hand. Raises StoreFaults. To be asked on a worker's thread."""
    search(desk, replace(asking, words=FREQUENT))


def _search(desk: Desk, asking: Asking) -> Found:
    until = asking.offset + asking.limit
    current = {str(each.id) for each in scripts.now(desk)}
    with asking_of(desk.store) as at:
        found = _ranked_at(at, asking)
        # A script may be in force later, or no more: that depends on the clock, not on what is held.
        ranked = [each for each in found if each.kind is not HitKind.SCRIPT or each.key in current]
        fitting = [each for each in ranked if each.share >= ranking.FITTING]
        chosen = fitting or ranked
        shown = chosen[asking.offset : until]
        records = at.records((each.kind, each.key) for each in shown)
    there = ((records.get((each.kind, each.key)), each) for each in shown)
    return Found(
        hits=tuple(_hit(desk, record, each, asking) for record, each in there if record is not None),
        nearest=bool(ranked) and not fitting,
        more=len(chosen) > until,
        filling=at.behind or at.coming is not None,
        coming=at.coming,
    )


def ranked_of(store: Store, asking: Asking) -> list[Ranked]:
    """Everything that has something of what was asked, best first."""
    with asking_of(store) as at:
        return _ranked_at(at, asking)


def _ranked_at(at: LexiconAt, asking: Asking) -> list[Ranked]:
    concepts = understand(asking.words, asking.language, at)
    counted = at.counts({term for each in concepts for one in each.alternatives for term in one.terms})
    weighed = ranking.with_services(ranking.weigh(concepts, counted, at.total), at.services)
    entries = at.candidates(weighed, counted, asking.kinds, asking.place)
    return nearest_first(ranking.rank(entries, weighed, asking.words, in_hand=asking.service_code), asking.place)


def article(desk: Desk, article_id: UUID) -> Article | None:
    """As it is held here. Raises StoreFaults."""
    raw = reference.one(desk.store, "article", str(article_id))
    return None if raw is None else msgspec.json.decode(raw, type=Article)


def institution(desk: Desk, institution_id: UUID) -> Institution | None:
    """As it is held here. Raises StoreFaults."""
    raw = reference.one(desk.store, "institution", str(institution_id))
    return None if raw is None else msgspec.json.decode(raw, type=Institution)


def forget(desk: Desk) -> None:
    """Words that were typed in a search are remembered nowhere any more. Called when a contact is over."""
    stems.forget()
    if desk.here is not None:
        words_of.forget(desk.store)


def by_slug(desk: Desk, slugs: Collection[str]) -> tuple[Article, ...]:
    """Those of `slugs` that are held here, in their order. Raises StoreFaults."""
    found = held.by_code(desk.store, HitKind.ARTICLE, slugs) if slugs else {}
    return tuple(msgspec.json.decode(found[slug], type=Article) for slug in dict.fromkeys(slugs) if slug in found)


def _hit(desk: Desk, record: bytes, ranked: Ranked, asking: Asking) -> Hit:
    language, near = asking.language, asking.place if ranked.near else ""

    def department(services: Collection[str]) -> str:
        known = (desk.catalogue.services.get(code) for code in services)
        return next((service.department_code for service in known if service is not None), "")

    if ranked.kind is HitKind.ARTICLE:
        of = msgspec.json.decode(record, type=Article)
        return showing.article_hit(of, ranked, language, desk.clock.now().date(), department(of.service_codes))
    if ranked.kind is HitKind.INSTITUTION:
        about = msgspec.json.decode(record, type=Institution)
        return showing.institution_hit(about, ranked, language, department(about.service_codes), near=near)
    if ranked.kind is HitKind.SCRIPT:
        script = msgspec.json.decode(record, type=PublishedScript).script
        return showing.script_hit(script, ranked, language, department(script.services))
    return showing.service_hit(msgspec.json.decode(record, type=Service), ranked, language)
