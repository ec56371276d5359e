"""/contacts, /contact-context and a citizen's history."""

from typing import Annotated

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from agent_desktop.contract.answering import Quote
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Contact, ContactContext, ContactWrite, ContextAsk, HistoryItem
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import ScriptRun
from central_server.answering.quotes import quotes_of
from central_server.api.asker import Asker
from central_server.api.guard import H, S, only
from central_server.api.parameters import Cursor, Limit, PathId, ServiceCode
from central_server.audit.trail import looked_at
from central_server.citizens.tables import CitizenRow
from central_server.contacts import history, service, writes
from central_server.contacts.context import context
from central_server.contacts.erasing import refuse_erased
from central_server.contacts.review_material import material_of
from central_server.contacts.runs import citizen_of_own, runs_of
from central_server.refusals import not_found
from central_server.writes.receipts import write_once


@post("/contact-context", guards=only(H, S, reads_record=True), status_code=200, sync_to_thread=True)
def read_context(asker: NamedDependency[Asker], data: JSONBody[ContextAsk]) -> ContactContext:
    with asker.database.reading() as session:
        answer = context(session, asker, data)
    shown = [match.id for match in answer.matches]
    looked_at(asker, "context.read", [*shown, answer.citizen.id] if answer.citizen else shown)
    return answer


@get("/citizens/{citizen_id:uuid}/history", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_history(
    asker: NamedDependency[Asker],
    citizen_id: PathId,
    *,
    channel: Annotated[Channel | None, QueryParameter(name="channel")] = None,
    service_code: ServiceCode = None,
    cursor: Cursor = None,
    limit: Limit = 30,
) -> Page[HistoryItem]:
    only_these = history.HistoryFilter(channel=channel, service_code=service_code)
    with asker.database.reading() as session:
        if session.get(CitizenRow, citizen_id) is None:
            raise not_found("citizen")
        page = history.page(session, citizen_id, only=only_these, cursor=cursor, limit=limit)
    looked_at(asker, "history.read", (citizen_id,))
    return page


@put("/contacts/{contact_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def take_in_contact(
    asker: NamedDependency[Asker], contact_id: PathId, data: JSONBody[ContactWrite]
) -> Response[Contact]:
    return write_once(asker, writes.take_in(asker, contact_id, data))


@get("/contacts/{contact_id:uuid}", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_contact(asker: NamedDependency[Asker], contact_id: PathId) -> Contact:
    with asker.database.reading() as session:
        contact = service.find_contact(session, contact_id)
        if contact is None:
            refuse_erased(session, contact_id)
            raise not_found("contact")
    looked_at(asker, "contact.read", (contact.citizen_id,), contact_id)
    return contact


@get("/contacts/{contact_id:uuid}/script-runs", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_script_runs(asker: NamedDependency[Asker], contact_id: PathId) -> tuple[ScriptRun, ...]:
    """Handlers see those of contacts that they handled themselves."""
    with asker.database.reading() as session:
        citizen_id, runs = runs_of(session, asker, contact_id)
    looked_at(asker, "contact.script_runs", (citizen_id,), contact_id)
    return runs


@get("/contacts/{contact_id:uuid}/quotes", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_quotes(asker: NamedDependency[Asker], contact_id: PathId) -> tuple[Quote, ...]:
    """Handlers see those of contacts that they handled themselves."""
    with asker.database.reading() as session:
        citizen_id = citizen_of_own(session, asker, contact_id)
        quotes = quotes_of(session, contact_id)
    looked_at(asker, "contact.quotes", (citizen_id,), contact_id)
    return quotes


@get("/contacts/{contact_id:uuid}/review-material", guards=only(H, S, reads_record=True), sync_to_thread=True)
def read_review_material(asker: NamedDependency[Asker], contact_id: PathId) -> ReviewMaterial:
    """Handlers see that of contacts that they handled themselves."""
    with asker.database.reading() as session:
        material = material_of(session, asker, contact_id)
    looked_at(asker, "contact.review", (material.contact.citizen_id,), contact_id)
    return material


ROUTES = (
    read_context,
    read_history,
    take_in_contact,
    read_contact,
    read_script_runs,
    read_quotes,
    read_review_material,
)
