"""A practice scenario from a real contact: chosen, rewritten, looked at passage by passage, and saved."""

from uuid import UUID

from agent_desktop.contract.base import Page, Record, Words
from agent_desktop.contract.practice import KeptScenario
from agent_desktop.contract.rewriting import ContactForPractice
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.desk import scripts, training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.in_hand import Shelf
from agent_desktop.desk.script_checking import named
from agent_desktop.language import language
from agent_desktop.practice.fitting import Misfit, misfits
from agent_desktop.practice.rewriting import drafting
from agent_desktop.practice.rewriting.beginning import begin, workshop_for
from agent_desktop.practice.rewriting.drafting import Draft, Kept
from agent_desktop.practice.rewriting.passages import Workshop
from agent_desktop.sync import rewriting as wire

DRAFTS = Shelf("practice rewriting", Kept)
"""What was written and confirmed, and nothing of the contact itself."""


class Listed(Record, frozen=True, kw_only=True):
    """A contact to choose. `title`: of its script. `begun`: it was rewritten in part on this computer."""

    contact: ContactForPractice
    title: Words
    begun: bool = False


class InHand(Record, frozen=True, kw_only=True):
    """A rewriting under way. `shop` finds what is personal, and knows what takes its place."""

    draft: Draft
    shop: Workshop


def contacts(desk: Desk, script: str | None = None, cursor: str | None = None) -> Page[Listed]:
    """Newest first, those that can be rewritten. Raises ServerFaults and StoreFaults."""
    told = wire.contacts(desk.line, script, cursor)
    titles = {each.script.id: each.script.title for each in scripts.now(desk)}
    begun = {kept.id for kept in DRAFTS.every(desk)}
    found = []
    for contact in told.items:
        title = titles.get(contact.script)
        words = Words(en=title.en, cy=title.cy) if title else Words(en=contact.script)
        found += [Listed(contact=contact, title=words, begun=contact.id in begun)] if contact.whole else []
    return Page(items=tuple(found), next_cursor=told.next_cursor)


def open_contact(desk: Desk, contact_id: UUID) -> InHand:
    """As it was left on this computer. Nothing of it is kept before somebody writes or confirms.

    Raises ServerFaults, StoreFaults, and EnvironmentFault where it cannot be made into a scenario.
    """
    material = wire.material(desk.line, contact_id)
    shop = workshop_for(material)
    draft = drafting.draft_of(contact_id, begin(material, shop))
    kept = next((each for each in DRAFTS.every(desk) if each.id == contact_id), None)
    return InHand(draft=drafting.taken_up(draft, kept, shop) if kept else draft, shop=shop)


def keep(desk: Desk, draft: Draft) -> None:
    """What was written and confirmed is on disk when this returns; nothing where that is none. Raises StoreFaults."""
    kept = drafting.kept_of(draft)
    if kept.texts or kept.confirmed:
        DRAFTS.keep(desk, kept)
    else:
        forget(desk, draft.contact)


def forget(desk: Desk, contact_id: UUID) -> None:
    """Let go of. Raises StoreFaults."""
    DRAFTS.forget(desk, contact_id)


def fits(desk: Desk, draft: Draft) -> tuple[Misfit, ...]:
    """Why it cannot be practised on the scripts in force; () where it can. Slow: it is played through.

    Raises StoreFaults, and EnvironmentFault where a passage is empty or too long.
    """
    versions = {each.script.id: ScriptVersion(hash=each.hash, script=each.script) for each in scripts.now(desk)}
    return misfits(drafting.scenario_of(draft), versions, named(desk, language()).catalogue)


def save(desk: Desk, write_id: UUID, in_hand: InHand) -> KeptScenario:
    """At the server, which looks through it once more; then it is no longer kept here.

    Raises EnvironmentFault while a passage waits or somebody is left in it, FieldsRefused, ServerFaults, StoreFaults.
    """
    kept = training.keep_scenario(desk, write_id, drafting.written(in_hand.draft, in_hand.shop))
    forget(desk, in_hand.draft.contact)
    return kept
