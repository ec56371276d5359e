"""A reference belongs to what it was shown for, whatever is raised, taken back, and raised again."""

from datetime import UTC, datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contacts.taken import TakenReferences, reference_for, restored, turned, with_reference
from agent_desktop.ids import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OWN, BESIDE = "CS-OWN", "CS-BESIDE"
CONCERN, BIN, TREE = "adult_concern", "missed_collection", "fallen_tree"


def case(service: str, reference: str, *, stays: bool = False) -> CaseDraft:
    return CaseDraft(
        id=new_id(), service_code=service, reference=reference, opened_at=NOON, promised_at=NOON, stays=stays
    )


def test_a_concern_does_not_take_what_was_shown_for_the_call() -> None:
    taken = with_reference(TakenReferences(), (), OWN, BIN)
    assert reference_for(taken, (), BIN) == OWN
    assert reference_for(taken, (), TREE) == OWN, "it turned out to be something else"
    assert reference_for(taken, (), CONCERN, beside=True) == ""
    taken = with_reference(taken, (), BESIDE, CONCERN, beside=True)
    raised = (case(CONCERN, BESIDE),)
    assert reference_for(taken, raised, CONCERN, beside=True) == BESIDE
    assert reference_for(taken, raised, BIN) == OWN
    assert reference_for(taken, (), CONCERN, beside=True) == BESIDE, "taken back and raised again, it is the same"


def test_what_a_case_that_stays_has_is_not_that_of_what_the_call_is_about_next() -> None:
    taken = with_reference(TakenReferences(), (), OWN, CONCERN)
    stays = (case(CONCERN, OWN, stays=True),)
    taken = turned(taken, stays, BIN)
    assert reference_for(taken, stays, BIN) == ""
    assert reference_for(taken, stays, CONCERN) == OWN
    taken = with_reference(taken, stays, "CS-NEXT", BIN)
    assert (taken.own, reference_for(taken, stays, BIN)) == ("CS-NEXT", "CS-NEXT")
    assert turned(taken, stays, TREE) == taken, "nothing stays that has it"


def test_a_second_case_of_one_matter_has_one_of_its_own() -> None:
    taken = with_reference(TakenReferences(), (), OWN, BIN)
    first = (case(BIN, OWN),)
    assert reference_for(taken, first, TREE) == ""
    taken = with_reference(taken, first, "CS-2", TREE)
    assert reference_for(taken, first, TREE) == "CS-2"
    assert reference_for(taken, first, BIN) == OWN


def test_one_that_comes_twice_changes_nothing() -> None:
    taken = with_reference(TakenReferences(), (), OWN, BIN)
    assert with_reference(taken, (), "CS-2", TREE) == taken
    taken = with_reference(taken, (), BESIDE, CONCERN, beside=True)
    assert with_reference(taken, (), "CS-3", CONCERN, beside=True) == taken


def test_a_contact_left_open_by_an_earlier_version_says_whose_each_is_by_its_cases() -> None:
    cases = (case(BIN, OWN), case(CONCERN, BESIDE))
    taken = restored(BESIDE, {}, cases)  # kept was the one taken last
    assert reference_for(taken, cases, BIN) == OWN
    assert reference_for(taken, cases, CONCERN) == BESIDE
    assert reference_for(taken, cases, TREE) == "", "neither is another's"
    kept = TakenReferences(own=OWN, beside={CONCERN: BESIDE, TREE: "CS-3"})
    assert restored(kept.own, kept.beside, cases) == kept


DEED = st.tuples(
    st.sampled_from(["raise", "beside", "take back", "choose", "reopen"]), st.sampled_from([CONCERN, BIN, TREE])
)


@given(deeds=st.lists(DEED, max_size=30))
def test_no_number_is_ever_that_of_two_things(deeds: list[tuple[str, str]]) -> None:
    numbers = (f"CS-{number}" for number in count())
    taken, about = TakenReferences(), BIN
    cases: tuple[CaseDraft, ...] = ()
    said_for_own: dict[str, set[str]] = {}
    settled: dict[str, str] = {}

    def have(service: str, *, beside: bool) -> str:
        nonlocal taken
        found = reference_for(taken, cases, service, beside=beside)
        if not found:
            taken = with_reference(taken, cases, next(numbers), service, beside=beside)
            found = reference_for(taken, cases, service, beside=beside)
        assert found, "what was taken for it is there for it"
        return found

    for deed, service in deeds:
        there = {each.service_code for each in cases}
        if deed == "take back":
            cases = tuple(each for each in cases if each.service_code != service)
        elif deed == "reopen":
            taken = restored(taken.own, taken.beside, cases)
        elif deed == "choose":
            cases = tuple(each for each in cases if each.service_code != about or each.stays)
            taken, about = turned(taken, cases, service), service
            have(about, beside=False)
        elif service not in there:
            beside = deed == "beside" and service != about
            reference = have(service, beside=beside)
            cases = (*cases, case(service, reference, stays=True))
            about = about if beside else service
            said = said_for_own.get(reference, set())
            assert not beside or said <= {service}, "it was said for what the call is about"
        if own := reference_for(taken, cases, about):
            said_for_own.setdefault(own, set()).add(about)
        for name, number in taken.beside.items():
            assert settled.setdefault(number, name) == name, "it was another case's"
        assert taken.own not in settled, "it was said for a case beside it"
        references = [each.reference for each in cases]
        assert len(set(references)) == len(references)
