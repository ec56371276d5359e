"""Attempts: taken in from whoever made them, listed, and looked at again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session, defer

from agent_desktop.contract.accounts import User
from agent_desktop.contract.base import Id, Page, Record
from agent_desktop.contract.practice import Attempt, AttemptEnd, AttemptInfo, AttemptWrite
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.stumbling import judged_in
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.practice.bounds import check
from central_server.practice.comments import comments_of
from central_server.practice.tables import AttemptRow, CommentRow, JudgedRow
from central_server.practice.titles import Titles, titles
from central_server.practice.training import TRAINS, refuse_others
from central_server.refusals import not_found, refused_field
from central_server.versions.listing import newest_first


class AttemptFilter(Record, frozen=True, kw_only=True):
    """None: all of them. `trainee` None: one's own."""

    trainee: Id | None = None
    scenario: str | None = None


def take_in(session: Session, asker: Asker, attempt_id: UUID, asked: AttemptWrite) -> AttemptInfo:
    """Raises Refusal (422) for what cannot be true of it."""
    check(asked, asker.now)
    if session.get(AttemptRow, attempt_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = add(session, attempt_id, asker.user.id, asked, asker.now)
    return as_info((row, asker.user.name, 0), titles(session))


def add(session: Session, attempt_id: UUID, trainee: UUID, asked: AttemptWrite, received_at: datetime) -> AttemptRow:
    """With what it says of each step."""
    row = AttemptRow(
        id=attempt_id,
        trainee=trainee,
        scenario=asked.scenario,
        course=asked.course,
        language=asked.language.value,
        began_at=asked.began_at,
        ended=asked.ended.value,
        worked=asked.worked,
        score=asked.score,
        critical=asked.critical,
        hints=asked.hints,
        received_at=received_at,
        content=msgspec.json.encode(asked).decode(),
    )
    session.add(row)
    session.flush()
    session.add_all(
        JudgedRow(
            attempt_id=attempt_id,
            position=position,
            at=judged.at,
            variant=judged.variant,
            kind=judged.kind.value,
            lost=judged.lost,
            seconds=judged.seconds,
        )
        for position, judged in enumerate(judged_in(asked))
    )
    return row


def page(session: Session, asker: Asker, only: AttemptFilter, cursor: str | None, limit: int) -> Page[AttemptInfo]:
    """Newest first. Raises Refusal (403) where a handler asks for another's."""
    trainee = asker.user.id if only.trainee is None else only.trainee
    refuse_others(asker.user, trainee)
    wanted = every().where(AttemptRow.trainee == trainee)
    if only.scenario is not None:
        wanted = wanted.where(AttemptRow.scenario == only.scenario)
    known = titles(session)
    return newest_first(
        session,
        wanted,
        (AttemptRow.began_at, AttemptRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda found: as_info(found, known),
    )


def infos_of(session: Session, trainee: UUID) -> tuple[AttemptInfo, ...]:
    """All of somebody's, newest first."""
    wanted = every().where(AttemptRow.trainee == trainee)
    rows = session.execute(wanted.order_by(AttemptRow.began_at.desc(), AttemptRow.id.desc()))
    known = titles(session)
    return tuple(as_info(found, known) for found in rows)


def find(session: Session, asker: Asker, attempt_id: UUID) -> Attempt:
    """One whole. Raises Refusal (404) where there is none that the asker may see."""
    found = session.execute(every().where(AttemptRow.id == attempt_id, may_see(asker.user))).first()
    if found is None:
        raise not_found("attempt")
    return Attempt(
        info=as_info(found, titles(session)),
        content=msgspec.json.decode(found[0].content, type=AttemptWrite),
        comments=comments_of(session, attempt_id),
    )


def may_see(user: User) -> ColumnElement[bool]:
    """Handlers: their own. Those who train: all."""
    return true() if user.role in TRAINS else AttemptRow.trainee == user.id


def every() -> Select[*tuple[Any, ...]]:
    """Attempts, whose they are, and how many comments there are; what was said in them is read only where it is asked
    for."""
    comments = select(func.count(CommentRow.id)).where(CommentRow.attempt_id == AttemptRow.id).scalar_subquery()
    wanted = select(AttemptRow, Account.name, comments).join(Account, Account.id == AttemptRow.trainee)
    return wanted.options(defer(AttemptRow.content))


def as_info(found: Sequence[Any], known: Titles) -> AttemptInfo:
    row, name, comments = found
    return AttemptInfo(
        id=row.id,
        trainee=row.trainee,
        trainee_name=name,
        scenario=row.scenario,
        scenario_title=known.of(row.scenario),
        course=row.course,
        language=Spoken(row.language),
        began_at=row.began_at,
        ended=AttemptEnd(row.ended),
        worked=row.worked,
        score=row.score,
        critical=row.critical,
        hints=row.hints,
        comments=comments,
    )
