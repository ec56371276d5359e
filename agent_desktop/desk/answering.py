"""What a handler does with an answer: gives it into the contact, is told where it changed since, doubts it, misses one.

Nothing here waits for the server.
"""

from uuid import UUID

from agent_desktop.contacts.quotes import as_asked
from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk import kept_answers
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.quoted import ChangedAnswer, changes

__all__ = ["ChangedAnswer", "changed_since", "quote"]


def quote(
    desk: Desk,
    source: Source,
    answer_id: UUID,
    *,
    language: Spoken = Spoken.EN,
    asked: str = "",
    script_id: str = "",
    step: str = "",
) -> Quote | None:
    """The answer as it is held now, to be put into a contact (contacts.quotes.with_quote); None where it is not held.

    Its words are kept until no open contact quotes them, so that what changes meanwhile can be shown. `asked`: whatever
    was typed to find it. Raises StoreFaults.
    """
    answer = kept_answers.keep(desk, source, answer_id)
    if answer is None:
        return None
    return Quote(
        source=source,
        id=answer_id,
        version=answer.version,
        language=language,
        at=desk.clock.now(),
        asked=as_asked(asked),
        script_id=script_id,
        step=step,
    )


def changed_since(desk: Desk, quotes: tuple[Quote, ...]) -> tuple[ChangedAnswer, ...]:
    """Those of `quotes` that say something else by now, or are not to be given any more. Raises StoreFaults."""
    if not quotes:
        return ()
    return changes(quotes, kept_answers.recall(desk, quotes), kept_answers.held(desk, quotes))
