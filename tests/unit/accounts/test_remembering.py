"""Being remembered: in a keyring that keeps secrets, or not at all; and never a trace."""

from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring

from agent_desktop.accounts.faults import KeyringFault
from agent_desktop.accounts.remembering import Remembering
from tests.support.keyrings import BrokenKeyring, LockedKeyring, MemoryKeyring, OpenFileKeyring

HERE = "https://desk.example"


@pytest.fixture(autouse=True)
def keyring_as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_what_is_kept_is_recalled_by_server_and_user() -> None:
    keyring.set_keyring(MemoryKeyring())
    here, elsewhere = Remembering(HERE), Remembering("https://other.example")
    assert here.available()
    assert here.keep("dee", "token-1")
    assert here.keep("dee", "token-2")
    assert here.recall("dee") == "token-2"
    assert here.recall("someone else") is None
    assert elsewhere.recall("dee") is None
    here.forget("dee")
    here.forget("dee")
    assert here.recall("dee") is None


@pytest.mark.parametrize("kind", [NoKeyring, NullKeyring, OpenFileKeyring])
def test_without_a_keyring_that_keeps_secrets_nothing_is_kept(kind: Callable[[], KeyringBackend]) -> None:
    backend = kind()
    keyring.set_keyring(backend)
    remembering = Remembering(HERE)
    assert not remembering.available()
    assert not remembering.keep("dee", "token-1")
    assert remembering.recall("dee") is None
    remembering.forget("dee")
    if isinstance(backend, MemoryKeyring):
        assert backend.kept == {}


@pytest.mark.parametrize("kind", [LockedKeyring, BrokenKeyring])
def test_a_keyring_that_will_not_open_is_said_so(kind: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    remembering = Remembering(HERE)
    for action in (
        lambda: remembering.keep("dee", "secret-token"),
        lambda: remembering.recall("dee"),
        lambda: remembering.forget("dee"),
    ):
        with pytest.raises(KeyringFault) as raised:
            action()
        assert raised.value.do
        assert "secret-token" not in raised.value.what + raised.value.details


def test_a_backend_named_by_the_environment_that_does_not_exist_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Backend")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert not Remembering(HERE).available()
