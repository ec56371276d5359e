"""Which answers handlers gave in the demo's contacts: mostly alike, and to a few questions not."""

from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

from agent_desktop.knowledge.questions import question_key
from agent_desktop.knowledge.quoted import OFFERED
from central_server.demo import how_long_articles, place_articles
from central_server.demo.article_rows import EARLIER, VALIDATED_AGO
from central_server.demo.articles import answers
from central_server.demo.chance import demo_id, pick
from central_server.demo.days import Days
from central_server.demo.named import MADE
from central_server.demo.rows import Batch, Row

OF_MANY = frozenset((*how_long_articles.SYNONYMS, *place_articles.SYNONYMS))
"""What is said of many answers is no question that two of them answer differently."""

GIVEN_FOR_DAYS = 400
"""Before that nobody wrote down which answer they gave."""

LATELY_DAYS = 28
SHARES = {
    "answered": 0.7, "referred": 0.5, "call_back": 0.15, "case_raised": 0.3, "case_discussed": 0.2,
    "cut_off": 0.0, "no_one_there": 0.0,
}  # fmt: skip
"""By outcome: of contacts in which an answer was given."""

TYPED_SHARE, DISPUTED_SHARE, SECOND_SHARE = 0.6, 0.3, 0.12


class Dispute(NamedTuple):
    """`words`: as they were put. Every third handler gives `other`, the rest `usual`; slugs both."""

    service: str
    words: tuple[str, ...]
    usual: str
    other: str


DISPUTES: tuple[Dispute, ...] = (
    Dispute("bulky_collection", ("get rid of a sofa", "sofa to get rid of"), "bulky-waste", "recycling-centre"),
    Dispute("council_tax_instalments", ("behind with council tax",), "council-tax-behind", "bailiffs"),
    Dispute("pothole", ("car damaged by pothole", "pothole damaged my car"), "road-claim", "pothole"),
    Dispute("noise", ("loud music late at night",), "noise-at-night", "antisocial-behaviour"),
    Dispute("repair", ("water coming through the ceiling",), "emergency-repair", "report-repair"),
    Dispute("council_tax_discount", ("nobody lives in the house", "house nobody lives in"), "council-tax-empty-home",
            "council-tax-second-home"),
    Dispute("housing_benefit_change", ("paid too much benefit",), "benefit-overpaid", "benefit-change"),
    Dispute("pests", ("rats in the garden",), "pests", "sewer-rats"),
)  # fmt: skip
PLANTED = 4
"""Of these the first are given in the newest contacts of the named people, so that every demo has them."""


class _Typed(NamedTuple):
    words: str
    key: str


_NOTHING = _Typed("", "")


class _Given(NamedTuple):
    article: str
    typed: _Typed


class _Asked(NamedTuple):
    """A contact in which an answer could be given."""

    contact: str
    started: str
    service: str
    outcome: str
    handler: str


class _Known(NamedTuple):
    """An article that a service has, and what is typed to find it."""

    id: str
    typed: tuple[_Typed, ...]


class AnswersGiven:
    """Draws from a chance of its own: contacts are the same with it and without."""

    def __init__(self, seed: int, days: Days, handlers: tuple[str, ...]) -> None:
        self._rng = Random(f"answers {seed}")  # noqa: S311 - see central_server.demo.chance
        self._since = days.every[GIVEN_FOR_DAYS].text
        self._lately = days.every[LATELY_DAYS].text
        self._today = days.today
        self._place = {handler: position for position, handler in enumerate(handlers)}
        self._by_service: dict[str, list[_Known]] = {}
        for answer in (each for each in answers() if each.facts.state in OFFERED):
            own = (each for each in answer.facts.synonyms if each not in OF_MANY)
            words = (answer.title.en.casefold(), *own)
            known = _Known(article_id(answer.slug), tuple(_typed(each) for each in words))
            for service in answer.facts.services:
                self._by_service.setdefault(service, []).append(known)
        self._disputes = {each.service: each for each in DISPUTES}

    def add(self, batch: Batch, contact: Row) -> int:
        """What was given in this contact, and how much that is. `contact`: its row, all but that number."""
        rng, asked = self._rng, _asked(contact)
        if asked is None or asked.started[:10] < self._since or rng.random() >= SHARES[asked.outcome]:
            return 0
        dispute, known = self._disputes.get(asked.service), self._by_service.get(asked.service)
        if dispute is not None and rng.random() < DISPUTED_SHARE:
            return self._put(batch, asked, self._disputed(dispute, asked.handler))
        return self._put(batch, asked, *self._given(known)) if known else 0

    def plant(self, batch: Batch) -> None:
        """The first disputes into the newest contacts of `batch` that a handler had and gave no answer in."""
        planted = 0
        for position, contact in enumerate(batch["contact"]):
            *row, number = contact
            asked = _asked(tuple(row))
            if number == 0 and asked and asked.started[:10] > self._lately and SHARES[asked.outcome] > 0:
                given = self._disputed(DISPUTES[planted % PLANTED], asked.handler)
                batch["contact"][position] = (*row, self._put(batch, asked, given))
                planted += 1

    def _put(self, batch: Batch, asked: _Asked, *given: _Given) -> int:
        for position, (article, typed) in enumerate(given):
            version = version_on(article, asked.started, self._today)
            answer = (asked.contact, position, "article", article, version, "en", asked.started)
            circumstances = (asked.service, asked.outcome, asked.handler)
            batch["contact_quote"].append((*answer, typed.words, "", "", typed.key, *circumstances))
        return len(given)

    def _given(self, known: list[_Known]) -> list[_Given]:
        """The first of a service are the usual ones."""
        rng = self._rng
        first = known[int(len(known) * rng.random() ** 2)]
        given = [_Given(first.id, pick(rng, first.typed) if rng.random() < TYPED_SHARE else _NOTHING)]
        if len(known) > 1 and rng.random() < SECOND_SHARE:
            second = pick(rng, known)
            if second is not first:
                given.append(_Given(second.id, _NOTHING))
        return given

    def _disputed(self, dispute: Dispute, handler: str) -> _Given:
        slug = dispute.usual if self._place.get(handler, 0) % 3 else dispute.other
        return _Given(article_id(slug), _typed(pick(self._rng, dispute.words)))


@cache
def article_id(slug: str) -> str:
    """32 hexadecimal digits; the same for every seed."""
    return demo_id(Random(f"article {slug}"), MADE)  # noqa: S311 - the same every time is the point


def version_on(article: str, moment: str, today: date) -> int:
    """Which version of the article with that id was in force then. `moment`: as rows have it."""
    since = (today - VALIDATED_AGO).isoformat()
    return 2 if article in _of_two_versions() and moment > since else 1


@cache
def _of_two_versions() -> frozenset[str]:
    return frozenset(article_id(slug) for slug in EARLIER)


@cache
def _typed(words: str) -> _Typed:
    return _Typed(words, question_key(words, "en"))


def _asked(contact: Row) -> _Asked | None:
    """None where nobody handled it, or it was about nothing."""
    contact_id, started, service, outcome, handler = (contact[place] for place in (0, 7, 10, 11, 17))
    if service is None or handler is None:
        return None
    return _Asked(str(contact_id), str(started), str(service), str(outcome), str(handler))
