"""Contacts to review, gone through by the engine itself."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.cases import Case, CaseState
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.contacts import Contact, Direction, IdentityCheck, IdentityMethod, NumberKind
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.reviewing import CaseThen, FlagThen, QuoteThen, ReviewMaterial
from agent_desktop.contract.script_runs import Reply, RunState, Situation
from agent_desktop.contract.scripts import Script, Value
from agent_desktop.scripts import engine
from agent_desktop.scripts.versions import Shelf, version_of
from tests.unit.scripts.made import read

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CITIZEN, HANDLER = UUID(int=1), UUID(int=2)

SCRIPT = """\
format: 1
id: bins
title: {en: Bins, cy: Biniau}
owner: Tests
audience: [phone]
languages: [en, cy]
review_by: 2027-05-31
start: greet
variables:
  - {name: colour, kind: one_of, label: {en: Colour}, privacy: none,
     options: [{code: black, label: {en: Black bin}}, {code: green, label: {en: Green bin}}]}
steps:
  - id: greet
    kind: prompt
    title: {en: Greet}
    say: [{name: slowly, when: {flag: HEAR}, en: Hello. Do you hear me?}, {en: Hello.}]
    go: [{to: which}]
  - id: which
    kind: question
    title: {en: Which bin}
    asks: colour
    say: [{name: short, when: {flag: HEAR}, en: Which bin?}, {en: Which bin was it?}]
    compliance: {level: mandatory, wording: paraphrase, evidence: {en: The bin}, waivable: true}
    go: [{to: card}]
  - id: card
    kind: prompt
    title: {en: Card number}
    say: [{en: Your number please.}]
    unrecorded: true
    go: [{to: back}]
  - id: back
    kind: prompt
    title: {en: Read back}
    say: [{en: So it is this.}]
    compliance: {level: recommended, wording: paraphrase, evidence: {en: Read back}}
    go: [{to: end}]
  - {id: end, kind: outcome, title: {en: End}, result: answered}
"""


def at(seconds: float) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


class Walk:
    """A run of SCRIPT, or of another text, ten seconds a step."""

    def __init__(self, text: str = SCRIPT, **situation: Any) -> None:
        self.script: Script = read(text)
        version = version_of(self.script)
        self.hash, self.shelf = version.hash, Shelf([version])
        self.now = 10.0
        self.state: RunState = engine.begin(self.shelf, version, Situation(**situation), at(self.now))

    def go(self, seconds: float = 10, **values: Value) -> "Walk":
        self.now += seconds
        self.state = engine.advance(self.shelf, self.state, Reply(values=values), at(self.now))
        return self

    def waive(self, reason: str) -> "Walk":
        self.now += 10
        self.state = engine.waive(self.shelf, self.state, reason, at(self.now))
        return self

    def back(self) -> "Walk":
        self.now += 10
        self.state = engine.back(self.state, at(self.now))
        return self

    def situate(self, **situation: Any) -> "Walk":
        self.now += 5
        self.state = engine.situate(self.shelf, self.state, Situation(**situation), at(self.now))
        return self


def whole() -> Walk:
    """From the beginning to the end, all done."""
    return Walk().go().go(colour="black").go().go()


def material(*walks: Walk, contact: dict[str, Any] | None = None, **fields: Any) -> ReviewMaterial:
    return ReviewMaterial(
        contact=replace(CONTACT, **(contact or {})),
        contact_title="Missed bin",
        runs=tuple(as_run(walk.state) for walk in walks),
        scripts={walk.hash: walk.script for walk in walks},
        handler=HANDLER,
        **fields,
    )


CONTACT = Contact(
    id=UUID(int=3),
    citizen_id=CITIZEN,
    speaking_with=None,
    channel=Channel.PHONE,
    direction=Direction.INBOUND,
    number_kind=NumberKind.GIVEN,
    started_at=BEGAN,
    finished_at=at(372),
    held_seconds=0,
    service_code="missed_collection",
    outcome=Outcome.ANSWERED,
    notes="",
    identity=None,
    handled_by=HANDLER,
    handled_by_name="R. Perera",
    received_at=at(380),
)


def events(*told: tuple[Happening, float, str] | tuple[Happening, float]) -> tuple[ContactEvent, ...]:
    return tuple(ContactEvent(what=each[0], at=at(each[1]), detail=each[2] if len(each) > 2 else "") for each in told)


def identity(method: IdentityMethod, seconds: float = 20, *, of_representative: bool = False) -> IdentityCheck:
    return IdentityCheck(method=method, at=at(seconds), of_representative=of_representative)


def flags(*codes: str) -> tuple[FlagThen, ...]:
    return tuple(FlagThen(code=code, label=Words(en=code.title()), act=Words(en="Act")) for code in codes)


def quoted(state: ArticleState | None = ArticleState.VALIDATED, *, past_review: bool = False) -> QuoteThen:
    quote = Quote(source=Source.ARTICLE, id=UUID(int=9), version=12, at=at(170), asked="assisted")
    return QuoteThen(quote=quote, title=Words(en="Assisted bin collection"), state=state, past_review=past_review)


def raised(
    reference: str = "CS-9P4W-2H",
    *,
    promised: float = 5_000,
    due: float | None = 5_000,
    lacks: Iterable[str] | None = (),
    opened: float = 288,
    service: str = "missed_collection",
) -> CaseThen:
    case = Case(
        id=UUID(int=5),
        version=1,
        reference=reference,
        service_code=service,
        title="Missed bin",
        state=CaseState.OPEN,
        opened_at=at(opened),
        due_at=None,
        citizen_id=CITIZEN,
        contact_id=UUID(int=3),
    )
    return CaseThen(
        case=case,
        promised_at=at(promised),
        due_then=None if due is None else at(due),
        received_at=at(372 + 660),
        lacks=None if lacks is None else tuple(lacks),
    )
