"""A rewriting in hand: passages are written, confirmed, taken back; it goes on once each that waits was confirmed."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.practice import ScenarioWrite
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.practice.rewriting.beginning import Begun
from agent_desktop.practice.rewriting.found import Found
from agent_desktop.practice.rewriting.passages import Passage, Workshop
from agent_desktop.practice.rewriting.remaining import Remains, remains_in

MOST_UNDONE = 100


class Kept(Record, frozen=True, kw_only=True):
    """What a desktop keeps of one: only what was written and confirmed. The contact is fetched again for the rest.

    `id`: of the contact.
    """

    id: Id
    texts: dict[str, str] = msgspec.field(default_factory=dict)
    confirmed: tuple[str, ...] = ()


class _Before(Record, frozen=True, kw_only=True):
    passages: tuple[Passage, ...]
    confirmed: frozenset[str]


class Draft(Record, frozen=True, kw_only=True):
    """`confirmed`: places of passages that a person has looked at. `first`: passages as they were made."""

    contact: Id
    scenario: PracticeScenario
    first: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    confirmed: frozenset[str] = frozenset()
    past: tuple[_Before, ...] = ()

    def passage(self, at: str) -> Passage:
        """Raises KeyError."""
        return {passage.at: passage for passage in self.passages}[at]

    @property
    def lacking(self) -> tuple[Passage, ...]:
        """Those that wait for a person's word, in their order."""
        return tuple(each for each in self.passages if each.waits and each.at not in self.confirmed)


def draft_of(contact: Id, begun: Begun) -> Draft:
    return Draft(contact=contact, scenario=begun.scenario, first=begun.passages, passages=begun.passages)


def taken_up(draft: Draft, kept: Kept, shop: Workshop) -> Draft:
    """As it was left; what is not there any more is passed over."""
    passages = tuple(
        shop.again(each, kept.texts[each.at]) if each.written and each.at in kept.texts else each
        for each in draft.passages
    )
    places = {passage.at for passage in passages}
    return replace(draft, passages=passages, confirmed=frozenset(kept.confirmed) & places)


def kept_of(draft: Draft) -> Kept:
    first = {passage.at: passage.text for passage in draft.first}
    texts = {each.at: each.text for each in draft.passages if each.text != first[each.at]}
    return Kept(id=draft.contact, texts=texts, confirmed=tuple(sorted(draft.confirmed)))


def write(draft: Draft, at: str, text: str, shop: Workshop) -> Draft:
    """Somebody's words: they are to be confirmed anew."""
    passage = draft.passage(at)
    if not passage.written or passage.text == text:
        return draft
    passages = tuple(shop.again(each, text) if each.at == at else each for each in draft.passages)
    return replace(_remembered(draft), passages=passages, confirmed=draft.confirmed - {at})


def confirm(draft: Draft, at: str) -> Draft:
    """That nobody can be known by it."""
    if at in draft.confirmed:
        return draft
    return replace(_remembered(draft), confirmed=draft.confirmed | {draft.passage(at).at})


def anew(draft: Draft) -> Draft:
    """As it was first made: nothing written, nothing confirmed. It can be undone."""
    if draft.passages == draft.first and not draft.confirmed:
        return draft
    return replace(_remembered(draft), passages=draft.first, confirmed=frozenset())


def undo(draft: Draft) -> Draft:
    if not draft.past:
        return draft
    before = draft.past[-1]
    return replace(draft, passages=before.passages, confirmed=before.confirmed, past=draft.past[:-1])


def remaining(draft: Draft, shop: Workshop) -> Mapping[str, tuple[Found, ...]]:
    """By passage, what is still somebody's in it."""
    found = {each.at: shop.finder.real(each.text) for each in draft.passages if each.written}
    return {at: real for at, real in found.items() if real}


def scenario_of(draft: Draft) -> PracticeScenario:
    """With every passage as it is now. Raises EnvironmentFault where one is empty that must not be, or too long."""
    tree: dict[str, Any] = msgspec.to_builtins(draft.scenario)
    first = {passage.at: passage.text for passage in draft.first}
    for passage in draft.passages:
        if passage.written and passage.text != first[passage.at]:
            for at in (passage.at, *passage.also):
                _put(tree, at, passage.text)
    try:
        return msgspec.convert(tree, PracticeScenario)
    except msgspec.ValidationError:
        raise EnvironmentFault(
            t("The scenario cannot be saved like this."),
            kept=t("What was written is kept."),
            do=t("Look for a passage that is empty or very long, and mend it."),
        ) from None


def written(draft: Draft, shop: Workshop) -> ScenarioWrite:
    """To be sent. Raises EnvironmentFault while a passage waits, or while something of somebody's is left in it."""
    if draft.lacking:
        what = t("A person must look at each marked passage first.")
        raise EnvironmentFault(what, kept=t("What was written is kept."), do=draft.lacking[0].what)
    scenario = scenario_of(draft)
    left: tuple[Remains, ...] = remains_in(scenario, shop.finder)
    if left:
        raise EnvironmentFault(
            t("Something of the people in the contact is still there."),
            kept=t("What was written is kept."),
            do=t("Take it out: {where}.").format(where=", ".join(dict.fromkeys(each.at for each in left))),
        )
    return ScenarioWrite(scenario=scenario, confirmed=True, contact=draft.contact)


def _remembered(draft: Draft) -> Draft:
    now = _Before(passages=draft.passages, confirmed=draft.confirmed)
    return replace(draft, past=(*draft.past, now)[-MOST_UNDONE:])


def _put(tree: Any, at: str, text: str) -> None:
    """A place that says the same only where it says anything: a Welsh wording may not be there."""
    *way, last = at.split(".")
    for part in way:
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    tree[last] = text
