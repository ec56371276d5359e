"""What a handler does with an answer: gives it into the contact, is told where it changed since, doubts it, misses one.

None of that waits for the server. What editors do with what came of it is at the server (desk.editors_inbox).
"""

from datetime import timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from agent_desktop.contacts.quotes import as_asked, as_said
from agent_desktop.contract.answering import FeedbackWrite, QuestionWrite, Quote, Source
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk import answers, kept_answers, outbox
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.editors_inbox import Inbox, inbox, report, settle
from agent_desktop.desk.writing import row_for
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.knowledge.quoted import ChangedAnswer, changes
from agent_desktop.language import language as language_spoken
from agent_desktop.language import t
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.faults import RowGone

__all__ = [
    "ChangedAnswer",
    "Inbox",
    "changed_since",
    "give_feedback",
    "inbox",
    "quote",
    "report",
    "send_question",
    "settle",
    "take_back",
]

RESTS = timedelta(seconds=10)
"""A word to the editors waits so long before it goes, so that it can be taken back."""


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


def give_feedback(desk: Desk, said: FeedbackWrite) -> UUID:
    """A word about an answer, to its owner: on disk when this returns, and sent once it has rested.

    Answers its id, for `take_back`. Raises EnvironmentFault for words that are too long, and StoreFaults.
    """
    article = answers.article(desk, said.article_id)
    about = article.title.in_language(language_spoken()) if article else ""
    return _added(desk, DeliveryKind.ARTICLE_FEEDBACK, replace(said, remark=as_said(said.remark)), about)


def send_question(desk: Desk, asked: QuestionWrite) -> UUID:
    """What was looked for in vain, to the editors; as `give_feedback`. Its words are as `as_asked` leaves them.

    Raises EnvironmentFault where that is nothing, and StoreFaults.
    """
    words = as_asked(asked.words)
    if not words:
        raise EnvironmentFault(
            t("There are no words in this question."),
            kept=t("Nothing was sent."),
            do=t("Type what the citizen asked, then send it."),
        )
    return _added(desk, DeliveryKind.QUESTION, replace(asked, words=words), words)


def take_back(desk: Desk, write_id: UUID) -> bool:
    """Whether it waited here still, and so was never sent. Raises StoreFaults."""
    try:
        outbox.withdraw(desk, write_id)
    except RowGone:
        return False
    return True


def _added(desk: Desk, kind: DeliveryKind, body: Struct, about: str) -> UUID:
    row = row_for(desk, kind, new_id(), body, citizen_id=None, about=about)
    outbox.checked(kind, row.body)
    rows_on_disk.add(desk.store, (replace(row, next_try_at=desk.clock.now() + RESTS),))
    return row.id
