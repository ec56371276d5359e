"""The invented authority as a server: one request in, one answer out, as the API has them (docs/api.md).

It knows the routes that a handler's contact needs; any other is answered with 404.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import msgspec
from msgspec import Struct

from agent_desktop.cases.references import FOR_PRACTICE
from agent_desktop.contract.about import PRODUCT, About
from agent_desktop.contract.accounts import Refresh, Role, SignIn, Tokens, User
from agent_desktop.contract.answering import Quotes
from agent_desktop.contract.base import ACCESS_REASON_HEADER, API_VERSION, API_VERSION_HEADER, Moment
from agent_desktop.contract.cases import CaseState, ReferenceLeaseWrite
from agent_desktop.contract.changes import ChangesAsk, ReferenceItem
from agent_desktop.contract.citizens import Channel, CitizenSearch
from agent_desktop.contract.contacts import ContactWrite, ContextAsk
from agent_desktop.contract.deliveries import Deliveries
from agent_desktop.contract.edits import Edits
from agent_desktop.contract.flags import FlagOpening
from agent_desktop.contract.policy import Policy
from agent_desktop.contract.problems import MEDIA_TYPE, ProblemType
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.practice.authority import looking, material, writing
from agent_desktop.practice.authority.records import Accepted, Records, Reference
from agent_desktop.practice.authority.refusals import Refused, not_found
from agent_desktop.practice.authority.telling import Feed
from agent_desktop.practice.people import Invented, Telling

USERNAME, PASSWORD = "practice", "practice"
TOKEN = "practice"  # noqa: S105 - it opens nothing but an invention
NAME = "Practice"
"""What the authority calls itself."""

NUMBERS_APART = 1_000
"""Between the numbers that attempts begin with: a store has no more of them in stock."""
PLACES = 60

_ROOT = "/api/v1"


@dataclass(frozen=True)
class Request:
    """`path` with its query. `headers` by their small names."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def read(self, kind: type[Any]) -> Any:
        """The body as a record."""
        try:
            return msgspec.json.decode(self.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Refused(ProblemType.MALFORMED) from error

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.path).query))


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Authority:
    """Used by several threads. `now`: the moment, as whoever practises has it.

    `user`: who practises, under an id that is theirs nowhere else. `number`: of the attempt, for its references.
    """

    def __init__(
        self,
        reference: tuple[ReferenceItem, ...],
        *,
        handler: str,
        seed: str,
        number: int,
        now: Callable[[], Moment],
        read: looking.Read,
    ) -> None:
        held = Reference(reference)
        self.telling = Telling(now=now(), zone=held.zone, seed=seed, services=held.services, calendars=held.calendars)
        user = User(id=self.telling.id_of("user", ""), username=USERNAME, name=handler, role=Role.HANDLER)
        self.records = Records(reference=held, user=user, telling=self.telling)
        self._feed = Feed(reference)
        self._now, self._read = now, read
        self._first = FOR_PRACTICE + number % PLACES * NUMBERS_APART
        self._lock = Lock()

    def people(self, invented: Invented) -> None:
        """They are on record from now."""
        with self._lock:
            self.records.add(invented)

    def answer(self, request: Request) -> Reply:
        """Never raises for what was asked."""
        path = urlsplit(request.path).path.removeprefix(_ROOT)
        try:
            with self._lock:
                told = self._told(request, path)
        except Refused as refused:
            return self._reply(refused.problem.status, refused.problem, MEDIA_TYPE)
        if told is None:
            return self._reply(204, None, "")
        version = getattr(told, "version", None)
        etag = {"ETag": f'"{version}"'} if isinstance(version, int) else {}
        return self._reply(200, told, "application/json", etag)

    # ---- for scoring, and for going on -------------------------------------------------------------------------------

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """All that was written, in its order."""
        with self._lock:
            return tuple(self.records.accepted)

    def write_again(self, accepted: tuple[Accepted, ...]) -> None:
        """An attempt is gone on with: what was written before is there again."""
        with self._lock:
            self.records.leased.setdefault(UUID(int=0), range(self._first, self._first + NUMBERS_APART))
            for item in accepted:
                writing.write_again(self.records, item)

    def review_material(self, contact_id: UUID) -> ReviewMaterial | None:
        """None where no such contact came."""
        with self._lock:
            try:
                return material.review_material(self.records, contact_id)
            except Refused:
                return None

    def material_so_far(self, contact_id: UUID, write: ContactWrite) -> ReviewMaterial:
        """As if the contact were finished so, now."""
        with self._lock:
            contact = writing.contact_of(self.records, contact_id, write, self._now())
            return material.material_of(self.records, contact, write)

    def articles_in(self, quotes: Quotes) -> tuple[str, ...]:
        """Short names of the articles that were given so."""
        with self._lock:
            return material.articles_in(self.records, quotes)

    def articles_given(self, contact_id: UUID) -> tuple[str, ...]:
        """Short names of those that were given in a contact."""
        with self._lock:
            return material.articles_given(self.records, contact_id)

    # ---- routes ------------------------------------------------------------------------------------------------------

    def _told(self, request: Request, path: str) -> Struct | None:
        for route in _ROUTES:
            found = route.pattern.fullmatch(path) if route.method == request.method else None
            if found is not None:
                if not route.open:
                    self._let_in(request, personal=route.personal)
                return route.act(self, request, *(_id(place) for place in found.groups()))
        raise not_found()

    def _let_in(self, request: Request, *, personal: bool) -> None:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refused(ProblemType.SIGN_IN_REQUIRED)
        if personal and not request.headers.get(ACCESS_REASON_HEADER.lower()):
            raise Refused(ProblemType.REASON_REQUIRED)

    def _reply(self, status: int, told: Struct | None, media_type: str, more: Mapping[str, str] | None = None) -> Reply:
        body = b"" if told is None else msgspec.json.encode(told)
        headers = {
            API_VERSION_HEADER: str(API_VERSION),
            "Date": format_datetime(self._now().replace(microsecond=0), usegmt=True),
            "Content-Length": str(len(body)),
            **(more or {}),
        }
        if media_type:
            headers["Content-Type"] = media_type
        return Reply(status=status, headers=headers, body=body)

    def _about(self, _request: Request) -> About:
        return About(
            product=PRODUCT,
            version=NAME,
            oldest_api=API_VERSION,
            newest_api=API_VERSION,
            authority=NAME,
            now=self._now(),
        )

    def _sign_in(self, request: Request) -> Tokens:
        asked: SignIn = request.read(SignIn)
        if (asked.username, asked.password) != (USERNAME, PASSWORD):
            raise Refused(ProblemType.SIGN_IN_FAILED)
        return self._tokens()

    def _refresh(self, request: Request) -> Tokens:
        request.read(Refresh)
        return self._tokens()

    def _tokens(self) -> Tokens:
        return Tokens(
            access_token=TOKEN, refresh_token=TOKEN, expires_in=86_400, user=self.records.user, policy=Policy()
        )

    def _sign_out(self, _request: Request) -> None:
        return None

    def _changes(self, request: Request) -> Struct:
        return self._feed.changes(request.read(ChangesAsk))

    def _context(self, request: Request) -> Struct:
        return looking.context(self.records, request.read(ContextAsk), self._now())

    def _find(self, request: Request) -> Struct:
        return looking.find(self.records, request.read(CitizenSearch), self._now(), self._read)

    def _citizen(self, _request: Request, citizen_id: UUID) -> Struct:
        return looking.citizen(self.records, citizen_id)

    def _history(self, request: Request, citizen_id: UUID) -> Struct:
        asked = request.query
        return looking.history(
            self.records,
            citizen_id,
            channel=_one_of(Channel, asked.get("channel")),
            service=asked.get("service"),
            cursor=asked.get("cursor"),
            limit=_limit(asked.get("limit", "30")),
        )

    def _cases(self, request: Request, citizen_id: UUID) -> Struct:
        asked = request.query
        state = _one_of(CaseState, asked.get("state"))
        return looking.cases(self.records, citizen_id, state=state, cursor=asked.get("cursor"))

    def _contact(self, _request: Request, contact_id: UUID) -> Struct:
        return _there(self.records.contacts, contact_id)

    def _material(self, _request: Request, contact_id: UUID) -> Struct:
        return material.review_material(self.records, contact_id)

    def _case(self, _request: Request, case_id: UUID) -> Struct:
        return _there(self.records.cases, case_id)

    def _open_flag(self, request: Request, citizen_id: UUID, flag_id: UUID) -> Struct:
        request.read(FlagOpening)
        flag = self.records.flags.get(flag_id)
        if flag is None or flag.citizen_id != citizen_id:
            raise not_found()
        return flag

    def _edits(self, _request: Request, *_ids: UUID) -> Edits:
        """Nobody else works here."""
        return Edits(edits=())

    def _lease(self, request: Request, lease_id: UUID) -> Struct:
        asked: ReferenceLeaseWrite = request.read(ReferenceLeaseWrite)
        return writing.lease(self.records, lease_id, asked.size, self._first)

    def _deliver(self, request: Request) -> Struct:
        return writing.deliver(self.records, request.read(Deliveries), self._now())


@dataclass(frozen=True)
class _Route:
    """`open`: before anyone is signed in. `personal`: a read that needs its reason."""

    method: str
    pattern: re.Pattern[str]
    act: Callable[..., Struct | None]
    open: bool = False
    personal: bool = False


def _route(method: str, path: str, act: Callable[..., Struct | None], **told: bool) -> _Route:
    return _Route(method, re.compile(re.sub(r"\{\w+\}", "([^/]+)", path)), act, **told)


_ROUTES = (
    _route("GET", "/about", Authority._about, open=True),
    _route("POST", "/accounts/sign-in", Authority._sign_in, open=True),
    _route("POST", "/accounts/refresh", Authority._refresh, open=True),
    _route("POST", "/accounts/sign-out", Authority._sign_out, open=True),
    _route("POST", "/changes", Authority._changes),
    _route("POST", "/contact-context", Authority._context, personal=True),
    _route("POST", "/citizens/search", Authority._find, personal=True),
    _route("GET", "/citizens/{id}", Authority._citizen, personal=True),
    _route("GET", "/citizens/{id}/history", Authority._history, personal=True),
    _route("GET", "/citizens/{id}/cases", Authority._cases, personal=True),
    _route("GET", "/citizens/{id}/edits", Authority._edits, personal=True),
    _route("GET", "/citizens/{id}/flags/{flag_id}/edits", Authority._edits, personal=True),
    _route("POST", "/citizens/{id}/flags/{flag_id}/open", Authority._open_flag),
    _route("GET", "/contacts/{id}", Authority._contact, personal=True),
    _route("GET", "/contacts/{id}/review-material", Authority._material, personal=True),
    _route("GET", "/cases/{id}", Authority._case, personal=True),
    _route("GET", "/cases/{id}/edits", Authority._edits, personal=True),
    _route("PUT", "/reference-leases/{id}", Authority._lease),
    _route("POST", "/deliveries", Authority._deliver),
)


def _id(place: str) -> UUID:
    try:
        return UUID(place)
    except ValueError as error:
        raise not_found() from error


def _there(kept: Mapping[UUID, Struct], wanted: UUID) -> Struct:
    if wanted not in kept:
        raise not_found()
    return kept[wanted]


def _one_of(kind: Any, text: str | None) -> Any:
    try:
        return None if text is None else kind(text)
    except ValueError as error:
        raise Refused(ProblemType.MALFORMED) from error


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:  # noqa: PLR2004 - as the API has it
        raise Refused(ProblemType.MALFORMED)
    return int(text)
