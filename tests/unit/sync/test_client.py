"""Whatever stands at the other end: plain words, nothing lost, nothing followed, nothing unbounded."""

import gzip
import ssl
from pathlib import Path

import msgspec
import pytest
import trustme

from agent_desktop.contract.about import About
from agent_desktop.contract.accounts import SignIn
from agent_desktop.contract.base import Record
from agent_desktop.sync import faults
from agent_desktop.sync.about import about
from agent_desktop.sync.call import Call
from agent_desktop.sync.client import Client, Patience
from tests.support import hostile_server as hostile
from tests.support.hostile_server import OURS, Behaviour, hostile_server

SHORT = Patience(connect=2.0, silence=0.2, whole=0.6)
ABOUT = {
    "product": "agent-desktop-central-server",
    "version": "0.1.0",
    "oldest_api": 1,
    "newest_api": 1,
    "authority": "Fenbridge",
    "now": "2026-11-19T10:00:00Z",
}
SECRET = "Traceback: password=hunter2 for Mrs Evans"


class Thing(Record, frozen=True, kw_only=True):
    name: str
    size: int = 0


GET = Call(method="GET", route="/things", answer=Thing)
POST = Call(method="POST", route="/things", answer=Thing, repeatable=False)


def ask(behave: Behaviour, call: Call[Thing] = GET) -> Thing:
    with hostile_server(behave) as server:
        client = Client(server.url, patience=SHORT)
        try:
            return client.send(call).here
        finally:
            client.close()


def problem(status: int, kind: str, **more: object) -> Behaviour:
    headers = {**OURS, "Content-Type": "application/problem+json", "Request-Id": "r-1"}
    told = {"type": f"/problems/{kind}", "title": "A title", "status": status, **more}
    return hostile.record(told, status=status, headers=headers)


@pytest.mark.parametrize(
    ("behave", "fault"),
    [
        (hostile.page(), faults.NetworkWantsSignIn),
        (hostile.record({"name": "x"}, headers={"Content-Type": "application/json"}), faults.NotOurServer),
        (hostile.redirect(), faults.NetworkWantsSignIn),
        (hostile.reply(b"", status=511, headers={}), faults.NetworkWantsSignIn),
        (hostile.not_http(), faults.NotOurServer),
        (hostile.cut_short(), faults.AnswerCutShort),
        (hostile.cut_short_in_pieces(), faults.AnswerCutShort),
        (hostile.cut_in_the_headers(), faults.AnswerCutShort),
        (hostile.hangs_up(), faults.AnswerCutShort),
        (hostile.silence(), faults.ServerSilent),
        (hostile.dripping(0.05), faults.ServerSilent),
        (hostile.endless(), faults.AnswerNotUnderstood),
        (hostile.reply(b"this is not JSON"), faults.AnswerNotUnderstood),
        (hostile.reply(b"\xff\xfe{}"), faults.AnswerNotUnderstood),
        (hostile.reply(b"[" * 100_000), faults.AnswerNotUnderstood),
        (hostile.reply(b""), faults.AnswerNotUnderstood),
        (hostile.record({"name": 7}), faults.AnswerNotUnderstood),
        (hostile.record({"other": "record"}), faults.AnswerNotUnderstood),
        (hostile.record({"name": "x"}, headers={**OURS, "Content-Type": "text/plain"}), faults.AnswerNotUnderstood),
        (hostile.reply(b"not gzip", headers={**OURS, "Content-Encoding": "gzip"}), faults.AnswerNotUnderstood),
        (hostile.record({"name": "x"}, headers={**OURS, "Agent-Desktop-Api": "2"}), faults.VersionsApart),
        (hostile.record({"name": "x"}, headers={**OURS, "Agent-Desktop-Api": "0"}), faults.VersionsApart),
        (hostile.record({"name": "x"}, headers={**OURS, "Agent-Desktop-Api": "one"}), faults.NotOurServer),
        (hostile.reply(SECRET.encode(), status=500), faults.ServerInTrouble),
        (hostile.reply(b"<h1>Bad gateway</h1>", status=502, headers={}), faults.ServerInTrouble),
        (problem(503, "busy"), faults.ServerInTrouble),
        (problem(507, "storage-full"), faults.ServerFull),
        (problem(400, "malformed"), faults.RequestRefused),
        (problem(401, "sign-in-required"), faults.SignInNeeded),
        (problem(401, "sign-in-failed"), faults.SignInRefused),
        (problem(403, "not-allowed"), faults.NotAllowed),
        (problem(404, "not-found"), faults.NotThere),
        (problem(412, "changed"), faults.SomeoneChangedIt),
        (problem(413, "too-large"), faults.TooLong),
        (problem(422, "refused"), faults.FieldsRefused),
        (problem(422, "id-reused"), faults.SentWithOtherContent),
        (problem(422, "clock"), faults.RequestRefused),
        (problem(429, "throttled"), faults.Throttled),
    ],
)
def test_every_bad_answer_is_a_fault_with_words(behave: Behaviour, fault: type[faults.ServerFault]) -> None:
    with pytest.raises(faults.ServerFault) as raised:
        ask(behave)
    assert type(raised.value) is fault
    assert raised.value.what
    assert raised.value.kept
    assert raised.value.do
    for words in (raised.value.what, raised.value.do, raised.value.details):
        assert "hunter2" not in words
        assert "<" not in words.replace(" < ", "")


def test_a_good_answer_is_the_record() -> None:
    assert ask(hostile.record({"name": "bin", "size": 3, "added by a newer server": True})) == Thing(name="bin", size=3)


def test_a_packed_answer_is_unpacked() -> None:
    packed = gzip.compress(b'{"name": "bin"}')
    assert ask(hostile.reply(packed, headers={**OURS, "Content-Encoding": "gzip"})) == Thing(name="bin")


def test_an_answer_that_unpacks_without_end_is_left_alone() -> None:
    bomb = gzip.compress(b"[" + b" " * 64 * 1024 * 1024)
    with pytest.raises(faults.AnswerNotUnderstood):
        ask(hostile.reply(bomb, headers={**OURS, "Content-Encoding": "gzip"}))


def test_an_unchanged_answer_tells_nothing_and_keeps_its_etag() -> None:
    with hostile_server(hostile.reply(b"", status=304, headers={**OURS, "ETag": '"7"'})) as server:
        answer = Client(server.url).send(GET)
    assert (answer.told, answer.etag) == (None, '"7"')


def test_a_connection_that_broke_is_tried_once_more_where_that_is_safe() -> None:
    with hostile_server(hostile.first(hostile.hangs_up(), hostile.record({"name": "bin"}))) as server:
        assert Client(server.url).send(GET).here == Thing(name="bin")
        assert len(server.requests) == 2


def test_what_must_not_be_sent_twice_is_not() -> None:
    with hostile_server(hostile.first(hostile.hangs_up(), hostile.record({"name": "bin"}))) as server:
        with pytest.raises(faults.AnswerCutShort):
            Client(server.url).send(POST)
        assert len(server.requests) == 1


def test_one_connection_serves_many_requests() -> None:
    with hostile_server(hostile.record({"name": "bin"})) as server:
        client = Client(server.url)
        for _ in range(5):
            client.send(GET)
        assert len(server.requests) == 5
        assert server.connections == 1
        client.close()


def test_nothing_follows_a_redirect_with_the_token_in_hand() -> None:
    with hostile_server(hostile.record({"name": "trap"})) as trap:
        led = {"Location": f"{trap.url}/api/v1/things", **OURS}
        elsewhere = hostile.reply(b"", status=307, headers=led)
        with hostile_server(elsewhere) as server, pytest.raises(faults.NotOurServer):
            Client(server.url).send(GET, token="secret-token")
        assert trap.requests == []


def test_cookies_are_neither_kept_nor_sent() -> None:
    with hostile_server(hostile.record({"name": "bin"}, headers={**OURS, "Set-Cookie": "track=me"})) as server:
        client = Client(server.url)
        client.send(GET)
        client.send(GET)
        assert all("cookie" not in request.headers for request in server.requests)


def test_no_password_of_the_users_own_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login someone password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with hostile_server(hostile.record({"name": "bin"})) as server:
        client = Client(server.url)
        client.send(GET)
        client.send(GET, token="ours")
        assert [request.headers.get("authorization") for request in server.requests] == [None, "Bearer ours"]


def test_no_one_is_named_in_the_address_or_the_details() -> None:
    with hostile_server(problem(500, "internal", detail=SECRET)) as server:
        with pytest.raises(faults.ServerInTrouble) as raised:
            Client(server.url).send(GET)
        assert raised.value.details == "GET /api/v1/things: 500 internal (request r-1)"


def test_refused_fields_come_with_harmless_words() -> None:
    errors = [
        {"field": "answers.bin", "message": "Choose <b>one</b>\u202e\nof these"},
        {"field": "x" * 1000, "message": "m" * 5000},
    ]
    with pytest.raises(faults.FieldsRefused) as raised:
        ask(problem(422, "refused", detail="The answers do not fit", errors=errors))
    first, second = raised.value.errors
    assert (first.field, first.message) == ("answers.bin", "Choose ‹b›one‹/b› of these")
    assert len(second.field) <= 100
    assert len(second.message) <= 300
    assert raised.value.what == "The server refused this: The answers do not fit"


@pytest.mark.parametrize(
    ("retry_after", "seconds", "do"),
    [
        ("30", 30, "Try again in 30 seconds."),
        ("1", 1, "Try again in 1 second."),
        ("61", 61, "Try again in 2 minutes."),
        ("99999999999999999999", 3600, "Try again in 60 minutes."),
        ("soon", None, "Wait a minute, then try again."),
        ("-5", None, "Wait a minute, then try again."),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0, "Try again in 0 seconds."),
    ],
)
def test_a_throttled_try_says_when(retry_after: str, seconds: int | None, do: str) -> None:
    with pytest.raises(faults.Throttled) as raised:
        ask(hostile.reply(b"{}", status=429, headers={**OURS, "Retry-After": retry_after}))
    assert raised.value.wait_seconds == seconds
    assert raised.value.do == do


def test_nobody_listening_is_said_so() -> None:
    with hostile_server(hostile.silence()) as server:
        url = server.url
    with pytest.raises(faults.ServerAway):
        Client(url).send(GET)


def test_a_name_nobody_knows_is_said_so() -> None:
    with pytest.raises(faults.ServerAway) as raised:
        Client("https://desk.invalid", patience=SHORT).send(GET)
    assert "name" in raised.value.what


# ---- certificates ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def bundle(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def test_a_certificate_that_does_not_verify_stops_everything(secure: ssl.SSLContext) -> None:
    with hostile_server(hostile.record({"name": "bin"}), tls=secure) as server:
        with pytest.raises(faults.CertificateNotVerified) as raised:
            Client(server.url).send(GET, token="secret-token")
        assert server.requests == []
    assert "prove" in raised.value.what


def test_a_certificate_of_an_authority_that_is_trusted_is_fine(secure: ssl.SSLContext, bundle: Path) -> None:
    with hostile_server(hostile.record({"name": "bin"}), tls=secure) as server:
        client = Client(server.url, ca_bundle=bundle)
        assert client.send(GET).here == Thing(name="bin")
        client.close()


def test_a_certificate_of_another_host_does_not_verify(authority: trustme.CA, bundle: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.invalid").configure_cert(context)
    good = hostile.record({"name": "bin"})
    with hostile_server(good, tls=context) as server, pytest.raises(faults.CertificateNotVerified):
        Client(server.url, ca_bundle=bundle).send(GET)


def test_a_server_without_encryption_where_https_was_asked_for() -> None:
    with hostile_server(hostile.page()) as server, pytest.raises(faults.CertificateNotVerified):
        Client(server.url.replace("http:", "https:"), patience=SHORT).send(GET)


def test_certificates_to_trust_that_are_not_there_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(faults.CertificateNotVerified, match="not there"):
        Client("https://desk.example", ca_bundle=tmp_path / "absent.pem")


def test_certificates_to_trust_that_are_none_are_said_so(secure: ssl.SSLContext, tmp_path: Path) -> None:
    bundle = tmp_path / "authority.pem"
    bundle.write_text("this is no certificate")
    good = hostile.record({"name": "bin"})
    with hostile_server(good, tls=secure) as server, pytest.raises(faults.CertificateNotVerified):
        Client(server.url, ca_bundle=bundle).send(GET)


# ---- the handshake ---------------------------------------------------------------------------------------------------


def test_the_handshake_takes_a_server_that_still_speaks_our_version() -> None:
    newer = {**ABOUT, "newest_api": 3}
    headers = {**OURS, "Agent-Desktop-Api": "3"}
    told = hostile.first(hostile.record(newer, headers=headers), hostile.record({"name": "bin"}, headers=headers))
    with hostile_server(told) as server:
        client = Client(server.url)
        assert about(client) == msgspec.convert(newer, About)
        assert client.send(GET).here == Thing(name="bin")


@pytest.mark.parametrize(
    ("told", "fault", "words"),
    [
        ({**ABOUT, "product": "something else"}, faults.NotOurServer, "not an Agent Desktop server"),
        ({**ABOUT, "oldest_api": 2, "newest_api": 2}, faults.VersionsApart, "newer than this desktop"),
        ({**ABOUT, "oldest_api": 0, "newest_api": 0}, faults.VersionsApart, "older than this desktop"),
        ({**ABOUT, "now": "9999-12-31T23:59:59Z"}, faults.AnswerNotUnderstood, "understood"),
        ({**ABOUT, "now": "yesterday"}, faults.AnswerNotUnderstood, "understood"),
        ({**ABOUT, "now": "2026-11-19T10:00:00"}, faults.AnswerNotUnderstood, "understood"),
    ],
)
def test_the_handshake_refuses_the_rest(told: object, fault: type[faults.ServerFault], words: str) -> None:
    with hostile_server(hostile.record(told)) as server, pytest.raises(fault, match=words):
        about(Client(server.url))


def test_half_a_character_is_said_so_and_not_sent() -> None:
    body = SignIn(username="dee", password="half \ud83d")
    with hostile_server(hostile.record({"name": "x"})) as server:
        with pytest.raises(faults.RequestRefused, match="character"):
            Client(server.url).send(Call(method="PUT", route="/things", answer=Thing, body=body))
        assert server.requests == []


def test_a_password_is_sent_in_the_body_alone() -> None:
    body = SignIn(username="dee", password="correct horse")
    call = Call(method="POST", route="/accounts/sign-in", answer=Thing, body=body, repeatable=False)
    with hostile_server(hostile.record({"name": "x"})) as server:
        Client(server.url).send(call)
        (request,) = server.requests
    assert b"correct horse" in request.body
    assert "correct" not in f"{request.path} {request.headers}"
