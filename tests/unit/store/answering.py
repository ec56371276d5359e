"""Answers for the index, and whether it agrees with the records."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from agent_desktop.contract.base import Words
from agent_desktop.contract.changes import ReferenceItem
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.knowledge.entries import entry, stems_in
from agent_desktop.store import search
from agent_desktop.store.opening import Store
from agent_desktop.store.search_moment import moment
from tests.search.authority import item
from tests.unit.store.making import NOW

TERMS = ("rubbish", "tax", "_biniau", "bin")
WORDS = ("rubbish", "tax", "biniau", "bins", "the")


def article(number: int, words: str, state: ArticleState = ArticleState.VALIDATED) -> Article:
    said = Words(en=words, cy=words)
    return Article(
        id=UUID(int=number),
        version=1,
        slug=f"a{number}",
        title=said,
        short_answer=said,
        text=said,
        state=state,
        updated_at=NOW,
    )


def told(number: int, words: str | None, state: ArticleState = ArticleState.VALIDATED) -> ReferenceItem:
    return item("article", str(UUID(int=number)), None if words is None else article(number, words, state))


def counts(store: Store, terms: Sequence[str]) -> dict[str, int]:
    """In how many entries each of these stems is, as a search is told."""
    with moment(store) as now:
        return now.counts(terms)


def agree(store: Store) -> None:
    """Every record that can be found is in the index as it would be made today, and nothing else is."""
    with store.reading() as db:
        records = db.execute(text('SELECT kind, "key", record FROM reference_item')).all()
        rows = db.execute(text('SELECT id, kind, "key", title, names, short, "text" FROM search_entry')).all()
    made = [found for row in records if (found := entry(row.kind, row.key, row.record)) is not None]
    expected = {(each.kind.value, each.key): (each.title, each.names, each.short, each.text) for each in made}
    assert {(row[1], row[2]): tuple(row[3:]) for row in rows} == expected
    counted = Counter(stem for fields in expected.values() for stem in stems_in(fields))
    with store.reading() as db:
        kept = {row.term: row.entries for row in db.execute(text("SELECT term, entries FROM search_stem"))}
    assert kept == dict(counted)
    assert counts(store, [*TERMS, "nowhere"]) == {term: counted[term] for term in TERMS if term in counted}
    assert search.standing(store).entries == len(expected)
    for term in TERMS:
        with store.reading() as db:
            ids = set(
                db.scalars(text("SELECT rowid FROM search_index WHERE search_index MATCH :m"), {"m": f'"{term}"'})
            )
        assert ids == {row[0] for row in rows if any(f" {term} " in field for field in row[3:])}
