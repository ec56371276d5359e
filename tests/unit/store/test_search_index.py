"""The index of answers always agrees with the records, however a pull is cut; a damaged one is made anew."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from agent_desktop.contract.changes import ReferenceItem
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.store import reference, search, search_index, search_mending
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.opening import Store, memory_store, open_store
from tests.search.authority import keep
from tests.unit.store.answering import WORDS, agree, counts, told
from tests.unit.store.making import spoil

KILLS = 3


class CutError(Exception):
    """Where a pull ends that does not end."""


pages = st.lists(
    st.lists(
        st.builds(
            told,
            st.integers(1, 6),
            st.none() | st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
            st.sampled_from((ArticleState.VALIDATED, ArticleState.NOT_VALIDATED, ArticleState.ARCHIVED)),
        ),
        max_size=6,
        unique_by=lambda each: each.key,
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages, st.integers(0, 40), st.booleans())
def test_whatever_comes_and_wherever_it_is_cut_they_agree(
    told_pages: list[list[ReferenceItem]], cut_at: int, afresh: bool
) -> None:
    store = memory_store()
    left = cut_at
    reached = False

    def cut(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0 and not reached:
            raise CutError

    event.listen(store._engine, "before_cursor_execute", cut)
    for number, page in enumerate(told_pages):
        last = afresh and number == len(told_pages) - 1
        if last:
            reached = True
            reference.start_afresh(store, asked_from="nothing")
            reached = False
        try:
            keep(store, page)
        except CutError:
            keep(store, page)  # the pull goes on where it was
        reached = True
        agree(store)
        reached = False
    event.remove(store._engine, "before_cursor_execute", cut)
    store.close()


def test_what_was_held_before_there_was_an_index_is_indexed_some_at_a_time(
    disk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "AT_ONCE", 2)
    keep(disk, [told(number, f"rubbish {number}") for number in range(5)])
    with disk.writing() as db:
        search_index.clear_in(db)
    assert counts(disk, ["rubbish"]) == {}
    keep(disk, [told(3, "tax"), told(7, "bins")])
    turns = 0
    while search.catch_up(disk):
        turns += 1
    assert turns == 3
    assert search.standing(disk).behind is None
    agree(disk)


def test_words_made_by_an_older_program_are_made_anew(disk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(disk, [told(1, "rubbish")])
    while search.catch_up(disk):
        pass
    monkeypatch.setattr(search_index, "MADE", search_index.MADE + 1)
    while search.catch_up(disk):
        pass
    assert search.standing(disk).made == search_index.MADE
    agree(disk)


def read_all(store: Store) -> None:
    """Of the index, with all its pages."""
    with store.reading() as db:
        db.execute(text("SELECT max(length(word)) FROM search_word NOT INDEXED")).all()
        db.execute(text("SELECT word FROM search_word INDEXED BY sqlite_autoindex_search_word_1 ORDER BY word")).all()
        db.execute(text("SELECT sum(length(title)) FROM search_entry")).all()
        db.execute(text("SELECT sum(entries), max(term) FROM search_stem")).all()
        db.execute(text("SELECT rowid FROM search_index WHERE search_index MATCH 'rubbish'")).all()


@pytest.mark.parametrize(
    "spoilt", ["search_entry", "search_index_data", "search_stem", "search_word", "sqlite_autoindex_search_word_1"]
)
def test_a_damaged_index_is_made_anew_and_nothing_else_is_touched(path: Path, key: bytes, spoilt: str) -> None:
    store = open_store(path, key)
    keep(store, [told(number, f"rubbish {number} " * 50) for number in range(30)])
    while search.catch_up(store):
        pass
    with store.reading() as db:
        page = db.scalar(text("SELECT rootpage FROM sqlite_schema WHERE name = :name"), {"name": spoilt})
    store.sweep()
    store.close()
    assert isinstance(page, int)
    spoil(path, (page - 1) * 4096 + 100, 64)
    store = open_store(path, key)
    with pytest.raises(StoreDamaged):
        read_all(store)
    search_mending.begin_anew(store)
    while search.catch_up(store):
        pass
    agree(store)
    assert len(reference.every(store, "article")) == 30
    store.close()
    again = open_store(path, key)
    agree(again)
    keep(again, [told(3, "tax")])
    agree(again)
    again.close()


def test_a_pull_mends_a_damaged_index_by_the_way(path: Path, key: bytes) -> None:
    store = open_store(path, key)
    keep(store, [told(number, f"rubbish {number} " * 50) for number in range(30)])
    while search.catch_up(store):
        pass
    with store.reading() as db:
        page = db.scalar(text("SELECT rootpage FROM sqlite_schema WHERE name = 'search_entry'"))
    store.sweep()
    store.close()
    assert isinstance(page, int)
    spoil(path, (page - 1) * 4096 + 100, 64)
    store = open_store(path, key)
    keep(store, [told(31, "tax")])
    while search.catch_up(store):
        pass
    agree(store)
    store.close()


def test_a_record_that_is_not_understood_is_held_and_not_found(store: Store) -> None:
    strange = ReferenceItem(kind="article", key="x", record=msgspec.Raw(b'{"id": 7}'))
    keep(store, [strange, told(1, "tax")])
    assert counts(store, ["tax"]) == {"tax": 1}
    assert len(reference.every(store, "article")) == 2


def test_a_fill_killed_anywhere_leaves_the_index_and_its_counts_whole(path: Path, key: bytes) -> None:
    moment = random.Random(5)  # noqa: S311 - which moment is no secret
    command = [sys.executable, "-m", "tests.unit.store.filling", str(path), key.hex()]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _page in range(moment.randint(1, 6)):
                assert process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        store = open_store(path, key)
        assert reference.progress(store).filling
        agree(store)
        keep(store, [told(500, "rubbish")], more=True)
        agree(store)
        assert counts(store, ["rubbish"])["rubbish"] >= 1
        store.close()
