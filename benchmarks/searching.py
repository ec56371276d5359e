"""Searching answers: how long from a key to the hits, filling the index, and what it weighs. No server is needed.

Times are of the processor, since the machine may do other things. The articles are made: each has as many words as one
written by hand, drawn as often as the demo authority's answers use them, among many that only a few have.
"""

import random
import shutil
import string
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from uuid import UUID

import msgspec
import psutil
import tantivy
from msgspec import Raw
from sqlcipher3 import dbapi2

from agent_desktop.contract.base import Words
from agent_desktop.contract.changes import Changes, ReferenceItem, ReferenceKind
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.desk.answers import Asking, ranked_of
from agent_desktop.knowledge.folding import words
from agent_desktop.store import reference
from agent_desktop.store.opening import Store, open_store
from benchmarks.alone import alone
from benchmarks.row import Row, percentile
from central_server.demo.articles import answers

FOLDER = Path("build/bench-search")
KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FEW, MANY = 10_000, 100_000
PAGE = 500
ASKED = 300
MEMORY_MB = 250.0
RARE_WORDS = 20_000
TOP = 20

Told = tuple[ReferenceItem, ...]
"""A page of what a server tells."""


def measure() -> list[Row]:
    """The folder is made anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    return [*_at(FEW), *_at(MANY)]


def _at(count: int) -> list[Row]:
    made = list(_articles(count))
    asked = _asked(made)
    pages = list(_pages(made))
    with closing(open_store(FOLDER / f"{count}" / "store.db", KEY)) as store:
        fill_s = _cpu(lambda: _fill(store, pages, None))
        rows = _weights(store, count, pages, fill_s)
        if count == FEW:
            rows.append(_delta(store, made, fill_s))
        searched = [_cpu(lambda each=each: _search(store, each)) * 1000 for each in asked]  # type: ignore[misc]  # bound at once
    begin = time.thread_time()
    with closing(_plain(made)) as db:
        plain_fill_s = time.thread_time() - begin
        plain = [_cpu(lambda each=each: _ask_plain(db, each)) * 1000 for each in asked]  # type: ignore[misc]  # as above
    index = _tantivy(made)
    theirs = [_cpu(lambda each=each: _ask_tantivy(index, each)) * 1000 for each in asked]  # type: ignore[misc]  # as above
    memory_mb = alone(_memory, count, asked)
    name = f"search of {count:,} articles"
    p95 = percentile(searched, 0.95)
    median = percentile(searched, 0.5)
    return [
        Row(f"{name}: key to hits, processor, p95", "ms", p95, "plain FTS5 bm25, any word", percentile(plain, 0.95)),
        Row(f"{name}: the same, p95", "ms", p95, "tantivy, any word", percentile(theirs, 0.95)),
        Row(f"{name}: the same, median", "ms", median, "plain FTS5 bm25, any word", percentile(plain, 0.5)),
        Row(f"{name}: the same, median", "ms", median, "tantivy, any word", percentile(theirs, 0.5)),
        Row(f"{name}: memory that came with it", "MB", memory_mb, "what all of the desktop may take", MEMORY_MB),
        Row(f"first fill of {count:,} articles, processor", "s", fill_s, "plain FTS5 of the same texts", plain_fill_s),
        *rows,
    ]


def _memory(count: int, asked: Sequence[str]) -> float:
    """MB that opening the store and searching it take, in a process that did nothing else."""
    before = psutil.Process().memory_info().rss
    with closing(open_store(FOLDER / f"{count}" / "store.db", KEY)) as store:
        for typed in asked:
            _search(store, typed)
        return (psutil.Process().memory_info().rss - before) / 1e6


def _weights(store: Store, count: int, pages: Sequence[Told], fill_s: float) -> list[Row]:
    store.sweep()
    assert store.path is not None
    size_mb = store.path.stat().st_size / 1e6
    text_mb = sum(len(bytes(item.record)) for page in pages for item in page) / 1e6
    with closing(open_store(FOLDER / f"{count}-alone" / "store.db", KEY)) as other:
        plain_s = _cpu(lambda: _records_alone(other, pages))
    return [
        Row(f"first fill of {count:,} articles, the same", "s", fill_s, "the records without an index", plain_s),
        Row(f"store with {count:,} articles, on disk", "MB", size_mb, "their text", text_mb),
    ]


def _records_alone(store: Store, pages: Sequence[Told]) -> None:
    """The same records into an encrypted file of the same kind, and nothing else."""
    for page in pages:
        with store.writing() as db:
            db.exec_driver_sql(
                "INSERT INTO reference_item VALUES (?, ?, ?, 1)",
                [("article", item.key, bytes(item.record)) for item in page],
            )


def _delta(store: Store, made: Sequence[Article], fill_s: float) -> Row:
    """Every article changed."""
    changed = [
        msgspec.structs.replace(each, version=2, short_answer=Words(en=f"New. {each.short_answer.en}")) for each in made
    ]
    cursor = reference.progress(store).cursor
    pages = list(_pages(changed))
    delta_s = _cpu(lambda: _fill(store, pages, cursor))
    return Row(f"delta of {len(made):,} changed articles, processor", "s", delta_s, "the first fill", fill_s)


def _fill(store: Store, pages: Sequence[Told], cursor: str | None) -> None:
    for number, page in enumerate(pages):
        told = Changes(items=page, cursor=f"{cursor or ''}{number}", more=number < len(pages) - 1)
        reference.apply(store, told, asked_from=cursor if number == 0 else f"{cursor or ''}{number - 1}")


def _pages(made: Sequence[Article]) -> Iterator[Told]:
    for first in range(0, len(made), PAGE):
        yield tuple(
            ReferenceItem(kind=ReferenceKind.ARTICLE, key=str(each.id), record=Raw(msgspec.json.encode(each)))
            for each in made[first : first + PAGE]
        )


def _search(store: Store, typed: str) -> None:
    ranked_of(store, Asking(words=typed))


def _plain(made: Sequence[Article]) -> dbapi2.Connection:
    db = dbapi2.connect(str(FOLDER / f"plain-{len(made)}.db"), isolation_level=None)
    db.execute("CREATE VIRTUAL TABLE plain USING fts5(title, short, text, tokenize = 'porter unicode61')")
    db.execute("BEGIN")
    db.executemany("INSERT INTO plain VALUES (?, ?, ?)", [(a.title.en, a.short_answer.en, a.text.en) for a in made])
    db.execute("COMMIT")
    return db


def _ask_plain(db: dbapi2.Connection, typed: str) -> None:
    match = " OR ".join(f'"{word.folded}"' for word in words(typed))
    db.execute("SELECT title FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, TOP)).fetchall()


def _tantivy(made: Sequence[Article]) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    for field in ("title", "short", "text"):
        builder.add_text_field(field, stored=field == "title", tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for each in made:
        writer.add_document(tantivy.Document(title=each.title.en, short=each.short_answer.en, text=each.text.en))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _ask_tantivy(index: tantivy.Index, typed: str) -> None:
    query = index.parse_query(" ".join(word.folded for word in words(typed)), ["title", "short", "text"])
    searcher = index.searcher()
    for _, address in searcher.search(query, TOP).hits:
        searcher.doc(address)


def _articles(count: int) -> Iterator[Article]:
    rng = random.Random(7)  # noqa: S311 - the same every time is the point
    used = Counter(word.folded for answer in answers() for word in words(f"{answer.title.en} {answer.text.en}"))
    rare = ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(4, 11))) for _ in range(RARE_WORDS)]
    common, weights = list(used), list(accumulate(used.values()))

    def some(length: int) -> str:
        drawn = rng.choices(common, cum_weights=weights, k=length)
        return " ".join(rng.choice(rare) if rng.random() < 0.05 else word for word in drawn)

    for number in range(count):
        yield Article(
            id=UUID(int=number + 1),
            version=1,
            slug=f"article-{number}",
            title=Words(en=some(rng.randint(3, 7)).capitalize()),
            short_answer=Words(en=some(30)),
            text=Words(en=some(220)),
            state=ArticleState.VALIDATED,
            synonyms=tuple(some(2) for _ in range(5)),
            updated_at=NOW,
        )


def _asked(made: Sequence[Article]) -> list[str]:
    """As typed: some words of a title or a text, the last of them only begun, now and then with a slip."""
    rng = random.Random(11)  # noqa: S311 - as above
    asked = []
    for _ in range(ASKED):
        article = rng.choice(made)
        source = rng.choice((article.title.en, article.short_answer.en)).split()
        first = rng.randrange(len(source))
        typed = " ".join(source[first : first + rng.randint(1, 6)])
        at = rng.randrange(len(typed))
        typed = typed[:at] + typed[at + 1 :] if rng.random() < 0.2 else typed
        begun = typed[: max(1, len(typed) - rng.randint(0, 3))].strip()
        asked.append(begun or source[first])
    return asked


def _cpu(act: Callable[[], None]) -> float:
    """Seconds of this thread's processor."""
    begin = time.thread_time()
    act()
    return time.thread_time() - begin
