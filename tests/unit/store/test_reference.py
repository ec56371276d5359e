"""What is held whole: a page and its cursor together, and never less than a whole catalogue."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.changes import Changes, ReferenceItem, ReferenceKind
from agent_desktop.ids import new_id
from agent_desktop.store import reference
from agent_desktop.store.opening import Store, memory_store, open_store

SERVICE, FLAG, ARTICLE = ReferenceKind.SERVICE, ReferenceKind.FLAG_DEFINITION, ReferenceKind.ARTICLE
SCRIPT = ReferenceKind.SCRIPT
KEY = bytes(range(32))


@pytest.fixture
def store() -> Iterator[Store]:
    made = memory_store()
    yield made
    made.close()


def item(kind: ReferenceKind, key: str, said: str | None = "") -> ReferenceItem:
    return ReferenceItem(kind=kind, key=key, record=msgspec.Raw(msgspec.json.encode(said)))


def page(
    cursor: str, *items: ReferenceItem, more: bool = False, touched: tuple[UUID, ...] = (), whole: bool = False
) -> Changes:
    return Changes(items=items, cursor=cursor, more=more, touched=touched, whole=whole)


def changed(store: Store, told: Changes, asked_from: str | None) -> tuple[bool, bool]:
    """Whether the catalogue is another by it, and the scripts."""
    applied = reference.apply(store, told, asked_from=asked_from)
    return applied.catalogue, applied.scripts


def held(store: Store) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ReferenceKind:
        for number, raw in enumerate(reference.every(store, kind)):
            found[f"{kind.value} {number}"] = msgspec.json.decode(raw)
    return found


def test_a_page_is_kept_with_its_cursor_and_outlives_the_program(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "store", KEY)
    reference.apply(opened, page("1", item(SERVICE, "a", "first"), more=True), asked_from=None)
    opened.close()
    opened = open_store(tmp_path / "store", KEY)
    now = reference.progress(opened)
    assert (now.cursor, now.filling, now.whole) == ("1", True, False)
    reference.apply(opened, page("2", item(SERVICE, "c", "third"), more=True, whole=True), asked_from="1")
    assert reference.progress(opened).whole
    reference.apply(opened, page("3", item(ARTICLE, "b", "second"), more=True), asked_from="2")
    reference.apply(opened, page("4"), asked_from="3")
    now = reference.progress(opened)
    assert (now.cursor, now.filling, now.whole) == ("4", False, True)
    assert held(opened) == {"service 0": "first", "service 1": "third", "article 0": "second"}
    assert reference.counts(opened) == {SERVICE: 2, ARTICLE: 1}
    opened.close()


def test_what_a_new_start_does_not_bring_goes_at_its_end_and_not_before(store: Store) -> None:
    for key in "abc":
        reference.apply(store, page(key, item(SERVICE, key, key)), asked_from=reference.progress(store).cursor)
    reference.start_afresh(store, asked_from="c")
    assert changed(store, page("1", item(SERVICE, "a", "new"), more=True), None) == (True, False)
    assert held(store) == {"service 0": "new", "service 1": "b", "service 2": "c"}
    assert reference.progress(store).whole
    assert changed(store, page("2", item(SERVICE, "d", "d")), "1") == (True, False)
    assert held(store) == {"service 0": "new", "service 1": "d"}


def test_a_second_new_start_in_the_middle_of_one_loses_nothing(store: Store) -> None:
    reference.apply(store, page("0", item(SERVICE, "a"), item(SERVICE, "b")), asked_from=None)
    reference.start_afresh(store, asked_from="0")
    reference.apply(store, page("1", item(SERVICE, "a"), more=True), asked_from=None)
    reference.start_afresh(store, asked_from="1")
    reference.apply(store, page("2", item(SERVICE, "b"), more=True), asked_from=None)
    reference.apply(store, page("3"), asked_from="2")
    assert reference.counts(store) == {SERVICE: 1}


def test_the_answer_to_an_older_question_is_passed_over(store: Store) -> None:
    reference.apply(store, page("1", item(SERVICE, "a", "newer")), asked_from=None)
    assert changed(store, page("1", item(SERVICE, "a", "older")), None) == (False, False)
    assert held(store) == {"service 0": "newer"}
    reference.start_afresh(store, asked_from="not any more")
    assert reference.progress(store).cursor == "1"


def test_only_what_a_call_needs_counts_as_another_catalogue(store: Store) -> None:
    assert changed(store, page("1", item(FLAG, "HEAR", "loud")), None) == (True, False)
    assert changed(store, page("2", item(FLAG, "HEAR", "loud")), "1") == (False, False)
    assert changed(store, page("3", item(ARTICLE, "x", "new")), "2") == (False, False)
    assert changed(store, page("4", item(FLAG, "HEAR", None)), "3") == (True, False)
    assert changed(store, page("5", item(FLAG, "HEAR", None)), "4") == (False, False)
    assert reference.counts(store) == {ARTICLE: 1}


def test_scripts_that_come_change_and_go_are_told_of_by_themselves(store: Store) -> None:
    assert changed(store, page("1", item(SERVICE, "a"), item(SCRIPT, "x", "said")), None) == (True, True)
    assert changed(store, page("2", item(SCRIPT, "x", "said")), "1") == (False, False)
    assert changed(store, page("3", item(SCRIPT, "x", "other")), "2") == (False, True)
    assert changed(store, page("4", item(SCRIPT, "x", None)), "3") == (False, True)
    assert changed(store, page("5", item(SCRIPT, "y", "said")), "4") == (False, True)
    reference.start_afresh(store, asked_from="5")
    assert changed(store, page("6", item(SERVICE, "a")), None) == (False, True)
    assert reference.counts(store) == {SERVICE: 1}


def test_before_all_of_the_catalogue_was_told_it_is_not_whole(store: Store) -> None:
    reference.apply(store, page("1", item(SERVICE, "a"), more=True), asked_from=None)
    assert not reference.progress(store).whole
    reference.apply(store, page("2", item(FLAG, "b"), more=True, whole=True), asked_from="1")
    assert reference.progress(store).whole


def test_who_changed_is_remembered_until_they_were_asked_about(store: Store) -> None:
    one, two = new_id(), new_id()
    reference.apply(store, page("1", touched=(one, two)), asked_from=None)
    reference.apply(store, page("2", touched=(two,)), asked_from="1")
    assert reference.progress(store).stale == (one, two)
    reference.settle_stale(store, (one,))
    assert reference.progress(store).stale == (two,)


def test_a_line_that_brings_little_is_asked_for_less(store: Store) -> None:
    for _ in range(20):
        reference.ask_for_less(store)
    assert reference.progress(store).page == reference.SMALLEST_PAGE
    reference.apply(store, page("1"), asked_from=None)
    assert reference.progress(store).page == 2 * reference.SMALLEST_PAGE
    for number in range(1, 10):
        reference.apply(store, page(str(number + 1)), asked_from=str(number))
    assert reference.progress(store).page == reference.LARGEST_PAGE
    reference.apply(store, page("11"), asked_from="10", took_s=0.5)
    assert reference.progress(store).page == reference.LARGEST_PAGE
    reference.apply(store, page("12"), asked_from="11", took_s=2.0)
    assert reference.progress(store).page == reference.LARGEST_PAGE // 2


def test_a_desktop_that_understands_more_starts_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reference.apply(store, page("1", item(SERVICE, "a")), asked_from=None)
    monkeypatch.setattr(reference, "_UNDERSTOOD", (*reference._UNDERSTOOD, "script format 2"))
    now = reference.progress(store)
    assert (now.cursor, now.whole) == (None, True)
    reference.apply(store, page("2", item(SERVICE, "a")), asked_from=None)
    assert reference.progress(store).cursor == "2"


ITEMS = st.lists(st.tuples(st.sampled_from("abcdef"), st.one_of(st.none(), st.sampled_from("xyz"))), max_size=6)


@given(st.lists(st.tuples(ITEMS, st.booleans()), max_size=12))
def test_after_any_pages_and_new_starts_it_holds_what_was_told(
    rounds: list[tuple[list[tuple[str, str | None]], bool]],
) -> None:
    """Each round: the pages of one start told in one go, then whether everything is begun anew."""
    store = memory_store()
    model: dict[str, str] = {}
    for number, (told, afresh) in enumerate(rounds):
        cursor = reference.progress(store).cursor
        if afresh and cursor is not None:
            reference.start_afresh(store, asked_from=cursor)
            cursor = None
        if cursor is None:
            model = {}
        for key, said in told:
            model.pop(key, None) if said is None else model.update({key: said})
        items = {key: item(ARTICLE, key, said) for key, said in told}
        reference.apply(store, page(f"{number}", *items.values()), asked_from=cursor)
    assert [msgspec.json.decode(raw) for raw in reference.every(store, ARTICLE)] == [
        model[key] for key in sorted(model)
    ]
    store.close()
