"""Saving mine over theirs undoes nothing that only they changed."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import InstitutionPhone, InstitutionWrite
from agent_desktop.knowledge.merging import both_changed, mine_over

BASE = InstitutionWrite(
    code="water",
    name=Words(en="Water board", cy="Bwrdd dŵr"),
    does=Words(en="Water."),
    synonyms=("water", "drains"),
    phones=(InstitutionPhone(number="101", label=Words(en="Day")),),
    address="1 High Street",
)

WORDS = st.sampled_from(["", "a", "b"])
PHRASES = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(tuple)
RECORDS = st.builds(
    InstitutionWrite,
    code=st.just("water"),
    name=st.builds(Words, en=WORDS, cy=WORDS),
    does=st.just(Words(en="Water.")),
    synonyms=PHRASES,
    address=WORDS,
)


def test_each_keeps_what_they_alone_changed() -> None:
    mine = replace(BASE, address="2 High Street", name=Words(en="Water company", cy="Bwrdd dŵr"))
    theirs = replace(BASE, does=Words(en="Water and drains."), name=Words(en="Water board", cy="Cwmni dŵr"))
    assert mine_over(BASE, mine, theirs) == replace(
        BASE,
        address="2 High Street",
        does=Words(en="Water and drains."),
        name=Words(en="Water company", cy="Cwmni dŵr"),
    )
    assert both_changed(BASE, mine, theirs) == ()


def test_of_a_list_what_one_took_out_is_out_and_what_one_put_in_is_in() -> None:
    night = InstitutionPhone(number="102", label=Words(en="Night"))
    mine = replace(BASE, synonyms=("water", "taps"), phones=(*BASE.phones, night))
    theirs = replace(BASE, synonyms=("water", "drains", "leaks"), phones=())
    merged = mine_over(BASE, mine, theirs)
    assert (merged.synonyms, merged.phones) == (("water", "leaks", "taps"), (night,))


def test_where_both_changed_the_same_mine_counts_and_it_is_told() -> None:
    mine = replace(BASE, address="2 High Street", name=replace(BASE.name, en="Mine"))
    theirs = replace(BASE, address="3 High Street", name=replace(BASE.name, en="Theirs"))
    assert mine_over(BASE, mine, theirs) == mine
    assert both_changed(BASE, mine, theirs) == ("name", "address")
    assert both_changed(BASE, mine, mine) == ()


@given(base=RECORDS, mine=RECORDS, theirs=RECORDS)
def test_whatever_was_changed(base: InstitutionWrite, mine: InstitutionWrite, theirs: InstitutionWrite) -> None:
    merged = mine_over(base, mine, theirs)
    assert mine_over(base, mine, base) == mine
    assert mine_over(base, base, theirs) == theirs
    assert set(mine.synonyms) - set(base.synonyms) <= set(merged.synonyms)
    taken_out = {each for each in base.synonyms if each not in mine.synonyms or each not in theirs.synonyms}
    assert not taken_out & set(merged.synonyms)
    assert merged.address == (theirs.address if mine.address == base.address else mine.address)
    if not both_changed(base, mine, theirs):
        assert mine_over(base, theirs, mine).name == merged.name
