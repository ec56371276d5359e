"""Whether what was given in a contact still holds. Pure."""

from collections.abc import Mapping, Sequence

from agent_desktop.contract.answering import Quote
from agent_desktop.contract.base import Record
from agent_desktop.contract.institutions import Institution, PhoneKind
from agent_desktop.contract.knowledge import Article, ArticleState

Answer = Article | Institution

OFFERED = frozenset({ArticleState.VALIDATED, ArticleState.NOT_VALIDATED})


class ChangedAnswer(Record, frozen=True, kw_only=True):
    """An answer that says something else than it did when it was given.

    `before`: what was read aloud then, None where that is not known any more; `after`: what is read aloud now.
    `now`: the answer as it is; None, with "" for `after`, where it is not to be given any more.
    """

    quote: Quote
    title: str
    before: str | None
    after: str
    now: Answer | None
    change_note: str = ""


def changes(
    quotes: Sequence[Quote], kept: Mapping[Quote, Answer], held: Mapping[Quote, Answer] | None
) -> tuple[ChangedAnswer, ...]:
    """In the order of `quotes`, of each answer for what was given of it last.

    `kept`: as they were given; `held`: as they are now, None where not all answers are here yet. A new version that
    says the same in the language of the quote is no change.
    """
    if held is None:
        return ()
    last = {(quote.source, quote.id): quote for quote in quotes}
    found = (_change(quote, kept.get(quote), held.get(quote)) for quote in last.values())
    return tuple(change for change in found if change is not None)


def read_aloud(answer: Answer, language: str) -> str:
    """The short answer; of an institution how it is reached: numbers that may be given, then what to say and do."""
    if isinstance(answer, Article):
        return answer.short_answer.in_language(language)
    numbers = [
        f"{phone.label.in_language(language)}: {phone.number}"
        for phone in answer.phones
        if phone.kind is not PhoneKind.PROFESSIONALS
    ]
    return "\n".join(line for line in (*numbers, answer.hand_over_words.in_language(language)) if line)


def name_of(answer: Answer, language: str) -> str:
    """The title of an article, the name of an institution."""
    return (answer.title if isinstance(answer, Article) else answer.name).in_language(language)


def is_offered(answer: Answer) -> bool:
    """Whether handlers may give it: archived ones and drafts they may not."""
    return answer.state in OFFERED if isinstance(answer, Article) else answer.active


def _change(quote: Quote, before: Answer | None, now: Answer | None) -> ChangedAnswer | None:
    language = quote.language.value
    spoken = None if before is None else read_aloud(before, language)
    if now is None or not is_offered(now):
        known = now or before
        title = name_of(known, language) if known else ""
        return ChangedAnswer(quote=quote, title=title, before=spoken, after="", now=None)
    if now.version == quote.version or (before is not None and _says(before, language) == _says(now, language)):
        return None
    return ChangedAnswer(
        quote=quote,
        title=name_of(now, language),
        before=spoken,
        after=read_aloud(now, language),
        now=now,
        change_note=now.change_note if isinstance(now, Article) else "",
    )


def _says(answer: Answer, language: str) -> tuple[object, ...]:
    """All of it that a citizen may have been told."""
    name, aloud = name_of(answer, language), read_aloud(answer, language)
    if isinstance(answer, Article):
        return name, aloud, answer.text.in_language(language)
    return name, aloud, answer.does.in_language(language), answer.hours, answer.always, answer.address, answer.website
