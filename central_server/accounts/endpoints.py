"""/accounts."""

from datetime import UTC, datetime
from functools import partial

import msgspec
from anyio import to_thread
from litestar import Request, Response, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.accounts import AccountChange, AccountWrite, Refresh, SignIn, Tokens, User
from agent_desktop.contract.base import Page
from central_server.accounts import service, signing_in
from central_server.accounts.repository import find_user
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, anyone, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.refusals import not_found
from central_server.writes.receipts import Write, write_once


@post("/accounts/sign-in", guards=anyone(), status_code=200)
async def sign_in(data: JSONBody[SignIn], request: Request[None, None, State]) -> Tokens:
    """In a queue of its own: at the start of a shift everyone signs in, and each try takes a core for 0.2 s."""
    server = request.app.state.server
    address = request.client.host if request.client else ""
    act = partial(signing_in.sign_in, server, data, address, datetime.now(UTC))
    return await to_thread.run_sync(act, limiter=server.sign_ins)


@post("/accounts/refresh", guards=anyone(), status_code=200, sync_to_thread=True)
def refresh(data: JSONBody[Refresh], request: Request[None, None, State]) -> Tokens:
    return signing_in.refresh(request.app.state.server, data.refresh_token, datetime.now(UTC))


@post("/accounts/sign-out", guards=anyone(), status_code=204, sync_to_thread=True)
def sign_out(data: JSONBody[Refresh], request: Request[None, None, State]) -> None:
    signing_in.sign_out(request.app.state.server, data.refresh_token, datetime.now(UTC))


@get("/accounts/me", guards=only(H, S, T, A), sync_to_thread=False)
def me(asker: NamedDependency[Asker]) -> User:
    return asker.user


@get("/accounts", guards=only(A), sync_to_thread=True)
def list_accounts(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 50) -> Page[User]:
    with asker.database.reading() as session:
        return service.page(session, cursor, limit)


@get("/accounts/{account_id:uuid}", guards=only(A), sync_to_thread=True)
def read_account(asker: NamedDependency[Asker], account_id: PathId) -> Response[User]:
    with asker.database.reading() as session:
        user = find_user(session, account_id)
    if user is None:
        raise not_found("account")
    return Response(user, headers={"ETag": etag(user.version)})


@put("/accounts/{account_id:uuid}", guards=only(A), status_code=201, sync_to_thread=True)
def add_account(asker: NamedDependency[Asker], account_id: PathId, data: JSONBody[AccountWrite]) -> Response[User]:
    content = (msgspec.structs.replace(data, password=service.password_digest(account_id, data.password)),)
    write: Write[User] = Write(
        id=account_id,
        noun="account",
        content=content,
        act=lambda session: (service.add(session, asker, account_id, data), 1),
    )
    return write_once(asker, write)


@put("/accounts/{account_id:uuid}/changes/{change_id:uuid}", guards=only(A), status_code=200, sync_to_thread=True)
def change_account(
    asker: NamedDependency[Asker],
    account_id: PathId,
    change_id: PathId,
    data: JSONBody[AccountChange],
    if_match: IfMatch = None,
) -> Response[User]:
    version = expected_version(if_match)
    digest = service.password_digest(change_id, data.password)
    content = (account_id, version, msgspec.structs.replace(data, password=digest))
    write: Write[User] = Write(
        id=change_id,
        noun="account-change",
        content=content,
        status=200,
        act=lambda session: (service.change(session, asker, account_id, version, data), version + 1),
    )
    return write_once(asker, write)


ROUTES = (sign_in, refresh, sign_out, me, list_accounts, read_account, add_account, change_account)
