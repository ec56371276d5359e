"""The demo authority's answers in a store, as a desktop holds them; and a desk that has nothing else."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec
from msgspec import Raw

from agent_desktop.clock import Clock
from agent_desktop.contract.accounts import Role, User
from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import Changes, ReferenceItem
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.policy import Policy
from agent_desktop.contract.services import Service
from agent_desktop.contract.synonyms import Synonym
from agent_desktop.desk.catalogue import Catalogue
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.here import Here, LastSignIn
from agent_desktop.store import reference
from agent_desktop.store import search as held
from agent_desktop.store.opening import Store, memory_store
from central_server.demo.articles import answers
from central_server.demo.chance import demo_id
from central_server.demo.institutions import institutions
from central_server.demo.named import MADE
from central_server.demo.services import OFFERS
from central_server.demo.synonyms import synonyms

KINDS: dict[type, str] = {Service: "service", Article: "article", Institution: "institution", Synonym: "synonym"}
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def articles() -> list[Article]:
    """As the server tells of them."""
    return [
        Article(
            id=UUID(demo_id(Random(f"article {answer.slug}"), MADE)),  # noqa: S311 - the same every time is the point
            version=1,
            slug=answer.slug,
            title=answer.title,
            short_answer=answer.short,
            text=answer.text,
            service_codes=answer.facts.services,
            state=answer.facts.state,
            synonyms=answer.facts.synonyms,
            department_code=answer.facts.owner,
            review_by=(NOW + timedelta(days=answer.facts.review_days)).date(),
            updated_at=NOW,
        )
        for answer in answers()
    ]


def records() -> Iterator[Record]:
    """Everything of the demo authority that can be found, and what citizens call it."""
    yield from (offer.service for offer in OFFERS)
    yield from synonyms()
    yield from articles()
    yield from institutions()


def items() -> Iterator[ReferenceItem]:
    """The same as the feed has it."""
    for record in records():
        key = record.code if isinstance(record, Service) else str(getattr(record, "id", ""))
        yield item(KINDS[type(record)], key, record)


def item(kind: str, key: str, record: msgspec.Struct | None) -> ReferenceItem:
    return ReferenceItem(kind=kind, key=key, record=Raw(msgspec.json.encode(record)))


def keep(store: Store, told: Iterable[ReferenceItem], *, more: bool = False) -> None:
    """As a pull keeps it."""
    before = reference.progress(store).cursor
    cursor = f"c{int((before or 'c0')[1:]) + 1}"
    reference.apply(store, Changes(items=tuple(told), cursor=cursor, more=more, whole=True), asked_from=before)


def authority_store() -> Store:
    store = memory_store()
    keep(store, items())
    while held.catch_up(store):
        pass
    return store


def desk_over(store: Store) -> Desk:
    """A desk that is signed in here and has never seen a server."""
    desk = open_desk("http://127.0.0.1:9", clock=Clock(lambda: NOW))
    user = User(id=UUID(int=1), username="handler", name="Dee Handler", role=Role.HANDLER)
    last = LastSignIn(user=user, policy=Policy(), at=NOW, newest=NOW)
    desk.here = Here(store=store, key=bytes(32), path=Path("nowhere"), last=last)
    services = {offer.service.code: offer.service for offer in OFFERS}
    desk.catalogue = Catalogue(departments={}, services=services, calendars={}, flags={})
    return desk
