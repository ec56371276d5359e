"""The last gate before the disk: a restricted flag's own words are never held.

agent_desktop.flags.holding strips them; this only notices where a caller forgot to.
"""

from sqlalchemy import Connection, func, select

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.faults import ProgramFault
from agent_desktop.store.models import reference_item


def refuse_restricted(db: Connection, context: ContactContext | None) -> None:
    """Raises ProgramFault where `context` has own words of a flag that the catalogue held here calls restricted."""
    spoken = {flag.code for flag in context.flags if flag.own_words} if context else set()
    if not spoken:
        return
    found = db.scalar(
        select(reference_item.c.key)
        .where(reference_item.c.kind == ReferenceKind.FLAG_DEFINITION.value)
        .where(reference_item.c.key.in_(spoken))
        .where(func.json_extract(reference_item.c.record, "$.restricted"))
        .limit(1)
    )
    if found is not None:
        raise ProgramFault("a restricted flag's own words were about to be held on this computer")
