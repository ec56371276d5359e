"""What an attempt is worth: the contact as the invented authority has it, judged as work is."""

from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft, writes
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.desk.practising import PracticeDesk, take_material
from agent_desktop.practice.library import hash_of
from agent_desktop.practice.scoring import Judged, Played, as_attempt, judge
from agent_desktop.practice.underway import Underway
from agent_desktop.reviews.files import shipped

SPOKEN = frozenset({Channel.PHONE, Channel.COUNTER})
CALLED, URGENT, WRITTEN = "council-call", "urgent-incident", "written-contact"
"""Scorecards that ship."""


def finished(practice: PracticeDesk, underway: Underway) -> AttemptWrite:
    """Of the contact that was finished. Raises PracticeRefused, StoreFaults."""
    assert underway.contact is not None  # it was finished
    material = take_material(practice, underway.contact)
    articles = practice.authority.articles_given(underway.contact)
    return _attempt(practice, underway, material, articles, AttemptEnd.FINISHED)


def left(practice: PracticeDesk, underway: Underway, draft: ContactDraft, ended: AttemptEnd) -> AttemptWrite:
    """Of one that is not finished, and never will be: it has no score."""
    return _attempt(practice, underway, _material(practice, draft), _articles(practice, draft), ended)


def so_far(practice: PracticeDesk, underway: Underway, draft: ContactDraft) -> Judged:
    """What was won and lost up to now."""
    played = _played(practice, underway, _material(practice, draft), _articles(practice, draft), None)
    return judge(played, scorecard_for(practice, played.material))


def scorecard_for(practice: PracticeDesk, material: ReviewMaterial) -> ScorecardContent:
    """The one in force that a reviewer would take: by how the contact came, and how pressing it was.

    An authority keeps the name of a scorecard that it makes its own. Where none in force has it, the one for the fewest
    channels comes first, as in a review; where the server never told, those that ship stand for them.
    """
    channel = material.contact.channel
    service = practice.desk.catalogue.services.get(material.contact.service_code or "")
    pressing = URGENT if service is not None and service.urgent else CALLED
    ours = shipped()[pressing if channel in SPOKEN else WRITTEN]
    own = sorted(
        (card for card in practice.scorecards if channel in card.channels), key=lambda card: len(card.channels)
    )
    fitting = (*own, *(card for card in practice.scorecards if not card.channels))
    named = (card for card in fitting if card.title.en == ours.title.en)
    return next(named, next(iter(fitting), ours))


def _attempt(
    practice: PracticeDesk,
    underway: Underway,
    material: ReviewMaterial,
    articles: tuple[str, ...],
    ended: AttemptEnd,
) -> AttemptWrite:
    played = _played(practice, underway, material, articles, ended)
    return as_attempt(played, judge(played, scorecard_for(practice, material)))


def _played(
    practice: PracticeDesk,
    underway: Underway,
    material: ReviewMaterial,
    articles: tuple[str, ...],
    ended: AttemptEnd | None,
) -> Played:
    scenario = underway.scenario
    return Played(
        scenario=scenario,
        hash=hash_of(scenario),
        material=material,
        began_at=underway.began_at,
        course=underway.course,
        language=underway.language,
        seed=underway.seed,
        heard=underway.heard,
        ended=ended,
        worked=underway.worked,
        paused=underway.paused,
        hints=len(underway.hints),
        articles=articles,
        people={person.id: practice.person(person.id) for person in scenario.people},
    )


def _material(practice: PracticeDesk, draft: ContactDraft) -> ReviewMaterial:
    """Nothing is said of its outcome before there is one."""
    write, _cases = writes(replace(draft, outcome=draft.outcome or Outcome.ANSWERED), practice.desk.clock.now())
    return practice.authority.material_so_far(draft.id, write)


def _articles(practice: PracticeDesk, draft: ContactDraft) -> tuple[str, ...]:
    return practice.authority.articles_in(draft.quotes)
