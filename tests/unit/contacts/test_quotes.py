"""The answers given in a contact go with it, whatever was typed to find them and however many there were."""

import unicodedata
from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft, begin, writes
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.quotes import as_asked, with_quote, without_quote
from agent_desktop.contract.answering import LONGEST_ASKED, MOST_QUOTES, Quote, Source
from agent_desktop.contract.contacts import ContactWrite, NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.ids import new_id

NOW = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)


def started() -> ContactDraft:
    return begin(new_id(), CallerNumber(kind=NumberKind.WITHHELD, e164=None), NOW - timedelta(minutes=3))


def quote(**fields: object) -> Quote:
    return replace(Quote(source=Source.ARTICLE, id=new_id(), version=1, at=NOW), **fields)


def test_an_answer_is_given_once_at_each_version() -> None:
    first = quote()
    quotes = with_quote((), first)
    assert with_quote(quotes, replace(first, at=NOW + timedelta(minutes=1))) == quotes
    newer, other = replace(first, version=2), replace(first, source=Source.INSTITUTION)
    assert with_quote(with_quote(quotes, newer), other) == (first, newer, other)


def test_what_was_not_given_after_all_is_taken_back() -> None:
    one, other = quote(), quote()
    assert without_quote((one, other), one) == (other,)
    assert without_quote((other,), one) == (other,)


def test_answers_go_with_the_contact_the_newest_where_there_are_too_many() -> None:
    quotes = tuple(quote() for _ in range(MOST_QUOTES + 2))
    draft = replace(started(), quotes=quotes, outcome=Outcome.ANSWERED)
    contact, _ = writes(draft, NOW)
    assert contact.quotes == quotes[2:]
    assert msgspec.json.decode(msgspec.json.encode(contact), type=ContactWrite) == contact


def test_a_contact_kept_by_an_earlier_desktop_has_none() -> None:
    kept = msgspec.to_builtins(started())
    del kept["quotes"]
    assert msgspec.convert(kept, ContactDraft).quotes == ()


@given(st.text(max_size=2 * LONGEST_ASKED))
def test_whatever_was_typed_can_be_sent(typed: str) -> None:
    asked = as_asked(typed)
    assert len(asked) <= LONGEST_ASKED
    assert asked == " ".join(asked.split()) == as_asked(asked)
    assert not {"Cc", "Cf", "Cs"} & {unicodedata.category(sign) for sign in asked}
    sent = msgspec.json.encode(quote(asked=asked))
    assert msgspec.json.decode(sent, type=Quote).asked == asked


def test_what_was_typed_stays_as_it_was_where_it_can() -> None:
    assert as_asked("  When is\tthe tip\nopen?\x00 ") == "When is the tip open?"
    assert as_asked("Sbwriel gŵr 🌧 \u200fעברית") == "Sbwriel gŵr 🌧 עברית"
    assert as_asked("\ud83dhalf") == "half"
    assert as_asked("tip " * 2500) == ("tip " * 75).rstrip()
    assert as_asked("\u200b\x07 ") == ""
