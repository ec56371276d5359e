"""A run of a scenario played without a screen: engine, caller and desktop, as an attempt to judge.

What a case's form needs beyond the script's answers is typed by hand in a real attempt, and is no part of a run: the
material says that the form is not known.
"""

from collections.abc import Iterator
from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.base import Moment, Record, Words
from agent_desktop.contract.cases import Case, CaseState
from agent_desktop.contract.citizens import LanguageLevel
from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.contacts import Contact, Direction, IdentityCheck, IdentityMethod, NumberKind
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.practice import AttemptEnd, Heard
from agent_desktop.contract.practice_scenarios import PracticeScenario, Run, Turn
from agent_desktop.contract.reviewing import CaseThen, FlagThen, QuoteThen, ReviewMaterial
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Action, ActionKind, Spoken
from agent_desktop.practice.calling import Utterance, in_front, pick_up
from agent_desktop.practice.judging.played import Played
from agent_desktop.practice.library import hash_of
from agent_desktop.practice.playing import Done, Playthrough, play, raises
from agent_desktop.practice.situating import speaks_for_another, whose
from agent_desktop.scripts.standing import day_of, here, known
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import form_answers
from agent_desktop.scripts.words import spoken

RANG, GREETED, WRITTEN = 3, 20, 10
"""Seconds that it rings, until the script is begun, and for the notes at the end."""

PROMISED = timedelta(days=2)
CHOSEN = timedelta(seconds=4)


class _Run(Record, frozen=True, kw_only=True):
    """A run that was gone through, and all that it is told by."""

    scenario: PracticeScenario
    language: Spoken
    seed: int
    began: Moment
    through: Playthrough

    @property
    def over(self) -> Moment:
        return self.through.ended_at + timedelta(seconds=WRITTEN)


def play_headless(
    scenario: PracticeScenario,
    run: Run,
    shelf: Shelf,
    language: Spoken,
    began: Moment,
    *,
    seed: int = 0,
) -> Played:
    """Everything is done that the run and `expects` say. Raises WrongTurn where the run does not fit the scripts."""
    through = play(scenario, run, shelf, language, began + timedelta(seconds=GREETED))
    gone = _Run(scenario=scenario, language=language, seed=seed, began=began, through=through)
    return Played(
        scenario=scenario,
        hash=hash_of(scenario),
        language=language,
        seed=seed,
        material=_material(gone, shelf),
        heard=tuple(_heard(gone, shelf)),
        began_at=began,
        ended=AttemptEnd.FINISHED,
        worked=(gone.over - began).total_seconds(),
        articles=scenario.expects.articles[:1],
        people={person.id: id_of(person.id) for person in scenario.people},
    )


def id_of(name: str) -> UUID:
    """Of a person, a case, an article of the call: the same each time."""
    return uuid5(NAMESPACE_URL, f"practice:{name}")


def _material(gone: _Run, shelf: Shelf) -> ReviewMaterial:
    scenario, through, language, began, over = gone.scenario, gone.through, gone.language, gone.began, gone.over
    person, expects = whose(scenario), scenario.expects
    speaker = next((each for each in scenario.people if each.id == expects.speaking_with), None)
    cases = tuple(_cases(through, shelf))
    first = next((each.tag for each in person.languages if each.level is LanguageLevel.FIRST), "") if person else ""
    contact = Contact(
        id=id_of("contact"),
        citizen_id=id_of(person.id) if person else None,
        speaking_with=id_of(speaker.id) if speaker else None,
        channel=scenario.caller.channel,
        direction=Direction.INBOUND,
        number_kind=NumberKind.WITHHELD if scenario.caller.withheld else read_number(scenario.caller.number).kind,
        started_at=began,
        finished_at=over,
        held_seconds=0,
        service_code=expects.service or next((each.case.service_code for each in cases), None),
        outcome=through.result or expects.result,
        notes=expects.example_notes.in_language(language),
        identity=_identity(scenario, through, began),
        handled_by=id_of("handler"),
        handled_by_name="",
        received_at=over,
    )
    return ReviewMaterial(
        contact=contact,
        contact_title=scenario.title.in_language(language),
        citizen_name=person.name if person else "",
        citizen_language=first,
        representative_name=speaker.name if speaker else "",
        events=tuple(sorted(_events(contact, through, cases), key=lambda event: event.at)),
        runs=tuple(_runs(through)),
        scripts={pin.hash: shelf.book(pin.hash).script for state in through.states for pin in state.pins},
        quotes=tuple(_quotes(scenario, through, language)),
        flags=tuple(FlagThen(code=code, label=Words(en=code), act=Words(en="")) for code in person.flags)
        if person
        else (),
        cases=cases,
        handler=contact.handled_by,
    )


def _runs(through: Playthrough) -> Iterator[ScriptRun]:
    for state in through.states:
        yield ScriptRun(mode=state.mode, pins=state.pins, trace=state.trace, ended=state.ended)


def _identity(scenario: PracticeScenario, through: Playthrough, began: Moment) -> IdentityCheck | None:
    """As the script's own step notes it; else by hand at the beginning, as the scenario expects it."""
    represented = speaks_for_another(scenario)
    for done in reversed(through.deeds):
        if isinstance(done.step, Action) and done.step.do is ActionKind.VERIFY_IDENTITY:
            method = IdentityMethod.KNOWN_REPRESENTATIVE if represented else IdentityMethod.DETAILS
            method = IdentityMethod.FAILED if done.deed.failed else method
            return IdentityCheck(method=method, at=done.at, of_representative=represented)
    wanted = scenario.expects.identity
    if wanted is None:
        return None
    return IdentityCheck(method=wanted, at=began + timedelta(seconds=GREETED), of_representative=represented)


def _cases(through: Playthrough, shelf: Shelf) -> Iterator[CaseThen]:
    for number, done in enumerate(through.deeds):
        service = raises(done.step, done.deed)
        if service is None:
            continue
        case = Case(
            id=id_of(f"case {number}"),
            version=1,
            reference=f"PRACTICE-{number}",
            service_code=service,
            title=service,
            state=CaseState.OPEN,
            opened_at=done.at,
            due_at=done.at + PROMISED,
            citizen_id=None,
            contact_id=id_of("contact"),
            answers=form_answers(shelf, done.state, service),
        )
        due = done.at + PROMISED
        yield CaseThen(case=case, promised_at=due, due_then=due, received_at=through.ended_at, lacks=None)


def _events(contact: Contact, through: Playthrough, cases: tuple[CaseThen, ...]) -> Iterator[ContactEvent]:
    yield ContactEvent(what=Happening.ANSWERED, at=contact.started_at, detail=str(RANG))
    if contact.citizen_id is not None:
        yield ContactEvent(what=Happening.PERSON_CHOSEN, at=contact.started_at + CHOSEN)
    if contact.identity is not None:
        yield ContactEvent(what=Happening.IDENTIFIED, at=contact.identity.at, detail=contact.identity.method)
    for done in through.deeds:
        if done.step.unrecorded:
            yield ContactEvent(what=Happening.RECORDING_PAUSED, at=done.began)
            yield ContactEvent(what=Happening.RECORDING_RESUMED, at=done.at)
    for each in cases:
        yield ContactEvent(what=Happening.CASE_RAISED, at=each.case.opened_at, detail=each.case.reference)
    yield ContactEvent(what=Happening.NOTED, at=contact.finished_at, detail=str(len(contact.notes)))


def _quotes(scenario: PracticeScenario, through: Playthrough, language: Spoken) -> Iterator[QuoteThen]:
    for slug in scenario.expects.articles[:1]:
        at = through.deeds[-1].began if through.deeds else through.ended_at
        quote = Quote(source=Source.ARTICLE, id=id_of(slug), version=1, language=language, at=at)
        yield QuoteThen(quote=quote, title=Words(en=slug), state=ArticleState.VALIDATED)


def _heard(gone: _Run, shelf: Shelf) -> Iterator[Heard]:
    calling, said = pick_up(gone.scenario, gone.language, gone.seed, day_of(gone.began))
    yield from _lines(said, 0.0)
    for done in gone.through.deeds:
        at = (done.began - gone.began).total_seconds()
        if turn := _turned_to(gone.scenario, done.deed.begins):  # what was in front when the other script was taken up
            calling, said = in_front(calling, turn.at, next(iter(turn.understands), ""))
            yield from _lines(said, at)
        if words := _aloud(done, shelf, gone.language):
            yield Heard(by="handler", at=at, words=words, step=done.deed.at)
        calling, said = in_front(calling, done.deed.at, done.variant)
        yield from _lines(said, at)


def _turned_to(scenario: PracticeScenario, script: str | None) -> Turn | None:
    return next((turn for turn in scenario.turns if script and turn.turns_to == script), None)


def _lines(said: tuple[Utterance, ...], at: float) -> Iterator[Heard]:
    for each in said:
        at += each.wait
        if each.words:
            yield Heard(by="caller", at=at, words=each.words, step=each.step)


def _aloud(done: Done, shelf: Shelf, language: Spoken) -> str:
    say = next((each for each in done.step.say if each.name == done.variant), None)
    if say is None:
        return ""
    facts = {name: fact.value for name, fact in known(done.state).items()}
    variables = shelf.book(here(done.state).hash).variables
    return spoken(say.in_language(language), variables, facts, {}, language)
