"""What was given in a contact and says something else by now is told; what says the same is not."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution, InstitutionPhone, PhoneKind
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.quoted import Answer, ChangedAnswer, changes

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ID = UUID(int=5)

TIP = Article(
    id=ID,
    version=1,
    title=Words(en="Recycling centre", cy="Canolfan ailgylchu"),
    short_answer=Words(en="Open until six.", cy="Ar agor tan chwech."),
    text=Words(en="Every day.", cy="Bob dydd."),
    state=ArticleState.VALIDATED,
    updated_at=NOW,
)
GUILD = Institution(
    id=ID,
    version=1,
    code="guild",
    name=Words(en="The Guild"),
    does=Words(en="Helps."),
    phones=(
        InstitutionPhone(number="0300 123", label=Words(en="Helpline", cy="Llinell")),
        InstitutionPhone(number="0300 999", label=Words(en="Staff"), kind=PhoneKind.PROFESSIONALS),
    ),
    hand_over_words=Words(en="Say who you are."),
    updated_at=NOW,
)


def given(answer: Answer, language: Spoken = Spoken.EN) -> Quote:
    source = Source.ARTICLE if isinstance(answer, Article) else Source.INSTITUTION
    return Quote(source=source, id=answer.id, version=answer.version, language=language, at=NOW)


def told(before: Answer, now: Answer | None, language: Spoken = Spoken.EN) -> tuple[ChangedAnswer, ...]:
    quote = given(before, language)
    return changes((quote,), {quote: before}, {} if now is None else {quote: now})


def test_an_answer_that_says_something_else_is_told_with_both_and_why() -> None:
    newer = replace(TIP, version=2, short_answer=Words(en="Open until four."), change_note="Winter hours")
    (change,) = told(TIP, newer)
    assert (change.title, change.before, change.after) == ("Recycling centre", "Open until six.", "Open until four.")
    assert (change.now, change.change_note) == (newer, "Winter hours")
    (welsh,) = told(TIP, replace(newer, short_answer=Words(en="Open until four.", cy="Tan bedwar.")), Spoken.CY)
    assert (welsh.title, welsh.before, welsh.after) == ("Canolfan ailgylchu", "Ar agor tan chwech.", "Tan bedwar.")


@pytest.mark.parametrize(
    "fields",
    [
        {"service_codes": ("bins",)},
        {"short_answer": Words(en="Open until six.", cy="Dim ond tan chwech.")},
        {"owner_name": "Somebody"},
    ],
)
def test_a_version_that_says_the_same_in_the_language_spoken_is_no_change(fields: dict[str, object]) -> None:
    assert told(TIP, replace(TIP, version=2, **fields)) == ()


def test_the_longer_text_counts_too() -> None:
    (change,) = told(TIP, replace(TIP, version=2, text=Words(en="Not on Sundays.")))
    assert change.before == change.after == "Open until six."


@pytest.mark.parametrize("now", [None, replace(TIP, version=2, state=ArticleState.ARCHIVED)])
def test_an_answer_that_is_not_to_be_given_any_more_is_told(now: Article | None) -> None:
    (change,) = told(TIP, now)
    assert (change.title, change.before, change.after, change.now) == ("Recycling centre", "Open until six.", "", None)


def test_without_the_words_of_then_a_newer_version_is_told_all_the_same() -> None:
    quote = given(TIP)
    (change,) = changes((quote,), {}, {quote: replace(TIP, version=3)})
    assert (change.before, change.after) == (None, "Open until six.")
    (gone,) = changes((quote,), {}, {})
    assert (gone.title, gone.before, gone.now) == ("", None, None)


def test_whoever_was_told_the_newer_words_is_told_no_more() -> None:
    first, newer = given(TIP), replace(TIP, version=2, short_answer=Words(en="Open until four."))
    again = given(newer)
    assert changes((first, again), {first: TIP, again: newer}, {first: newer, again: newer}) == ()


def test_nothing_is_told_while_answers_are_still_on_their_way() -> None:
    quote = given(TIP)
    assert changes((quote,), {quote: TIP}, None) == ()


def test_an_institution_is_told_by_its_numbers_for_the_public_and_what_to_say() -> None:
    phones = (replace(GUILD.phones[0], number="0300 456"), GUILD.phones[1])
    (change,) = told(GUILD, replace(GUILD, version=2, phones=phones))
    assert change.before == "Helpline: 0300 123\nSay who you are."
    assert change.after == "Helpline: 0300 456\nSay who you are."
    assert told(GUILD, replace(GUILD, version=2, email="a@example.org")) == ()
    (gone,) = told(GUILD, replace(GUILD, version=2, active=False))
    assert (gone.title, gone.now) == ("The Guild", None)
