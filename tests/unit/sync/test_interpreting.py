"""Whatever bytes and headers come, there is a record or a fault with words: never another exception."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.contacts import ContactContext
from agent_desktop.sync.call import Answer, Call
from agent_desktop.sync.faults import ServerFault
from agent_desktop.sync.interpreting import Received, interpret
from agent_desktop.sync.plain_words import plain_words, token_words

HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Agent-Desktop-Api": st.one_of(st.just("1"), st.text(max_size=8)),
        "Content-Type": st.one_of(st.just("application/json"), st.text(max_size=30)),
        "Retry-After": st.text(max_size=30),
        "Request-Id": st.text(max_size=100),
        "ETag": st.text(max_size=20),
    },
)
BODIES = st.one_of(
    st.binary(max_size=200),
    st.sampled_from([b'{"type": 1}', b'{"type": "/problems/refused", "title": "x", "status": 422, "errors": [{}]}']),
)
CALL = Call(method="GET", route="/things/{id}", answer=ContactContext)


@given(st.integers(100, 599), HEADERS, BODIES)
def test_any_answer_at_all(status: int, headers: Mapping[str, str], body: bytes) -> None:
    told = outcome(Received(status, headers, body))
    if isinstance(told, ServerFault):
        assert all((told.what, told.do, told.kept))
        assert len(told.details) < 400


def outcome(received: Received) -> Answer[ContactContext] | ServerFault:
    try:
        return interpret(CALL, received, newest_api=1)
    except ServerFault as fault:
        return fault


@given(st.text(max_size=3000))
def test_words_of_a_server_are_one_plain_line(text: str) -> None:
    words = plain_words(text)
    assert len(words) <= 300
    assert not set("<>\n\r\t\u202e\u2066") & set(words)
    assert words.isprintable()
    assert words == words.strip()


@given(st.text(max_size=3000))
def test_a_request_id_is_plain(text: str) -> None:
    assert len(token_words(text)) <= 64
    assert token_words(text).isascii()
