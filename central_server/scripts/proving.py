"""The full check of a version against what the authority has, and beside the scripts it will stand among."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Record
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Script, Subscript
from agent_desktop.scripts.catalogue import Catalogue, ServiceForm
from agent_desktop.scripts.checks.checking import check_all
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.reading import Loaded, load
from central_server.flags.tables import FlagDefinitionRow
from central_server.knowledge.repository import OFFERED
from central_server.knowledge.tables import ArticleRow
from central_server.scripts.repository import not_over
from central_server.scripts.tables import ScriptVersionRow
from central_server.scripts.words import FILE, MOST_ERRORS, errors_of, script_of
from central_server.services.repository import as_service
from central_server.services.tables import ServiceRow


class Trial(Record, frozen=True, kw_only=True):
    """All that a check needs, so that it holds up no transaction: it may take a second.

    `others`: the content of the other scripts as they will stand, by id; `sources`: their files.
    `before`: what the version takes the place of, if anything.
    """

    source: str
    others: Mapping[str, Script]
    sources: Mapping[str, str]
    before: Script | None
    catalogue: Catalogue


def trial(session: Session, version_id: UUID, at: datetime, *, published: bool) -> Trial | None:
    """Of that version as it would stand at that moment; None where there is none.

    `published`: what it goes through must be in force then; before that it is enough that it will be.
    """
    row = session.get(ScriptVersionRow, version_id)
    if row is None:
        return None
    standing = {
        each.script_id: each for each in standing_at(session, at, to_come=not published) if each.id != version_id
    }
    before = standing.pop(row.script_id, None)
    return Trial(
        source=row.source,
        others={script_id: script_of(each.script) for script_id, each in standing.items()},
        sources={script_id: each.source for script_id, each in standing.items()},
        before=script_of(before.script) if before else None,
        catalogue=catalogue(session),
    )


def standing_at(session: Session, at: datetime, *, to_come: bool) -> Iterable[ScriptVersionRow]:
    """Of each script the version in force at that moment; where none is, with `to_come` the one that is next."""
    rows = session.scalars(select(ScriptVersionRow).where(not_over(at)).order_by(ScriptVersionRow.effective_from))
    found: dict[str, ScriptVersionRow] = {}
    for row in rows:
        assert row.effective_from is not None
        if row.effective_from <= at or (to_come and row.script_id not in found):
            found[row.script_id] = row
    return found.values()


def catalogue(session: Session) -> Catalogue:
    """What scripts may name here today."""
    services = session.scalars(select(ServiceRow).where(ServiceRow.active).order_by(ServiceRow.code))
    named = select(ArticleRow.slug).where(ArticleRow.slug != "", ArticleRow.state.in_(OFFERED))
    return Catalogue(
        flags=tuple(session.scalars(select(FlagDefinitionRow.code).order_by(FlagDefinitionRow.code))),
        services=tuple(ServiceForm(code=row.code, form=as_service(row).form) for row in services),
        articles=tuple(session.scalars(named.order_by(ArticleRow.slug))),
    )


def faults(tried: Trial) -> tuple[FieldError, ...]:
    """What stands in the way of it: its own errors, and those it would bring into scripts that go through it. Pure."""
    loaded = load(tried.source.encode(), FILE)
    own = errors(check_all([loaded], _beside(tried.others), tried.catalogue))
    if own or loaded.script is None:
        return errors_of(own)
    return tuple(_brought_about(tried, loaded.script))[:MOST_ERRORS]


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _brought_about(tried: Trial, script: Script) -> Iterable[FieldError]:
    """What is wrong with the scripts that go through this one, and was not before."""
    for script_id, caller in tried.others.items():
        if not goes_through(caller, script.id):
            continue
        others = {each: tried.others[each] for each in tried.others if each != script_id}
        loaded = load(tried.sources[script_id].encode(), script_id)
        now = errors(check_all([loaded], _beside(others | {script.id: script}), tried.catalogue))
        if now and tried.before is not None:
            earlier = others | {script.id: tried.before}
            known = set(check_all([loaded], _beside(earlier), tried.catalogue))
            now = [finding for finding in now if finding not in known]
        for error in errors_of(now):
            yield replace(error, message=f"In “{script_id}”, which goes through this one: {error.message}")


def goes_through(script: Script, other_id: str) -> bool:
    """Whether `other_id` is a subscript of it."""
    return any(isinstance(step, Subscript) and step.script == other_id for step in script.steps)


def _beside(scripts: Mapping[str, Script]) -> Iterable[Loaded]:
    return [Loaded(file=name, script=script, text=None, findings=()) for name, script in scripts.items()]
