"""What the trace answers by itself, and where it says that it cannot tell."""

from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import Proof, ScorecardQuestion
from agent_desktop.reviews.card_numbers import has_card_number
from agent_desktop.reviews.proofs import answer_to, proofs, prove
from tests.unit.reviews.material import SCRIPT, Walk, events, flags, identity, material, quoted, raised, whole
from tests.unit.reviews.test_timeline import LATE

SPOKE_FOR = UUID(int=8)


def value(proof: Proof, *walks: Walk, contact: dict[str, Any] | None = None, **fields: Any) -> str | None:
    return prove(material(*walks, contact=contact, **fields), proof).value


@pytest.mark.parametrize(
    ("check", "outcome", "cases", "told"),
    [
        (identity(IdentityMethod.DETAILS), Outcome.CASE_DISCUSSED, (), "yes"),
        (identity(IdentityMethod.DETAILS, 300), Outcome.CASE_RAISED, (raised(opened=200),), None),
        (identity(IdentityMethod.NOT_NEEDED), Outcome.ANSWERED, (), "na"),
        (identity(IdentityMethod.FAILED), Outcome.CASE_DISCUSSED, (), "no"),
        (identity(IdentityMethod.FAILED), Outcome.ANSWERED, (), None),
        (None, Outcome.CASE_DISCUSSED, (), "no"),
        (None, Outcome.ANSWERED, (), None),
    ],
)
def test_identity_first(check: Any, outcome: Outcome, cases: Any, told: str | None) -> None:
    assert value(Proof.IDENTITY_FIRST, contact={"identity": check, "outcome": outcome}, cases=cases) == told
    assert value(Proof.IDENTITY_FIRST, contact={"citizen_id": None, "identity": check}) == "na"


def test_authority_of_whoever_speaks_for_somebody() -> None:
    assert value(Proof.AUTHORITY_CHECKED) == "na"
    known = identity(IdentityMethod.KNOWN_REPRESENTATIVE, of_representative=True)
    spoke = {"speaking_with": SPOKE_FOR}
    assert value(Proof.AUTHORITY_CHECKED, contact={**spoke, "identity": known}) == "yes"
    assert value(Proof.AUTHORITY_CHECKED, contact={**spoke, "identity": identity(IdentityMethod.DETAILS)}) == "no"
    assert value(Proof.AUTHORITY_CHECKED, contact=spoke) == "no"
    assert value(Proof.AUTHORITY_CHECKED, contact={**spoke, "identity": identity(IdentityMethod.FAILED)}) is None
    assert value(Proof.AUTHORITY_CHECKED, Walk(representative=True).go()) == "no"


def test_required_steps_done_waived_or_never_come_to() -> None:
    assert value(Proof.REQUIRED_STEPS, whole()) == "yes"
    assert value(Proof.REQUIRED_STEPS, Walk().go().waive("They hung up").go().go()) is None
    assert value(Proof.REQUIRED_STEPS, Walk(LATE).go().situate(flags=("HEAR",)).go()) == "no"
    assert value(Proof.REQUIRED_STEPS, Walk(LATE).go().go()) == "na"
    assert value(Proof.REQUIRED_STEPS) is None
    assert value(Proof.REQUIRED_STEPS, Walk().go()) == "na"  # left before the step was called for


def test_recommended_steps_and_those_that_a_question_names() -> None:
    skipped = material(Walk().go().go(colour="black").go().waive("In a hurry"))
    assert prove(skipped, Proof.RECOMMENDED_STEPS).value == "no"
    assert value(Proof.RECOMMENDED_STEPS, whole()) == "yes"
    for steps, told in ((("bins:back",), "no"), (("back",), "no"), (("bins:other",), "na")):
        assert prove(skipped, Proof.RECOMMENDED_STEPS, steps).value == told
    asked = ScorecardQuestion(code="q", words=Words(en="?"), proof=Proof.RECOMMENDED_STEPS, proof_steps=("back",))
    answer = answer_to(skipped, asked)
    assert answer is not None
    assert (answer.value, answer.evidence) == ("no", ("step:0.4",))
    assert answer_to(skipped, replace(asked, proof=None)) is None


def test_adapted_wording() -> None:
    worded = Walk(flags=("HEAR",)).go().go(colour="black")
    assert value(Proof.ADAPTED_WORDING, worded, flags=flags("HEAR")) == "yes"
    assert value(Proof.ADAPTED_WORDING, whole(), flags=flags("HEAR")) == "no"
    assert value(Proof.ADAPTED_WORDING, whole(), flags=flags("WHEEL")) == "na"
    assert value(Proof.ADAPTED_WORDING, flags=flags("HEAR")) is None
    # Before it was known who rings nobody could know of the flag.
    late = Walk().go().situate(flags=("HEAR",)).go(colour="black")
    chosen = events((Happening.PERSON_CHOSEN, 22))
    assert value(Proof.ADAPTED_WORDING, late, flags=flags("HEAR"), events=chosen) == "yes"


def test_answers_given() -> None:
    assert value(Proof.VALIDATED_ANSWER, quotes=(quoted(),)) == "yes"
    assert value(Proof.VALIDATED_ANSWER, quotes=(quoted(), quoted(past_review=True))) == "no"
    assert value(Proof.VALIDATED_ANSWER, quotes=(quoted(ArticleState.NOT_VALIDATED),)) == "no"
    assert value(Proof.VALIDATED_ANSWER, quotes=(quoted(None),)) is None
    assert value(Proof.VALIDATED_ANSWER) is None
    assert value(Proof.VALIDATED_ANSWER, contact={"outcome": Outcome.REFERRED}) == "na"


def test_cases() -> None:
    raising = {"outcome": Outcome.CASE_RAISED}
    assert value(Proof.RIGHT_SERVICE, contact=raising, cases=(raised(),)) == "yes"
    assert value(Proof.RIGHT_SERVICE, contact=raising, cases=(raised(service="noise"),)) == "no"
    assert value(Proof.RIGHT_SERVICE, contact=raising) == "no"
    assert value(Proof.RIGHT_SERVICE, cases=(raised(),)) == "no"
    assert value(Proof.RIGHT_SERVICE) is None
    assert value(Proof.COMPLETE_CASE, cases=(raised(),)) == "yes"
    assert value(Proof.COMPLETE_CASE, cases=(raised(), raised(lacks=("bin",)))) == "no"
    assert value(Proof.COMPLETE_CASE, cases=(raised(lacks=None),)) is None
    assert value(Proof.COMPLETE_CASE) == "na"
    assert value(Proof.PROMISE_AS_DUE, cases=(raised(promised=5_050),)) == "yes"
    assert value(Proof.PROMISE_AS_DUE, cases=(raised(promised=900),)) == "no"
    assert value(Proof.PROMISE_AS_DUE, cases=(raised(due=None),)) is None
    assert value(Proof.PROMISE_AS_DUE) == "na"


def test_notes_and_card_numbers() -> None:
    assert value(Proof.NOTES_WRITTEN) == "no"
    assert value(Proof.NOTES_WRITTEN, contact={"outcome": Outcome.CUT_OFF}) == "na"
    assert value(Proof.NOTES_WRITTEN, contact={"notes": "Bin"}) == "yes"
    assert value(Proof.NO_CARD_NUMBER, contact={"notes": "ref 12"}) == "yes"
    assert value(Proof.NO_CARD_NUMBER, contact={"notes": "4111-1111-1111-1111"}) == "no"
    assert value(Proof.NO_CARD_NUMBER) == "na"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("5555 5555 5555 4444", True),
        ("pays with 378282246310005.", True),
        ("4111111111111112", False),
        ("+441632960001 and 01632 960 002", False),
        ("0000 0000 0000 0000", False),
        ("x" * 20_000 + "1 " * 5_000, False),
    ],
)
def test_a_card_number_is_told_from_other_numbers(text: str, is_one: bool) -> None:
    assert has_card_number(text) is is_one


def test_the_recording_is_paused_for_all_of_a_payment() -> None:
    paused = events((Happening.RECORDING_PAUSED, 29), (Happening.RECORDING_RESUMED, 41))
    assert value(Proof.PAUSED_FOR_PAYMENT, whole(), events=paused) == "yes"
    assert value(Proof.PAUSED_FOR_PAYMENT, whole(), events=paused[:1]) == "yes"
    late = events((Happening.RECORDING_PAUSED, 35), (Happening.RECORDING_RESUMED, 41))
    assert value(Proof.PAUSED_FOR_PAYMENT, whole(), events=late) == "no"
    assert value(Proof.PAUSED_FOR_PAYMENT, whole()) == "no"
    assert value(Proof.PAUSED_FOR_PAYMENT, Walk(LATE).go()) == "na"
    assert value(Proof.PAUSED_FOR_PAYMENT) is None


def test_answered_in_time_and_in_their_language() -> None:
    for seconds, told in (("14", "yes"), ("21", "no"), ("", None)):
        assert value(Proof.ANSWERED_IN_TIME, events=events((Happening.ANSWERED, 0, seconds))) == told
    assert value(Proof.ANSWERED_IN_TIME, contact={"channel": Channel.COUNTER}) == "na"
    assert value(Proof.OWN_LANGUAGE, whole(), citizen_language="cy") == "no"
    assert value(Proof.OWN_LANGUAGE, Walk(language="cy").go(), citizen_language="cy-GB") == "yes"
    assert value(Proof.OWN_LANGUAGE, whole(), citizen_language="pl") == "na"
    assert value(Proof.OWN_LANGUAGE, Walk(SCRIPT.replace("[en, cy]", "[en]")).go(), citizen_language="cy") is None


def test_a_trace_whose_script_is_gone_proves_nothing_of_its_steps() -> None:
    shown = material(whole())
    gone = ReviewMaterial(contact=shown.contact, contact_title="", runs=shown.runs)
    for proof in (Proof.REQUIRED_STEPS, Proof.RECOMMENDED_STEPS, Proof.ADAPTED_WORDING):
        assert prove(gone, proof).value is None


def test_every_proof_is_answered() -> None:
    assert set(proofs(material())) == set(Proof)
