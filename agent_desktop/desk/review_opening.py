"""What a reviewer needs to begin, or to go on: the contact as it happened, the scorecard, and what was written so far.

Everything raises ServerFaults and StoreFaults. An erased contact is no fault: what was written of it is still there.
"""

from uuid import UUID

from msgspec import field
from msgspec.structs import replace

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.evaluations import Evaluation, EvaluationContent, EvaluationInfo, EvaluationState
from agent_desktop.contract.reviewing import ContactToReview, ReviewMaterial
from agent_desktop.contract.scorecards import ScorecardVersion, ScorecardVersionInfo
from agent_desktop.desk import evaluations, reviewing
from agent_desktop.desk.at_server import every
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.review_drafts import REVIEWS, ReviewInHand
from agent_desktop.ids import new_id
from agent_desktop.reviews.filling import filled, traced
from agent_desktop.reviews.proofs import Answer
from agent_desktop.sync import scorecards as cards_wire
from agent_desktop.sync.faults import Erased


class Opened(Record, frozen=True, kw_only=True):
    """`material` None: the contact was erased. `evaluation`: as the server has it; None where nothing was begun there.

    `hand`: what may be written, None where it is to be read only. `theirs`: the server's, where it was changed at
    another desk while `hand` has words that the server has not. `cards`: others that it could be begun by instead.
    `newer`: the version in force by now, where that is another than the one that the draft goes on by.
    """

    about: ContactToReview
    material: ReviewMaterial | None
    card: ScorecardVersion | None
    cards: tuple[ScorecardVersionInfo, ...] = ()
    traced: dict[str, Answer] = field(default_factory=dict)
    evaluation: Evaluation | None = None
    hand: ReviewInHand | None = None
    theirs: Evaluation | None = None
    newer: ScorecardVersionInfo | None = None


class ToOpen(Record, frozen=True, kw_only=True):
    """A contact as another page leads to it: of a sample, or of a calibration, which is by one scorecard.

    `evaluation_id`: the one that there is of it already.
    """

    about: ContactToReview
    sample_id: Id | None = None
    calibration_id: Id | None = None
    scorecard_version_id: Id | None = None
    evaluation_id: Id | None = None


def open_asked(desk: Desk, asked: ToOpen) -> Opened:
    """What was begun of it; else from the beginning, by the scorecard that fits its channel best."""
    if asked.evaluation_id is not None:
        return open_evaluation(desk, evaluations.read(desk, asked.evaluation_id).info)
    about, of = asked.about, asked.calibration_id
    kept = next((each for each in REVIEWS.every(desk) if (each.about.id, each.calibration_id) == (about.id, of)), None)
    if kept is not None:
        return open_hand(desk, kept)
    material = _material(desk, about.id)
    wanted = asked.scorecard_version_id
    fitting = cards_for(in_force(desk), about) if wanted is None else (cards_wire.read(desk.line, wanted).info,)
    if not fitting:
        return Opened(about=about, material=material, card=None)
    opened = with_card(desk, about, material, fitting, fitting[0].id, sample_id=asked.sample_id)
    hand = opened.hand
    return opened if hand is None or of is None else replace(opened, hand=replace(hand, calibration_id=of))


def open_contact(desk: Desk, about: ContactToReview) -> Opened:
    """A contact that nobody reviewed yet."""
    return open_asked(desk, ToOpen(about=about))


def with_card(
    desk: Desk,
    about: ContactToReview,
    material: ReviewMaterial | None,
    fitting: tuple[ScorecardVersionInfo, ...],
    card_id: UUID,
    *,
    sample_id: UUID | None = None,
) -> Opened:
    """The same by one of the scorecards that fit: nothing was begun yet."""
    card = cards_wire.read(desk.line, card_id)
    found = traced(card.content, material) if material is not None else {}
    hand = ReviewInHand(
        id=new_id(),
        about=about,
        scorecard_version_id=card_id,
        sample_id=sample_id,
        content=filled(card.content, found, EvaluationContent(), fresh=True),
        drafted_at=desk.clock.now(),
        kept_at=desk.clock.now(),
    )
    return Opened(about=about, material=material, card=card, cards=fitting, traced=found, hand=hand)


def open_hand(desk: Desk, hand: ReviewInHand) -> Opened:
    """What this computer has of a review that was begun."""
    if hand.info is None:
        return _gone_on_with(desk, hand, None)
    return open_evaluation(desk, hand.info)


def open_evaluation(desk: Desk, info: EvaluationInfo) -> Opened:
    """One of the server; a draft of one's own with the words that only this computer has."""
    evaluation = evaluations.read(desk, info.id)
    user = desk.user
    draft = evaluation.info.state is EvaluationState.DRAFT and user is not None and evaluation.info.reviewer == user.id
    kept = next((each for each in REVIEWS.every(desk) if each.id == info.id), None)
    if not draft:
        if kept is not None:
            REVIEWS.forget(desk, kept.id)
        return _opened(desk, about_of(evaluation.info), evaluation)
    if kept is None or not kept.unsaved or kept.content == evaluation.content:
        return _gone_on_with(desk, in_hand(desk, evaluation), evaluation)
    opened = _gone_on_with(desk, kept, evaluation)
    changed_elsewhere = kept.info is None or kept.info.version != evaluation.info.version
    return replace(opened, theirs=evaluation) if changed_elsewhere else opened


def in_hand(desk: Desk, evaluation: Evaluation) -> ReviewInHand:
    """A draft as the server has it, to be gone on with."""
    return ReviewInHand(
        id=evaluation.info.id,
        about=about_of(evaluation.info),
        scorecard_version_id=evaluation.info.scorecard_version_id,
        sample_id=evaluation.info.sample_id,
        calibration_id=evaluation.info.calibration_id,
        info=evaluation.info,
        saved=evaluation.content,
        content=evaluation.content,
        worked_seconds=evaluation.worked_seconds,
        drafted_at=evaluation.info.begun_at,
        kept_at=desk.clock.now(),
    )


def in_force(desk: Desk) -> tuple[ScorecardVersionInfo, ...]:
    """Scorecards that evaluations are begun by now."""
    return tuple(info for info in every(desk, cards_wire.versions) if info.in_force)


def card_of(desk: Desk, info: EvaluationInfo) -> ScorecardVersion:
    """The version that an evaluation was made by."""
    return cards_wire.read(desk.line, info.scorecard_version_id)


def cards_for(cards: tuple[ScorecardVersionInfo, ...], about: ContactToReview) -> tuple[ScorecardVersionInfo, ...]:
    """Those for its channel, the one for the fewest channels first, before those for every channel; no others."""
    own = sorted((info for info in cards if about.channel in info.channels), key=lambda info: len(info.channels))
    return tuple(own) + tuple(info for info in cards if not info.channels)


def about_of(info: EvaluationInfo) -> ContactToReview:
    """The contact as the evaluation repeats it."""
    return ContactToReview(
        id=info.contact_id,
        title=info.contact_title,
        channel=info.channel,
        service_code=info.service_code,
        started_at=info.started_at,
        seconds=info.seconds,
        handler=info.handler,
        handler_name=info.handler_name,
    )


def _gone_on_with(desk: Desk, hand: ReviewInHand, evaluation: Evaluation | None) -> Opened:
    card = cards_wire.read(desk.line, hand.scorecard_version_id)
    material = _material(desk, hand.about.id)
    found = traced(card.content, material) if material is not None else {}
    content = hand.content if material is None else filled(card.content, found, hand.content)
    return Opened(
        about=hand.about,
        material=material,
        card=card,
        traced=found,
        evaluation=evaluation,
        hand=replace(hand, content=content),
        newer=_newer(desk, card.info),
    )


def _newer(desk: Desk, info: ScorecardVersionInfo) -> ScorecardVersionInfo | None:
    """The version of the same scorecard that is in force in its stead."""
    if info.in_force:
        return None
    return next((each for each in in_force(desk) if each.scorecard_id == info.scorecard_id), None)


def _opened(desk: Desk, about: ContactToReview, evaluation: Evaluation) -> Opened:
    card = card_of(desk, evaluation.info)
    material = _material(desk, about.id)
    found = traced(card.content, material) if material is not None else {}
    return Opened(about=about, material=material, card=card, traced=found, evaluation=evaluation)


def _material(desk: Desk, contact_id: UUID) -> ReviewMaterial | None:
    try:
        return reviewing.material(desk, contact_id)
    except Erased:
        return None
