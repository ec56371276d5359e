"""Searching the index of answers: how often a stem is held, which entries may fit, and what they say; all at one moment
of the store, in one transaction: one for each question would cost as much as the questions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.common_words import is_stop
from agent_desktop.knowledge.folding import words
from agent_desktop.knowledge.hits import HitKind
from agent_desktop.knowledge.ranking import Held, Weighed
from agent_desktop.store import reference, search_index
from agent_desktop.store.models import search_word
from agent_desktop.store.opening import Store
from agent_desktop.store.search_index import KIND_NUMBERS

CANDIDATES = 64
"""Entries that are looked at closely: those that fit roughly best."""
BY_A_LETTER = 24
"""The same where a single letter is all that was typed: nobody has chosen anything by it yet."""
LONGEST_WALK = 1_000
"""Entries walked through for one concept in one field. One that more have tells too little to be chosen by."""
NEAR = 0.001
"""That it is in the citizen's town: of those that fit alike, which there may be more of than are looked at."""
STRONG, WEAK = 1.0, 0.4
"""How much it counts for the rough choice that a concept is in a title or name; that it is anywhere."""

NONE_KNOWN: Mapping[int, Held] = MappingProxyType({})

_counts = "SELECT term, entries FROM search_stem WHERE term IN (SELECT value FROM json_each(?))"
_COLUMNS = 'e.id, kind, "key", code, services, validated, whole_title, title, names, short, "text", alike, places'
_walk = "SELECT rowid FROM search_index WHERE search_index MATCH ?{of_kinds} LIMIT ?"
# Some thousand ids are sooner read as one text than as so many rows.
_walked = "(SELECT json_group_array(rowid) FROM ({walk}))"
_these = f"SELECT {_COLUMNS} FROM search_entry AS e WHERE e.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - columns of our own
_services = f"SELECT {_COLUMNS} FROM search_entry AS e WHERE e.kind = ?"  # noqa: S608 - columns of our own
_records = 'SELECT kind, "key", record FROM reference_item WHERE (kind, "key") IN (VALUES {pairs})'
_cursors = "SELECT feed, value FROM cursor WHERE feed IN (?, ?)"
_every_word = select(search_word.c.id, search_word.c.word)


class Cursors(NamedTuple):
    """How far the index and the reference data have come, as it is written."""

    of_index: str | None
    of_reference: str | None


@contextmanager
def moment(store: Store) -> "Iterator[Moment]":
    """Raises StoreFaults, also within it. Nothing is to be written meanwhile by the same thread."""
    with store.reading() as db:
        yield Moment(db)


class Moment:
    """What is asked of the index within one search."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def cursors(self) -> Cursors:
        """How far the index and the reference data have come."""
        feeds = (search_index.FEED, reference.FEED)
        written: dict[str, str] = {row[0]: row[1] for row in self._db.exec_driver_sql(_cursors, feeds)}
        return Cursors(written.get(search_index.FEED), written.get(reference.FEED))

    def words_after(self, last: int) -> tuple[int, list[str]]:
        """Words that came after the one numbered `last`, and the number of the latest."""
        rows = self._db.execute(_every_word.where(search_word.c.id > last)).all()
        return max((row.id for row in rows), default=last), [row.word for row in rows]

    def services(self) -> list[Held]:
        """Every service, to be ranked by itself."""
        return [_held(row) for row in self._db.exec_driver_sql(_services, (HitKind.SERVICE.value,))]

    def every(self, kind: ReferenceKind) -> Sequence[bytes]:
        """Every record of `kind`, by key."""
        return reference.every_in(self._db, kind)

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many entries each of these is; those in none are left out."""
        return {row[0]: row[1] for row in self._db.exec_driver_sql(_counts, (_json(tuple(terms)),))}

    def candidates(
        self,
        weighed: Sequence[Weighed],
        counted: Mapping[str, int],
        kinds: Collection[HitKind],
        place: str = "",
        known: Mapping[int, Held] = NONE_KNOWN,
    ) -> list[Held]:
        """Entries that may fit best, in no order. `place`: the citizen's town; `known`: entries, by id, as they are at
        this moment: they are not read."""
        chosen = _chosen(weighed, counted)
        if not chosen:
            return []
        there = [stems.english(word.folded) for word in words(place) if not is_stop(word.folded)]
        near = f'{{"text"}} : {_all_of(there)}' if there else ""
        of_kinds = _of_kinds(kinds)
        asked = [each.concept for each in weighed if each.alternatives]
        if len(asked) == 1:
            most = CANDIDATES if len(asked[0].typed) > 1 else BY_A_LETTER
            ids = self._in_turn([match for match, _ in chosen], near, of_kinds, most)
        else:
            ids = self._fitting([*chosen, (near, NEAR)] if near else chosen, of_kinds)
        # Chosen by their ids alone: an entry is some pages to decrypt, and most are not chosen.
        unknown = [each for each in ids if each not in known]
        read = self._db.exec_driver_sql(_these, (_json(unknown),)).all() if unknown else ()
        return [*(known[each] for each in ids if each in known), *map(_held, read)]

    def _in_turn(self, matches: Sequence[str], near: str, of_kinds: str, most: int) -> Sequence[int]:
        """The same for one concept alone, for which each walk fits better than all of the next: most need no second."""
        found: dict[int, None] = {}
        walk = _walk.format(of_kinds=of_kinds)
        for match in (each for one in matches for each in ((f"({one}) AND ({near})", one) if near else (one,))):
            rows = self._db.exec_driver_sql(walk, (match, most + len(found)))
            found.update(dict.fromkeys(row[0] for row in rows))
            if len(found) >= most:
                break
        return list(found)[:most]

    def _fitting(self, chosen: Sequence[tuple[str, float]], of_kinds: str) -> Sequence[int]:
        """Ids of those that fit roughly best."""
        walk = _walk.format(of_kinds=of_kinds)
        statement = f"SELECT {','.join(_walked.format(walk=walk) for _ in chosen)}"
        row = self._db.exec_driver_sql(
            statement, tuple(each for match, _ in chosen for each in (match, LONGEST_WALK))
        ).one()
        walked = [msgspec.json.decode(written, type=list[int]) for written in row]
        fits = dict.fromkeys(walked[0], chosen[0][1])
        so_far = fits.get
        for ids, (_, weight) in zip(walked[1:], chosen[1:], strict=True):
            fits.update([(each, so_far(each, 0.0) + weight) for each in ids])
        if len(fits) <= CANDIDATES:
            return list(fits)
        least = sorted(fits.values(), reverse=True)[CANDIDATES - 1]
        better = [each for each, fit in fits.items() if fit > least]
        alike = sorted(each for each, fit in fits.items() if fit == least)
        return better + alike[: CANDIDATES - len(better)]

    def records(self, wanted: Iterable[tuple[HitKind, str]]) -> dict[tuple[HitKind, str], bytes]:
        """Of these kinds and keys what is held."""
        pairs = tuple((kind.value, key) for kind, key in wanted)
        if not pairs:
            return {}
        statement = _records.format(pairs=",".join("(?,?)" for _ in pairs))
        rows = self._db.exec_driver_sql(statement, tuple(value for pair in pairs for value in pair))
        return {(HitKind(row[0]), row[1]): row[2] for row in rows}


def _chosen(weighed: Sequence[Weighed], counted: Mapping[str, int]) -> list[tuple[str, float]]:
    """What is walked through, and what it counts."""
    chosen: list[tuple[str, float, int]] = []
    for concept in weighed:
        terms = [alternative.terms for alternative, _, _ in concept.alternatives]
        if not terms:
            continue
        either = " OR ".join(_all_of(each) for each in terms)
        frequent = sum(min(counted.get(term, 0) for term in each) for each in terms)
        chosen.append((f"{{title names}} : ({either})", STRONG * concept.weight, 0))
        chosen.append((either, WEAK * concept.weight, frequent))
    rare = [each for each in chosen if each[2] <= LONGEST_WALK]
    return [(match, weight) for match, weight, _ in (rare or chosen)]


def _all_of(terms: Sequence[str]) -> str:
    quoted = " AND ".join(f'"{term.replace(chr(34), chr(34) * 2)}"' for term in terms)
    return f"({quoted})"


def _json(values: Sequence[str] | Sequence[int]) -> str:
    return msgspec.json.encode(values).decode()


def _of_kinds(kinds: Collection[HitKind]) -> str:
    if len(kinds) == len(KIND_NUMBERS):
        return ""
    return f" AND rowid % {len(KIND_NUMBERS)} IN ({','.join(str(KIND_NUMBERS[kind]) for kind in sorted(kinds))})"


def _held(row: Sequence[Any]) -> Held:
    return Held(
        id=row[0],
        kind=HitKind(row[1]),
        key=row[2],
        code=row[3],
        services=tuple(row[4].split()),
        validated=bool(row[5]),
        whole_title=row[6],
        fields=(row[7], row[8], row[9], row[10]),
        alike=row[11],
        places=row[12],
    )
