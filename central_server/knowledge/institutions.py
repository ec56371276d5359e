"""Institutions: kept, changed, and as the contract has them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
import phonenumbers
from msgspec import UNSET
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agent_desktop.cases.promise import zone_of
from agent_desktop.contract.base import Page, Record, Words
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.institutions import Institution, InstitutionChange, InstitutionPhone, InstitutionWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import Calendar
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.api.preconditions import changed
from central_server.edits import repository as edits
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import InstitutionRow
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.services.tables import ServiceRow

NOUN = "institution"
"""What its edits are kept under."""

LONGEST = {"name": 300, "does": 1_000, "area": 300, "hand_over_words": 2_000}
HOME = "GB"
SHORTEST, LONGEST_SHORT = 2, 6
"""Digits of a short code, such as 111 or 18000."""

_BESIDE = ("id", "version", "code", "active", "updated_at", "updated_by")


def institutions() -> Select[InstitutionRow, str]:
    """Every one that handlers are given, with the name of whoever changed it last, for `as_institution`."""
    return _with_names().where(InstitutionRow.active)


def _with_names() -> Select[InstitutionRow, str]:
    return select(InstitutionRow, Account.name).outerjoin(Account, Account.id == InstitutionRow.updated_by)


def as_institution(row: InstitutionRow, updated_by: str | None) -> Institution:
    beside = {name: getattr(row, name) for name in _BESIDE}
    return msgspec.convert({**row.body, **beside, "updated_by": updated_by or ""}, Institution)


def find_institution(session: Session, institution_id: UUID) -> Institution | None:
    found = session.execute(_with_names().where(InstitutionRow.id == institution_id)).first()
    return None if found is None else as_institution(found[0], found[1])


class _Position(Record, frozen=True, kw_only=True):
    """The last one shown."""

    code: str


def page_of(session: Session, cursor: str | None, limit: int) -> Page[Institution]:
    """All of them, those that ended too, in order of code."""
    position = read_cursor(cursor, _Position)
    wanted = _with_names().order_by(InstitutionRow.code).limit(limit + 1)
    if position is not None:
        wanted = wanted.where(InstitutionRow.code > position.code)
    rows = session.execute(wanted).all()
    following = write_cursor(_Position(code=rows[limit - 1][0].code)) if len(rows) > limit else None
    return Page(items=tuple(as_institution(row, name) for row, name in rows[:limit]), next_cursor=following)


def write(session: Session, asker: Asker, institution_id: UUID, asked: InstitutionWrite) -> Institution:
    """Raises Refusal (422) for an id or code in use, and for what cannot be right."""
    _check(session, asked)
    if session.get(InstitutionRow, institution_id) is not None:
        raise refused_field("id", "This id is in use.")
    if session.scalar(select(InstitutionRow.id).where(InstitutionRow.code == asked.code)) is not None:
        raise refused_field("code", "Another institution is called so.")
    body = msgspec.to_builtins(asked)
    code = body.pop("code")
    row = InstitutionRow(
        id=institution_id, version=1, code=code, body=body, updated_at=asker.now, updated_by=asker.user.id
    )
    session.add(row)
    session.flush()
    tell_of(session, ReferenceKind.INSTITUTION, str(institution_id))
    return as_institution(row, asker.user.name)


def change(session: Session, asker: Asker, institution_id: UUID, version: int, asked: InstitutionChange) -> Institution:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 as `write`."""
    row = session.get(InstitutionRow, institution_id, with_for_update=True)
    if row is None:
        raise not_found("institution")
    if row.version != version:
        raise changed()
    _check(session, asked)
    before = as_institution(row, name_of(session, row.updated_by))
    body: dict[str, Any] = msgspec.to_builtins(asked)
    row.active = body.pop("active", row.active)
    row.body = row.body | body
    row.version += 1
    row.updated_at, row.updated_by = asker.now, asker.user.id
    session.flush()
    after = as_institution(row, asker.user.name)
    edits.keep(session, asker, NOUN, before=before, after=after, asked=asked)
    tell_of(session, ReferenceKind.INSTITUTION, str(institution_id))
    return after


# ---- what cannot be right ------------------------------------------------------------------------------------------


def _check(session: Session, asked: InstitutionWrite | InstitutionChange) -> None:
    found: list[FieldError] = []
    for field, longest in LONGEST.items():
        said: Words | msgspec.UnsetType = getattr(asked, field)
        if said is not UNSET:
            found += _of_words(field, said, longest)
    if asked.phones is not UNSET:
        found += _of_phones(asked.phones)
    if isinstance(asked.hours, Calendar):
        found += _of_hours(asked.hours)
    if asked.service_codes is not UNSET:
        codes = asked.service_codes
        known = set(session.scalars(select(ServiceRow.code).where(ServiceRow.code.in_(codes))))
        if not known.issuperset(codes):
            found.append(FieldError(field="service_codes", message="There is no such service."))
    refuse_fields(found)


def _of_words(field: str, said: Words, longest: int) -> Iterable[FieldError]:
    if field in {"name", "does"} and not said.en.strip():
        yield FieldError(field=f"{field}.en", message="Words are needed.")
    for language, words in (("en", said.en), ("cy", said.cy)):
        if len(words) > longest:
            yield FieldError(field=f"{field}.{language}", message=f"At most {longest} characters.")


def _of_phones(phones: tuple[InstitutionPhone, ...]) -> Iterable[FieldError]:
    for at, phone in enumerate(phones):
        if not _can_be_dialled(phone.number):
            yield FieldError(field=f"phones.{at}.number", message="This number cannot be dialled.")


def _can_be_dialled(number: str) -> bool:
    digits = number.replace(" ", "")
    if digits.isdecimal() and SHORTEST <= len(digits) <= LONGEST_SHORT:
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, HOME))
    except phonenumbers.NumberParseException:
        return False


def _of_hours(hours: Calendar) -> Iterable[FieldError]:
    for at, opening in enumerate(hours.openings):
        if not 0 <= opening.day <= 6 or opening.opens >= opening.closes:  # noqa: PLR2004 - Sunday
            yield FieldError(field=f"hours.openings.{at}", message="It opens on a day from 0 to 6, and then closes.")
    try:
        zone_of(hours)
    except (ValueError, LookupError):
        yield FieldError(field="hours.zone", message="There is no such zone.")
