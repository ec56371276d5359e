"""Which answers handlers gave in the demo's contacts: mostly alike, and to a few questions not."""

from functools import cache
from random import Random
from typing import NamedTuple

from agent_desktop.knowledge.questions import question_key
from central_server.demo.articles import answers
from central_server.demo.chance import demo_id, pick
from central_server.demo.days import Days, moment
from central_server.demo.named import MADE
from central_server.demo.rows import Batch
from central_server.demo.told import Told

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
        self._place = {handler: position for position, handler in enumerate(handlers)}
        self._by_service: dict[str, list[_Known]] = {}
        for answer in answers():
            words = (answer.title.en.casefold(), *answer.facts.synonyms)
            known = _Known(article_id(answer.slug), tuple(_typed(each) for each in words))
            for service in answer.facts.services:
                self._by_service.setdefault(service, []).append(known)
        self._disputes = {each.service: each for each in DISPUTES}
        self._planted = 0

    def add(self, batch: Batch, told: Told, outcome: str) -> None:
        """What was given in this contact, if anything was."""
        rng, handler = self._rng, told.handler
        if handler is None or told.day.text < self._since or rng.random() >= SHARES[outcome]:
            return
        service = told.offer.service.code
        dispute = self._disputes.get(service)
        if dispute is not None and rng.random() < DISPUTED_SHARE:
            self._put(batch, told, self._disputed(dispute, handler))
            return
        known = self._by_service.get(service)
        if known:
            first = known[int(len(known) * rng.random() ** 2)]
            self._put(batch, told, *self._given(first, known))

    def plant(self, batch: Batch) -> None:
        """The first disputes into the newest contacts of `batch` that a handler had and gave no answer in."""
        answered = {row[0] for row in batch["contact_quote"]}
        for row in batch["contact"]:
            contact_id, started, outcome, handler = row[0], str(row[7]), str(row[11]), row[17]
            lately = started[:10] > self._lately and contact_id not in answered
            if lately and isinstance(handler, str) and SHARES[outcome] > 0:
                given = self._disputed(DISPUTES[self._planted % PLANTED], handler)
                batch["contact_quote"].append(_row(str(contact_id), 0, *given, at=started))
                self._planted += 1

    def _given(self, first: _Known, known: list[_Known]) -> list[tuple[str, _Typed]]:
        rng = self._rng
        given = [(first.id, pick(rng, first.typed) if rng.random() < TYPED_SHARE else _NOTHING)]
        if len(known) > 1 and rng.random() < SECOND_SHARE:
            second = pick(rng, known)
            if second is not first:
                given.append((second.id, _NOTHING))
        return given

    def _disputed(self, dispute: Dispute, handler: str) -> tuple[str, _Typed]:
        slug = dispute.usual if self._place.get(handler, 0) % 3 else dispute.other
        return article_id(slug), _typed(pick(self._rng, dispute.words))

    def _put(self, batch: Batch, told: Told, *given: tuple[str, _Typed]) -> None:
        at = moment(told.day, told.second + 20)
        batch["contact_quote"].extend(
            _row(told.id, position, answer, typed, at=at) for position, (answer, typed) in enumerate(given)
        )


@cache
def article_id(slug: str) -> str:
    """32 hexadecimal digits; the same for every seed."""
    return demo_id(Random(f"article {slug}"), MADE)  # noqa: S311 - the same every time is the point


@cache
def _typed(words: str) -> _Typed:
    return _Typed(words, question_key(words, "en"))


_NOTHING = _Typed("", "")


def _row(contact_id: str, position: int, answer: str, typed: _Typed, *, at: str) -> tuple[str | int, ...]:
    return contact_id, position, "article", answer, 1, "en", at, typed.words, "", "", typed.key
