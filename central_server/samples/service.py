"""Drawing a sample, and how far its review came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from statistics import fmean
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Page
from agent_desktop.contract.evaluations import EvaluationState, Score
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.samples import (
    MOST_DAYS,
    MOST_DRAWN,
    Band,
    HandlerProgress,
    Sample,
    SampleKind,
    SamplePreview,
    SampleWrite,
    StratumCount,
)
from agent_desktop.reviews.confidence import band
from agent_desktop.reviews.sampling import Drawn, draw
from central_server.accounts.repository import names_of
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.evaluations.tables import EvaluationRow
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.samples.candidates import candidates
from central_server.samples.tables import SampleItemRow, SampleRow
from central_server.versions.listing import newest_first


class _Done(NamedTuple):
    """A contact of a sample: `score` None until it was submitted, or where nothing was to be scored."""

    handler: UUID
    stratum: tuple[str, ...]
    submitted: bool
    score: float | None


def preview(session: Session, asked: SampleWrite) -> SamplePreview:
    """What a draw would give now; nothing is kept. Raises Refusal (422)."""
    drawn = _draw(session, asked)
    population, counts = _by_stratum(asked, drawn.population), _by_stratum(asked, drawn.counts)
    strata = tuple(
        StratumCount(key=key, population=count, drawn=counts.get(key, 0)) for key, count in sorted(population.items())
    )
    return SamplePreview(
        population=sum(population.values()),
        drawn=len(drawn.picked),
        strata=strata if asked.strata else (),
        short=drawn.short,
    )


def make(session: Session, asker: Asker, sample_id: UUID, asked: SampleWrite) -> Sample:
    """Raises Refusal (422) where nothing fits, or what is asked for cannot be drawn."""
    if session.get(SampleRow, sample_id) is not None:
        raise refused_field("id", "This id is in use.")
    drawn = _draw(session, asked)
    if not drawn.picked:
        raise refused_field("filters", "No contact fits. Take more days, or fewer filters.")
    if len(drawn.picked) > MOST_DRAWN:
        raise refused_field("per_handler", f"That would be {len(drawn.picked)} contacts; at most {MOST_DRAWN}.")
    row = SampleRow(
        id=sample_id,
        version=1,
        asked=msgspec.to_builtins(asked),
        strata=[[list(key), count] for key, count in sorted(drawn.population.items())],
        drawn_from=sum(drawn.population.values()),
        drawn=len(drawn.picked),
        made_by=asker.user.id,
        made_at=asker.now,
    )
    session.add(row)
    session.flush()
    for position, each in enumerate(drawn.picked):
        session.add(
            SampleItemRow(
                sample_id=sample_id,
                position=position,
                contact_id=each.id,
                handler=each.handler,
                stratum=list(each.stratum),
            )
        )
    session.flush()
    return as_sample(session, row)


def close(session: Session, asker: Asker, sample_id: UUID, version: int) -> Sample:
    """What is not reviewed by now stays so. Raises Refusal: 404, 412, 422 where it was closed before."""
    row = session.get(SampleRow, sample_id, with_for_update=True)
    if row is None:
        raise not_found("sample")
    if row.version != version:
        raise changed()
    if row.closed_at is not None:
        raise refused_field("closed_at", "This sample is closed already.")
    row.closed_at, row.version = asker.now, row.version + 1
    session.flush()
    return as_sample(session, row)


def page(session: Session, cursor: str | None, limit: int) -> Page[Sample]:
    """Newest first."""
    return newest_first(
        session,
        select(SampleRow),
        (SampleRow.made_at, SampleRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda row: as_sample(session, row[0]),
    )


def find(session: Session, sample_id: UUID) -> Sample | None:
    row = session.get(SampleRow, sample_id)
    return None if row is None else as_sample(session, row)


def as_sample(session: Session, row: SampleRow) -> Sample:
    asked = msgspec.convert(row.asked, SampleWrite)
    done = list(_done(session, row.id))
    names = names_of(session, {row.made_by, *(each.handler for each in done)})
    return Sample(
        id=row.id,
        version=row.version,
        asked=asked,
        drawn_from=row.drawn_from,
        drawn=row.drawn,
        done=sum(each.submitted for each in done),
        made_by=row.made_by,
        made_by_name=names.get(row.made_by, ""),
        made_at=row.made_at,
        closed_at=row.closed_at,
        band=None if asked.kind is SampleKind.TARGETED else _band(row, done),
        progress=_progress(done, names),
    )


def _draw(session: Session, asked: SampleWrite) -> Drawn:
    """Where each handler gives the same number, each is a stratum of their own: the band counts them by their share."""
    refuse_fields(list(_errors(asked)))
    fitting = candidates(session, asked)
    if asked.per_handler is not None:
        fitting = (each._replace(stratum=(str(each.handler), *each.stratum)) for each in fitting)
    return draw(fitting, asked.seed, size=asked.size, per_handler=asked.per_handler)


def own_stratum(asked: SampleWrite, key: Iterable[str]) -> tuple[str, ...]:
    """Its values by the strata that were asked for."""
    values = tuple(key)
    return values[1:] if asked.per_handler is not None else values


def _by_stratum(asked: SampleWrite, counts: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    summed: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for key, count in counts.items():
        summed[own_stratum(asked, key)] += count
    return dict(summed)


def _errors(asked: SampleWrite) -> Iterable[FieldError]:
    days = (asked.filters.until - asked.filters.since).days
    if asked.filters.until == date.max:  # there is no day after it
        yield FieldError(field="filters.until", message="That day will not come.")
    if days < 0:
        yield FieldError(field="filters.until", message="The last day is before the first.")
    if days >= MOST_DAYS:
        yield FieldError(field="filters.since", message=f"At most {MOST_DAYS} days.")
    if (asked.size is None) == (asked.per_handler is None):
        yield FieldError(field="size", message="Say how many in all, or how many of each handler: one of the two.")
    if bool(asked.strata) != (asked.kind is SampleKind.STRATIFIED):
        yield FieldError(field="strata", message="A stratified sample names its strata, and no other does.")
    if len(set(asked.strata)) != len(asked.strata):
        yield FieldError(field="strata", message="A stratum is named twice.")


def _done(session: Session, sample_id: UUID) -> Iterable[_Done]:
    """By the contact, whichever sample its evaluation was begun in: it is reviewed once."""
    rows = session.execute(
        select(SampleItemRow.handler, SampleItemRow.stratum, EvaluationRow.state, EvaluationRow.score)
        .outerjoin(
            EvaluationRow,
            (EvaluationRow.contact_id == SampleItemRow.contact_id) & EvaluationRow.calibration_id.is_(None),
        )
        .where(SampleItemRow.sample_id == sample_id)
    )
    for handler, stratum, state, score in rows:
        submitted = state is not None and state != EvaluationState.DRAFT.value
        whole = msgspec.convert(score, Score).whole if submitted and score else None
        yield _Done(handler, tuple(stratum), submitted, whole)


def _band(row: SampleRow, done: Iterable[_Done]) -> Band | None:
    population = {tuple(key): count for key, count in row.strata}
    scores: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
    for each in done:
        if each.score is not None:
            scores[each.stratum].append(each.score)
    return band(scores, population)


def _progress(done: Iterable[_Done], names: Mapping[UUID, str]) -> tuple[HandlerProgress, ...]:
    by_handler: defaultdict[UUID, list[_Done]] = defaultdict(list)
    for each in done:
        by_handler[each.handler].append(each)
    made = [
        HandlerProgress(
            handler=handler,
            handler_name=names.get(handler, ""),
            drawn=len(own),
            done=sum(each.submitted for each in own),
            mean=fmean(scores) if (scores := [each.score for each in own if each.score is not None]) else None,
        )
        for handler, own in by_handler.items()
    ]
    return tuple(sorted(made, key=lambda each: (each.handler_name, each.handler)))
