"""Where handlers gave different answers to the same question. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from agent_desktop.contract.answering import Count, Disagreement
from agent_desktop.knowledge.folding import words

FEWEST_HANDLERS = 2
"""Who met the question, and who used the words that are told: what fewer did might say who they are."""


class Given(NamedTuple):
    """An article given in a contact. `question`: its key; "" where nothing was typed: then the step asks.

    `contact` and `handler` are only told apart: ids, or how the database writes them.
    """

    question: str
    script_id: str
    step: str
    asked: str
    contact: UUID | str
    handler: UUID | str
    article: UUID


def disagreements(every: Iterable[Given], most: int) -> tuple[Disagreement, ...]:
    """Those given most often beside the usual answer first, at most `most`.

    Two who were asked the same disagree where they have not one article in common. Whoever gives two articles in one
    contact does not disagree with whoever gives one of them.
    """
    by_question: defaultdict[tuple[str, str, str], list[Given]] = defaultdict(list)
    for given in every:
        by_question[_question(given)].append(given)
    found = [_told(rows) for rows in by_question.values() if _disagree(rows)]
    return tuple(sorted(found, key=_most_telling)[:most])


def _question(given: Given) -> tuple[str, str, str]:
    return (given.question, "", "") if given.question else ("", given.script_id, given.step)


def _disagree(rows: Sequence[Given]) -> bool:
    by_contact: defaultdict[tuple[UUID | str, UUID | str], set[UUID]] = defaultdict(set)
    for row in rows:
        by_contact[row.contact, row.handler].add(row.article)
    by_answer: defaultdict[frozenset[UUID], set[UUID | str]] = defaultdict(set)
    for (_contact, handler), articles in by_contact.items():
        by_answer[frozenset(articles)].add(handler)
    return any(
        one.isdisjoint(other) and len(by_answer[one] | by_answer[other]) >= FEWEST_HANDLERS
        for one, other in combinations(by_answer, 2)
    )


def _told(rows: Sequence[Given]) -> Disagreement:
    contacts = Counter(article for article, _contact in {(row.article, row.contact) for row in rows})
    answers = sorted(contacts.items(), key=lambda answer: (-answer[1], answer[0]))
    _, script_id, step = _question(rows[0])
    return Disagreement(
        asked=_as_put(rows) or _words_in_common(rows),
        script_id=script_id,
        step=step,
        answers=tuple(Count(key=str(article), count=count) for article, count in answers),
        handlers=len({row.handler for row in rows}),
    )


def _as_put(rows: Sequence[Given]) -> str:
    """The words as most often put, of those that several used; "" where each put them otherwise."""
    contacts: defaultdict[str, set[UUID | str]] = defaultdict(set)
    handlers: defaultdict[str, set[UUID | str]] = defaultdict(set)
    for row in rows:
        asked = row.asked.casefold()
        contacts[asked].add(row.contact)
        handlers[asked].add(row.handler)
    shared = [asked for asked, users in handlers.items() if asked and len(users) >= FEWEST_HANDLERS]
    return min(shared, key=lambda asked: (-len(contacts[asked]), asked), default="")


def _words_in_common(rows: Sequence[Given]) -> str:
    """Of the words as most often put those that several used, whatever else each of them said."""
    handlers: defaultdict[str, set[UUID | str]] = defaultdict(set)
    for row in rows:
        for word in words(row.asked):
            handlers[word.folded].add(row.handler)
    often = Counter(row.asked for row in rows)
    asked = min(often, key=lambda each: (-often[each], each))
    return " ".join(word.folded for word in words(asked) if len(handlers[word.folded]) >= FEWEST_HANDLERS)


def _most_telling(disagreement: Disagreement) -> tuple[int, int, str, str, tuple[tuple[str, int], ...]]:
    unusual = sum(answer.count for answer in disagreement.answers[1:])
    answers = tuple((answer.key, answer.count) for answer in disagreement.answers)
    return -unusual, -disagreement.handlers, disagreement.asked, disagreement.script_id + disagreement.step, answers
