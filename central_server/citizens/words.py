"""From typed name words to the numbers of the index's terms, in three tiers: exact, prefix, one slip."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.citizens.names import variants, within_one_slip
from central_server.citizens.tables import NameTerm, NameVariant

MOST_TERMS = 300
"""Terms taken for one typed word; a prefix of one letter would fit thousands."""

SHORTEST_FOR_SLIPS = 3
"""In a word of one or two letters, one letter wrong is another word."""

Tiers = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Exact, exact or prefix, and all of these or one slip away: each holds the one before."""


def tiers(session: Session, words: Sequence[str]) -> tuple[Tiers, ...]:
    """The tiers of each of `words`; only the last, which may still be half typed, is taken as a prefix."""
    exact = dict(session.execute(select(NameTerm.term, NameTerm.id).where(NameTerm.term.in_(words))).all())
    slips = _slips(session, [word for word in words if len(word) >= SHORTEST_FOR_SLIPS])
    found = []
    for position, word in enumerate(words):
        first = frozenset({exact[word]} if word in exact else ())
        second = first | (_prefixed(session, word) if position == len(words) - 1 else frozenset())
        found.append((first, second, second | slips.get(word, frozenset())))
    return tuple(found)


def _prefixed(session: Session, word: str) -> frozenset[int]:
    wanted = select(NameTerm.id).where(NameTerm.term >= word, NameTerm.term < word + "{")  # "{" follows "z" in ASCII
    return frozenset(session.scalars(wanted.order_by(NameTerm.term).limit(MOST_TERMS)))


def _slips(session: Session, words: Sequence[str]) -> dict[str, frozenset[int]]:
    if not words:
        return {}
    forms = {form: [w for w in words if form in variants(w)] for word in words for form in variants(word)}
    found = session.execute(
        select(NameVariant.variant, NameTerm.id, NameTerm.term)
        .join(NameTerm, NameTerm.id == NameVariant.term_id)
        .where(NameVariant.variant.in_(forms))
    )
    numbers: dict[str, set[int]] = {}
    for variant, number, term in found:
        for word in forms[variant]:
            if within_one_slip(word, term):
                numbers.setdefault(word, set()).add(number)
    return {word: frozenset(sorted(found)[:MOST_TERMS]) for word, found in numbers.items()}
