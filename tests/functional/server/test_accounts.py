"""Signing in, and who may go on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.accounts import throttle
from central_server.accounts.access_tokens import access_token, signing_secret
from central_server.accounts.refresh_tokens import begin_family
from central_server.accounts.repository import find_account
from tests.functional.server.conftest import Api, problem
from tests.support.real_server import PASSWORD

A = Role.ADMINISTRATOR


def new_account(api: Api, **fields: Any) -> tuple[str, str]:
    """A fresh account's id and user name."""
    account_id, username = str(new_id()), f"user-{new_id()}"
    body = {"username": username, "name": "New Person", "role": "handler", "password": PASSWORD, **fields}
    assert api.put(f"/accounts/{account_id}", body, A).status_code == 201
    return account_id, username


def sign_in(api: Api, username: str, password: str = PASSWORD) -> requests.Response:
    return api.post("/accounts/sign-in", {"username": username, "password": password}, role=None)


def me(api: Api, token: str) -> requests.Response:
    return api.get("/accounts/me", role=None, headers={"Authorization": f"Bearer {token}"})


def refresh(api: Api, token: str) -> requests.Response:
    return api.post("/accounts/refresh", {"refresh_token": token}, role=None)


def change(api: Api, account_id: str, version: int, **fields: Any) -> requests.Response:
    headers = {"If-Match": f'"{version}"'}
    return api.put(f"/accounts/{account_id}/changes/{new_id()}", fields, A, headers=headers)


def test_name_and_password_sign_in_and_either_wrong_is_refused_alike(api: Api) -> None:
    _, username = new_account(api)
    answer = sign_in(api, username.upper())
    assert (answer.status_code, answer.json()["expires_in"]) == (200, 600)
    assert me(api, answer.json()["access_token"]).json()["username"] == username
    wrong, unknown = sign_in(api, username, "wrong"), sign_in(api, f"nobody-{new_id()}", "wrong")
    assert problem(wrong) == problem(unknown) == (401, "sign-in-failed")
    assert wrong.json()["detail"] == unknown.json()["detail"]


def test_too_many_tries_wait_even_with_the_right_password(api: Api) -> None:
    _, username = new_account(api)
    for _ in range(throttle.TRIES_A_NAME):
        assert problem(sign_in(api, username, "wrong")) == (401, "sign-in-failed")
    answer = sign_in(api, username)
    assert problem(answer) == (429, "throttled")
    assert 0 < int(answer.headers["Retry-After"]) <= throttle.WINDOW.total_seconds()


def test_a_refresh_token_works_once_and_its_second_use_ends_the_family(api: Api) -> None:
    _, username = new_account(api)
    first = sign_in(api, username).json()["refresh_token"]
    second = refresh(api, first).json()["refresh_token"]
    third = refresh(api, second)
    assert third.status_code == 200
    assert problem(refresh(api, first)) == (401, "sign-in-required")
    assert problem(refresh(api, third.json()["refresh_token"])) == (401, "sign-in-required")
    assert problem(me(api, third.json()["access_token"])) == (401, "sign-in-required")
    assert sign_in(api, username).status_code == 200


def test_signing_out_ends_what_was_signed_in(api: Api) -> None:
    _, username = new_account(api)
    tokens, elsewhere = sign_in(api, username).json(), sign_in(api, username).json()["access_token"]
    token = tokens["refresh_token"]
    assert me(api, tokens["access_token"]).status_code == 200
    assert api.post("/accounts/sign-out", {"refresh_token": token}, role=None).status_code == 204
    assert problem(refresh(api, token)) == (401, "sign-in-required")
    assert problem(me(api, tokens["access_token"])) == (401, "sign-in-required")
    assert me(api, elsewhere).status_code == 200
    assert api.post("/accounts/sign-out", {"refresh_token": "unknown"}, role=None).status_code == 204


def test_a_deactivated_account_is_out_at_once(api: Api) -> None:
    account_id, username = new_account(api)
    tokens = sign_in(api, username).json()
    assert change(api, account_id, 1, active=False).json()["active"] is False
    assert problem(me(api, tokens["access_token"])) == (401, "sign-in-required")
    assert problem(refresh(api, tokens["refresh_token"])) == (401, "sign-in-required")
    assert problem(sign_in(api, username)) == (401, "sign-in-failed")


def test_a_new_password_ends_other_sign_ins_and_a_new_role_counts_at_once(api: Api) -> None:
    account_id, username = new_account(api)
    tokens = sign_in(api, username).json()
    assert change(api, account_id, 1, password="another good one").status_code == 200
    assert problem(refresh(api, tokens["refresh_token"])) == (401, "sign-in-required")
    assert sign_in(api, username, "another good one").status_code == 200
    assert change(api, account_id, 2, role="trainer").json()["version"] == 3
    assert problem(me(api, tokens["access_token"])) == (401, "sign-in-required")
    renewed = sign_in(api, username, "another good one").json()["access_token"]
    headers = {"Authorization": f"Bearer {renewed}"}
    assert change(api, account_id, 3, role="administrator").json()["version"] == 4
    assert problem(api.get("/cases", role=None, headers=headers)) == (403, "not-allowed")


def test_an_administrator_cannot_lock_themselves_out_or_take_a_taken_name(api: Api) -> None:
    myself = api.get("/accounts/me", A).json()
    assert problem(change(api, myself["id"], myself["version"], active=False)) == (422, "refused")
    body = {"username": myself["username"], "name": "Twin", "role": "handler", "password": PASSWORD}
    assert problem(api.put(f"/accounts/{new_id()}", body, A)) == (422, "refused")


def test_a_token_that_is_not_ours_or_out_of_date_is_refused(api: Api) -> None:
    now = datetime.now(UTC)
    with api.inside() as session:
        account = find_account(session, "handler")
        assert account is not None
        secret, ours = signing_secret(session, now), begin_family(session, account.id, now).claims
    assert me(api, access_token(secret, ours, now)).status_code == 200
    unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."
    stale = access_token(secret, ours, now - timedelta(minutes=11))
    forged = access_token(b"another secret of thirty-two byte", ours, now)
    nobodys = access_token(secret, ours._replace(account_id=new_id()), now)
    of_no_sign_in = access_token(secret, ours._replace(family_id=new_id()), now)
    for token in ("", "x", "x" * 5000, unsigned, stale, forged, nobodys, of_no_sign_in):
        assert problem(me(api, token)) == (401, "sign-in-required")


def test_accounts_are_listed_in_pages_without_their_passwords(api: Api) -> None:
    new_account(api)
    page = api.get("/accounts?limit=2", A).json()
    following = api.get(f"/accounts?limit=100&cursor={page['next_cursor']}", A)
    names = [user["username"] for user in (*page["items"], *following.json()["items"])]
    assert len(names) >= 5
    assert names == sorted(names)
    assert "argon2" not in following.text
