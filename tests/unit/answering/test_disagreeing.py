"""Handlers who gave different answers to one question are told of as numbers; nobody is told of who stands alone."""

from random import Random
from uuid import UUID

from hypothesis import given as for_all
from hypothesis import strategies as st

from central_server.answering.disagreeing import Given, disagreements

A, B, C = (UUID(int=number) for number in (1, 2, 3))
ANN, BEN, CAT = (UUID(int=number) for number in (11, 12, 13))


def given(handler: UUID, article: UUID, contact: int, **fields: str) -> Given:
    said = {"question": "tip open", "script_id": "", "step": "", "asked": "When is the tip open", **fields}
    return Given(contact=UUID(int=100 + contact), handler=handler, article=article, **said)


def test_two_who_gave_different_answers_disagree() -> None:
    (told,) = disagreements([given(ANN, A, 1), given(BEN, B, 2), given(CAT, A, 3)], 9)
    assert [(each.key, each.count) for each in told.answers] == [(str(A), 2), (str(B), 1)]
    assert (told.asked, told.handlers) == ("when is the tip open", 3)


def test_whoever_gives_more_than_another_does_not_disagree() -> None:
    assert disagreements([given(ANN, A, 1), given(ANN, B, 1), given(BEN, B, 2)], 9) == ()


def test_one_handler_who_changes_their_mind_is_nobody_elses_concern() -> None:
    assert disagreements([given(ANN, A, 1), given(ANN, B, 2)], 9) == ()
    assert len(disagreements([given(ANN, A, 1), given(ANN, B, 2), given(BEN, A, 3)], 9)) == 1


def test_words_are_told_only_where_several_put_them_so() -> None:
    own = [given(ANN, A, 1, asked="mrs evans: tip open"), given(BEN, B, 2, asked="When is the tip OPEN")]
    (told,) = disagreements(own, 9)
    assert told.asked == "tip open", "the words that they have in common, and nobody's own"
    (told,) = disagreements([*own, given(CAT, B, 3)], 9)
    assert told.asked == "when is the tip open"
    often = [given(ANN, A, number, asked="mrs evans: tip open") for number in range(4, 9)]
    (told,) = disagreements([*own, *often, given(CAT, B, 3)], 9)
    assert told.asked == "when is the tip open", "however often one puts it otherwise"


def test_where_nothing_was_typed_the_step_asks() -> None:
    step = {"question": "", "asked": "", "script_id": "bin", "step": "which"}
    (told,) = disagreements([given(ANN, A, 1, **step), given(BEN, B, 2, **step), given(BEN, C, 3)], 9)
    assert (told.asked, told.script_id, told.step) == ("", "bin", "which")
    assert {each.key for each in told.answers} == {str(A), str(B)}


def test_the_most_telling_come_first_and_no_more_than_wanted() -> None:
    rare = [given(ANN, A, 1, question="one"), given(BEN, B, 2, question="one")]
    often = [given(each, article, contact, question="other")
             for contact, (each, article) in enumerate(((ANN, A), (BEN, B), (CAT, B), (CAT, A)), start=3)]  # fmt: skip
    both = disagreements([*rare, *often], 9)
    assert [each.handlers for each in both] == [3, 2]
    assert disagreements([*rare, *often], 1) == both[:1]


rows = st.builds(
    given,
    st.sampled_from([ANN, BEN, CAT]),
    st.sampled_from([A, B, C]),
    st.integers(1, 5),
    question=st.sampled_from(["one", "other"]),
    asked=st.sampled_from(["x", "y", "z"]),
)


@for_all(st.lists(rows, max_size=20), st.randoms())
def test_what_is_told_is_true_and_does_not_depend_on_the_order(every: list[Given], random: Random) -> None:
    told = disagreements(every, 99)
    random.shuffle(every)
    assert disagreements(every, 99) == told
    for each in told:
        assert each.handlers >= 2
        assert len(each.answers) >= 2
        users = {row.handler for row in every if row.asked == each.asked}
        assert len(users) >= 2 or each.asked == ""
