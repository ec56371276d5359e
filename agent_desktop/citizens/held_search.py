"""Finding people among the few held on this computer, as the server finds them among all. Pure.

Everything given must fit: every word of a name in any order (exact before its beginning before one slip), and all of
postcode, date of birth, e-mail address, number and case reference that were typed.
"""

from collections.abc import Iterable

from agent_desktop.citizens.names import terms, within_one_slip
from agent_desktop.citizens.query import Query, postcode_key
from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Citizen, CitizenMatch, CitizenStatus, MatchedOn
from agent_desktop.contract.contacts import ContactContext

EXACT, BEGINS, SLIP = range(3)
FEWEST_FOR_A_SLIP = 4
"""Letters: in shorter words one slip makes another name."""
OUTWARD_LONGEST = 4


class Sought(Record, frozen=True, kw_only=True):
    """What was typed, taken apart."""

    query: Query = Query()
    e164: str | None = None
    reference: str | None = None

    @property
    def is_empty(self) -> bool:
        query = self.query
        return not any((self.e164, self.reference, query.names, query.postcode, query.birth_date, query.email))


def search(contexts: Iterable[ContactContext], sought: Sought) -> tuple[CitizenMatch, ...]:
    """Those who fit, best first; the living before the others."""
    if sought.is_empty:
        return ()
    found = [
        (context.citizen.status is not CitizenStatus.LIVING, tier, context.citizen.name, _match(context, sought))
        for context in contexts
        if context.citizen is not None and (tier := _tier(context, context.citizen, sought)) is not None
    ]
    return tuple(match for *_, match in sorted(found, key=lambda each: each[:3]))


def match_at(context: ContactContext, e164: str) -> CitizenMatch:
    """Whom a held context with a citizen is about, to choose from where several fit the number."""
    return _match(context, Sought(e164=e164))


def _tier(context: ContactContext, citizen: Citizen, sought: Sought) -> int | None:
    """How well the worst word fits; None where something typed does not fit at all."""
    query = sought.query
    fits = (
        sought.e164 is None or sought.e164 in _numbers(citizen),
        sought.reference is None or sought.reference in _references(context),
        query.birth_date is None or query.birth_date == citizen.birth_date,
        query.email is None or query.email == citizen.email.casefold(),
        query.postcode is None or _in_postcode(citizen, query.postcode),
    )
    if not all(fits):
        return None
    own = terms(citizen.name, citizen.latin_name)
    tiers = [_word_tier(word, own) for word in query.names]
    return None if None in tiers else max((tier for tier in tiers if tier is not None), default=EXACT)


def _word_tier(word: str, own: tuple[str, ...]) -> int | None:
    if word in own:
        return EXACT
    if any(each.startswith(word) for each in own):
        return BEGINS
    if len(word) >= FEWEST_FOR_A_SLIP and any(within_one_slip(word, each) for each in own):
        return SLIP
    return None


def _in_postcode(citizen: Citizen, typed: str) -> bool:
    own = postcode_key(citizen.address.postcode) if citizen.address else ""
    return own == typed if len(typed) > OUTWARD_LONGEST else own[:-3] == typed


def _numbers(citizen: Citizen) -> set[str]:
    spoken_for = {each.phone for each in citizen.representatives if each.phone}
    return {phone.e164 for phone in citizen.phones} | spoken_for


def _references(context: ContactContext) -> set[str]:
    in_history = {item.case_reference for item in context.history.items if item.case_reference}
    return {case.reference for case in context.open_cases} | in_history


def _match(context: ContactContext, sought: Sought) -> CitizenMatch:
    citizen = context.citizen
    assert citizen is not None
    query = sought.query
    own_number = sought.e164 in {phone.e164 for phone in citizen.phones}
    ways = (
        (sought.reference, MatchedOn.REFERENCE),
        (sought.e164, MatchedOn.PHONE if own_number else MatchedOn.REPRESENTATIVE),
        (query.names, MatchedOn.NAME),
        (query.postcode, MatchedOn.POSTCODE),
        (query.birth_date, MatchedOn.BIRTH_DATE),
        (query.email, MatchedOn.EMAIL),
    )
    return CitizenMatch(
        id=citizen.id,
        name=citizen.name,
        latin_name=citizen.latin_name,
        birth_date=citizen.birth_date,
        address_line=citizen.address.line if citizen.address else "",
        postcode=citizen.address.postcode if citizen.address else "",
        status=citizen.status,
        matched_on=tuple(way for given, way in ways if given),
        speaks_for=tuple(each.name for each in context.represents),
        flag_codes=tuple(flag.code for flag in context.flags if flag.approved),
        case_reference=sought.reference,
    )
