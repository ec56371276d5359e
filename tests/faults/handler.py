"""A handler at work on the desk's own core: types, finishes, changes cases, and lets what waits be sent."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.cases import CaseChange
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, catalogue, contacts, leases, outbox, signing_in
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.leases import NoReferencesLeft
from agent_desktop.desk.signing_in_here import NotSignedInHere
from agent_desktop.ids import new_id
from agent_desktop.sync.faults import ServerFault, SignInNeeded
from central_server.demo.accounts import PASSWORD
from tests.faults.authority import Story
from tests.functional.desktop.made import SERVICE, answer, begun

Told = TypeVar("Told")

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz ABC 0123456789 .,;:!?'\"()",
    "âêîôûŵŷ ïöüÿ áéíóú Ŵyn",
    "Łódź żółć ęąśćń",
    "עברית العربية 中文字 हिन्दी",
    "🌧🏴󠁧󠁢󠁷󠁬󠁳󠁿👩‍👧 \u200f\u200b\u0301",
    '\\ \\u0000 \\n \t\r\n"{}[]<script>&amp;%00',
)
LONGEST = 1_500
LONGEST_REST_S = 0.3
"""What is slept of a rest after a fault. The rests themselves grow to a minute, and a proof has minutes in all."""


def words(chance: random.Random, longest: int = LONGEST) -> str:
    """Text of every kind that can be typed or pasted."""
    alphabet = chance.choice(ALPHABETS) + ALPHABETS[0]
    return "".join(chance.choices(alphabet, k=chance.randrange(1, longest)))


def at_work(server_url: str, folder: Path, ca_bundle: Path | None = None) -> Desk:
    """Signed in, with the catalogue held."""
    desk = open_desk(server_url, store_folder=folder, ca_bundle=ca_bundle)
    sign_in(desk)
    insist(lambda: catalogue.load(desk))
    return desk


def sign_in(desk: Desk) -> None:
    """At the server: where the line lets it through only later, the desk works alone until then."""
    insist(lambda: signing_in.sign_in(desk, "handler", PASSWORD, remember=False))
    if not desk.keeper.signed_in:
        insist(lambda: signing_in.sign_in_again(desk, PASSWORD))


def insist(ask: Callable[[], Told], patience_s: float = 120.0) -> Told:
    """Ask until the line lets it through."""
    end = monotonic() + patience_s
    while True:
        try:
            return ask()
        except (ServerFault, NotSignedInHere, NoReferencesLeft):
            assert monotonic() < end, "the server could not be reached"


def finish_one(desk: Desk, chance: random.Random, people: tuple[UUID, ...], changes: int) -> Story:
    """A contact with a case, and `changes` to the case after it."""
    draft = begun(desk)
    now = desk.clock.now()
    case = CaseDraft(
        id=new_id(),
        service_code=SERVICE,
        reference=insist(lambda: cases.take_reference(desk)),
        opened_at=now,
        promised_at=cases.promise_for(desk, SERVICE, now),
        place=words(chance, 200),
        answers={field.code: answer(field) for field in desk.catalogue.services[SERVICE].form if field.required},
    )
    draft = replace(
        draft,
        citizen_id=chance.choice((None, *people)),
        service_code=SERVICE,
        outcome=Outcome.CASE_RAISED,
        notes=words(chance),
        case=case,
    )
    contacts.finish(desk, draft)
    said = tuple(f"step {number}: {words(chance, 100)}" for number in range(1, changes + 1))
    _change(desk, case.id, said)
    return Story(
        contact_id=draft.id,
        case_id=case.id,
        notes=draft.notes,
        reference=case.reference,
        place=case.place,
        answers=dict(case.answers),
        changes=said,
    )


def _change(desk: Desk, case_id: UUID, said: tuple[str, ...]) -> None:
    """Each a change of its own, as a handler makes them one after the other."""
    for progress in said:
        case = insist(lambda: cases.look_at(desk, case_id))
        cases.change(desk, case, CaseChange(progress=progress), new_id())


def send_all(desk: Desk, over: Event, patience_s: float) -> Counter[str]:
    """Deliver as the desktop's loop does until nothing waits and `over` is set. Counts what was met on the way."""
    met: Counter[str] = Counter()
    end = monotonic() + patience_s
    while True:
        assert monotonic() < end, f"not sent within {patience_s:.0f} s: {outbox.counts(desk)}, {dict(met)}"
        turn = outbox.deliver(desk)
        met["exchanges"] += 1
        met["sent"] += len(turn.sent)
        assert not turn.refused, f"refused: {[(row.kind, row.said, row.errors) for row in turn.refused]}"
        assert not turn.meets, "an edit met another"
        if isinstance(turn.fault, SignInNeeded):
            met["signed in anew"] += 1
            insist(lambda: signing_in.sign_in_again(desk, PASSWORD))
        elif turn.fault is not None:
            met[f"fault {type(turn.fault).__name__}"] += 1
            probe(desk)
        elif not turn.counts.waiting and over.is_set():
            return met
        else:
            _top_up(desk)
        _rest(desk, turn.next_in_s, over)


def _top_up(desk: Desk) -> None:
    """As the desktop's upkeep does."""
    with suppress(ServerFault):
        leases.top_up(desk)


def _rest(desk: Desk, seconds: float | None, over: Event) -> None:
    if seconds == 0.0:
        return
    (over if not over.is_set() else Event()).wait(min(LONGEST_REST_S, LONGEST_REST_S if seconds is None else seconds))
    if seconds and seconds > LONGEST_REST_S:
        outbox.send_all(desk)
