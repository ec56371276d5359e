"""What the call came to: whose it was, who spoke, the service, the cases, the outcome, and the answers given."""

from collections.abc import Callable, Iterator
from uuid import UUID

from agent_desktop.contacts.kind_words import method_words, outcome_words
from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import Expected, Person
from agent_desktop.contract.scorecards import ErrorClass
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.path import Way
from agent_desktop.practice.judging.played import Laid
from agent_desktop.practice.playing import ending_of

PERSON, OUTCOME, CASE = 3, 2, 2
"""Points: to write into a stranger's record harms most."""


def result_items(laid: Laid, way: Way) -> Iterator[Item]:
    """Once it is over."""
    contact, expects = laid.material.contact, laid.scenario.expects
    accepted = {expects.result, *([end.result] if (end := ending_of(laid.material.scripts.values(), way.run)) else [])}
    yield _item(
        "outcome",
        both(lambda spoken: t_in(spoken, "The outcome")),
        lambda spoken: outcome_words(contact.outcome, spoken),
        lambda spoken: outcome_words(expects.result, spoken),
        right=contact.outcome in accepted,
        possible=OUTCOME,
        critical=ErrorClass.BUSINESS_CRITICAL,
    )
    yield _person(laid, expects)
    yield from _speaker(laid, expects)
    yield from _identity(laid, expects)
    if expects.service is not None:
        service, wanted = _said(contact.service_code or ""), _said(expects.service)
        accepted_services = {expects.service, *expects.cases}  # each case that is raised may become what it was about
        yield _item(
            "service",
            both(lambda spoken: t_in(spoken, "The service it was about")),
            lambda _spoken: service,
            lambda _spoken: wanted,
            right=contact.service_code in accepted_services,
        )
    yield from _cases(laid, expects)


def _person(laid: Laid, expects: Expected) -> Item:
    """Whose contact it is. Where nobody is expected, the desktop may still know the caller by their number."""
    wanted, caller = _named(laid, expects.person), _named(laid, laid.scenario.caller.person)
    found = laid.material.contact.citizen_id
    known = [each for each in (wanted or caller,) if each is not None]
    right = any(_is(laid, each, found) for each in known) or (wanted is None and found is None)
    return _item(
        "person",
        both(lambda spoken: t_in(spoken, "Whose record it is written in")),
        lambda spoken: laid.material.citizen_name or t_in(spoken, "nobody's"),
        lambda spoken: wanted.name if wanted else t_in(spoken, "nobody's"),
        right=right,
        possible=PERSON,
        critical=ErrorClass.COMPLIANCE_CRITICAL,
    )


def _speaker(laid: Laid, expects: Expected) -> Iterator[Item]:
    wanted = _named(laid, expects.speaking_with)
    if wanted is None:
        return
    right = laid.material.representative_name == wanted.name
    given = laid.played.people.get(wanted.id)
    yield _item(
        "speaker",
        both(lambda spoken: t_in(spoken, "Who spoke for them")),
        lambda spoken: laid.material.representative_name or t_in(spoken, "nobody"),
        lambda _spoken: wanted.name,
        right=right or (given is not None and laid.material.contact.speaking_with == given),
    )


def _identity(laid: Laid, expects: Expected) -> Iterator[Item]:
    wanted = expects.identity
    if wanted is None:
        return
    check = laid.material.contact.identity
    yield _item(
        "identity",
        both(lambda spoken: t_in(spoken, "How it was checked who speaks")),
        lambda spoken: method_words(check.method, spoken) if check else t_in(spoken, "not checked"),
        lambda spoken: method_words(wanted, spoken),
        right=check is not None and check.method is wanted,
        at=laid.seconds(check.at) if check else None,
        possible=2,
        critical=ErrorClass.COMPLIANCE_CRITICAL,
    )


def _cases(laid: Laid, expects: Expected) -> Iterator[Item]:
    raised = {each.case.service_code: each.case for each in laid.material.cases}
    for number, code in enumerate(expects.cases):
        case = raised.get(code)
        yield Item(
            kind=PointKind.RESULT,
            code=f"case.{number}",
            words=_raised_words(code),
            why=_raised_why(is_there=case is not None),
            got=CASE if case else 0,
            possible=CASE,
            at=laid.seconds(case.opened_at) if case else None,
            critical=ErrorClass.CUSTOMER_CRITICAL,
        )
    for number, code in enumerate(sorted(raised.keys() - set(expects.cases))):
        yield Item(
            kind=PointKind.RESULT,
            code=f"other_case.{number}",
            words=_other_words(code),
            why=both(lambda spoken: t_in(spoken, "Nothing in this call asks for it.")),
            possible=1,
            at=laid.seconds(raised[code].opened_at),
        )


def _raised_words(code: str) -> Words:
    return both(lambda spoken: t_in(spoken, "A case is raised: {service}").format(service=_said(code)))


def _raised_why(*, is_there: bool) -> Words:
    if is_there:
        return both(lambda spoken: t_in(spoken, "It was raised."))
    return both(lambda spoken: t_in(spoken, "It was not raised."))


def _other_words(code: str) -> Words:
    return both(lambda spoken: t_in(spoken, "Another case was raised: {service}").format(service=_said(code)))


def knowledge_items(laid: Laid) -> Iterator[Item]:
    """One of the answers that help here was given."""
    wanted, given = laid.scenario.expects.articles, laid.played.articles
    if not wanted:
        return
    used = [name for name in given if name in wanted]
    at = next((laid.seconds(each.quote.at) for each in laid.material.quotes), None) if used else None
    words = both(lambda spoken: t_in(spoken, "An answer from the knowledge was given"))
    if used:
        why = both(lambda spoken: t_in(spoken, "It was given: {name}.").format(name=", ".join(used)))
    else:
        why = both(
            lambda spoken: t_in(spoken, "None was given. One that helps: {name}.").format(name=", ".join(wanted))
        )
    yield Item(kind=PointKind.KNOWLEDGE, code="given", words=words, why=why, got=int(bool(used)), possible=1, at=at)


def _item(
    code: str,
    words: Words,
    found: Callable[[str], str],
    wanted: Callable[[str], str],
    *,
    right: bool,
    possible: int = 1,
    at: float | None = None,
    critical: ErrorClass | None = None,
) -> Item:
    if right:
        why = both(lambda spoken: t_in(spoken, "Right: {found}.").format(found=found(spoken)))
    else:
        why = both(
            lambda spoken: t_in(spoken, "It is: {found}. It ought to be: {wanted}.").format(
                found=found(spoken) or "–", wanted=wanted(spoken)
            )
        )
    return Item(
        kind=PointKind.RESULT,
        code=code,
        words=words,
        why=why,
        got=possible if right else 0,
        possible=possible,
        at=at,
        critical=critical,
    )


def _said(service_code: str) -> str:
    return service_code.replace("_", " ")


def _named(laid: Laid, name: str | None) -> Person | None:
    return next((person for person in laid.scenario.people if person.id == name), None)


def _is(laid: Laid, person: Person, citizen_id: UUID | None) -> bool:
    known = laid.played.people.get(person.id)
    if known is not None:
        return citizen_id == known
    return citizen_id is not None and laid.material.citizen_name == person.name
