"""Edits that meet: nothing either side wrote is lost, and nobody decides alone where both wrote the same field."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Raw

from agent_desktop.contract.cases import CaseChange, CaseState
from agent_desktop.contract.citizens import CitizenChange, Language, Phone
from agent_desktop.contract.edits import Edit, FieldEdit
from agent_desktop.contract.flags import FlagChange
from agent_desktop.outbox.applying import Change, Changed, apply, said
from agent_desktop.outbox.merging import Choice, decide, merge
from tests.unit.outbox import made

PHONE_A, PHONE_B, PHONE_C = (Phone(e164=f"+44163296000{digit}") for digit in (1, 2, 3))

edits_of_one_record = st.one_of(
    st.tuples(made.citizens, made.citizen_changes, made.citizen_changes),
    st.tuples(made.cases, made.case_changes, made.case_changes),
    st.tuples(made.flags, made.flag_changes, made.flag_changes),
)
Three = tuple[Changed, Change, Change]


def fields_of(change: Change) -> dict[str, object]:
    """Field by field, and answer by answer."""
    found = {field: value for field, value in said(change).items() if field != "answers"}
    answers = said(change).get("answers", {})
    assert isinstance(answers, dict)
    return found | {f"answers.{code}": value for code, value in answers.items()}


def value_of(record: Changed, field: str) -> object:
    name, _, code = field.partition(".")
    value = getattr(record, name)
    return value.get(code) if code else value


@given(edits_of_one_record)
def test_merging_with_nothing_changed_is_what_was_written(three: Three) -> None:
    base, mine, _ = three
    merged = merge(base, mine, base)
    assert merged.change == mine
    assert merged.meets == ()


@given(edits_of_one_record)
def test_every_field_of_either_side_is_there_or_is_asked_about(three: Three) -> None:
    base, mine, theirs = three
    now = apply(base, theirs)
    merged = merge(base, mine, now)
    after = apply(now, merged.change)
    asked = {meeting.field: meeting for meeting in merged.meets}
    for field, wanted in fields_of(mine).items():
        before, written = value_of(base, field), value_of(now, field)
        if field in asked:
            assert (asked[field].mine, asked[field].theirs) == (wanted, written)
            assert value_of(after, field) == written, "until it is decided theirs stands"
        elif field in {"phones", "languages"}:
            kept = value_of(after, field)
            assert isinstance(kept, tuple)
            assert isinstance(before, tuple)
            assert isinstance(wanted, tuple)
            assert {element for element in wanted if element not in before} <= set(kept)
            assert not {element for element in before if element not in wanted} & set(kept)
        else:
            assert value_of(after, field) == (written if wanted == before else wanted)
    for field in fields_of(theirs):
        if value_of(now, field) != value_of(base, field) and field not in {"phones", "languages"}:
            mine_of_it = fields_of(mine).get(field, value_of(base, field))
            assert value_of(after, field) == value_of(now, field) or mine_of_it == value_of(after, field)


@given(edits_of_one_record)
def test_no_edit_of_theirs_is_overwritten_unasked(three: Three) -> None:
    base, mine, theirs = three
    now = apply(base, theirs)
    after = apply(now, merge(base, mine, now).change)
    for field in fields_of(theirs):
        written = value_of(now, field)
        if isinstance(written, tuple) and field in {"phones", "languages"}:
            before = value_of(base, field)
            assert isinstance(before, tuple)
            kept = value_of(after, field)
            assert isinstance(kept, tuple)
            assert {element for element in written if element not in before} <= set(kept)
        elif written != value_of(base, field):
            assert value_of(after, field) == written


@given(edits_of_one_record)
def test_who_comes_first_makes_no_difference_where_nothing_touches(three: Three) -> None:
    base, mine, theirs = three
    after_theirs, after_mine = apply(base, theirs), apply(base, mine)
    second, first = merge(base, mine, after_theirs), merge(base, theirs, after_mine)
    assert {field.field for field in second.meets} == {field.field for field in first.meets}
    if not second.meets:
        one, other = apply(after_theirs, second.change), apply(after_mine, first.change)
        for field in said(mine) | said(theirs):
            left, right = getattr(one, field), getattr(other, field)
            assert set(left) == set(right) if isinstance(left, tuple) else left == right


@given(edits_of_one_record, st.data())
def test_what_is_chosen_is_what_is_sent(three: Three, data: st.DataObject) -> None:
    base, mine, theirs = three
    now = apply(base, theirs)
    merged = merge(base, mine, now)
    chosen = {meeting.field: data.draw(st.sampled_from([Choice.MINE, Choice.THEIRS])) for meeting in merged.meets}
    after = apply(now, decide(merged, chosen, {}))
    for meeting in merged.meets:
        wanted = meeting.mine if chosen[meeting.field] is Choice.MINE else meeting.theirs
        assert value_of(after, meeting.field) == wanted


def test_both_texts_can_be_kept_in_one() -> None:
    base = made.flag()
    now = apply(base, FlagChange(own_words="Eighteen point"))
    merged = merge(base, FlagChange(own_words="In yellow"), now)
    (meeting,) = merged.meets
    assert meeting.may_join
    assert decide(merged, {"own_words": Choice.BOTH}, {"own_words": "one, and the other"}).own_words == (
        "one, and the other"
    )


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ((PHONE_A,), (PHONE_A, PHONE_B), (PHONE_A, PHONE_C), (PHONE_A, PHONE_B, PHONE_C)),
        ((PHONE_A,), (PHONE_B, PHONE_A), (PHONE_A, PHONE_C), (PHONE_B, PHONE_A, PHONE_C)),
        ((PHONE_A, PHONE_B), (PHONE_B,), (PHONE_A, PHONE_B, PHONE_C), (PHONE_B, PHONE_C)),
        ((PHONE_A,), (), (PHONE_A, PHONE_B), (PHONE_B,)),
    ],
)
def test_numbers_added_and_removed_by_both_are_merged(
    base: tuple[Phone, ...], mine: tuple[Phone, ...], theirs: tuple[Phone, ...], together: tuple[Phone, ...]
) -> None:
    merged = merge(made.citizen(phones=base), CitizenChange(phones=mine), made.citizen(phones=theirs))
    assert merged.meets == ()
    assert merged.change.phones == together


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ((PHONE_A,), (Phone(e164=PHONE_A.e164, kind="work"),), (Phone(e164=PHONE_A.e164, kind="mobile"),)),
        ((PHONE_A, PHONE_B), (PHONE_B, PHONE_A), (PHONE_A, PHONE_B, PHONE_C)),
        ((PHONE_A,), (PHONE_B, PHONE_A), (PHONE_C, PHONE_A)),
        ((PHONE_A,), (), (Phone(e164=PHONE_A.e164, kind="mobile"),)),
    ],
)
def test_numbers_that_cannot_be_merged_safely_are_asked_about(
    base: tuple[Phone, ...], mine: tuple[Phone, ...], theirs: tuple[Phone, ...]
) -> None:
    merged = merge(made.citizen(phones=base), CitizenChange(phones=mine), made.citizen(phones=theirs))
    assert [meeting.field for meeting in merged.meets] == ["phones"]
    assert merged.change.phones is UNSET


def test_more_numbers_together_than_may_be_are_asked_about() -> None:
    some, others = ([Phone(e164=f"+4416329601{n:02}") for n in span] for span in (range(15), range(20, 35)))
    merged = merge(made.citizen(phones=()), CitizenChange(phones=tuple(some)), made.citizen(phones=tuple(others)))
    assert [meeting.field for meeting in merged.meets] == ["phones"]


def test_languages_added_by_both_are_both_there() -> None:
    english, welsh, polish = (Language(tag=tag) for tag in ("en", "cy", "pl"))
    base = made.citizen(languages=(english,))
    merged = merge(base, CitizenChange(languages=(english, welsh)), made.citizen(languages=(english, polish)))
    assert merged.change.languages == (english, welsh, polish)


def test_answers_to_different_questions_do_not_touch() -> None:
    base = made.case()
    now = apply(base, CaseChange(answers={"bin": "blue", "where": "kerb"}))
    merged = merge(base, CaseChange(answers={"bin": "green", "where": "gate"}), now)
    assert merged.meets == ()
    assert merged.change.answers == {"bin": "blue", "where": "gate"}


def test_who_and_when_are_of_the_last_edit_of_that_field() -> None:
    base = made.case()
    now = apply(base, CaseChange(answers={"bin": "blue", "where": "kerb"}, state=CaseState.WAITING))

    def edit(version: int, by: str, field: str, before: object, after: object) -> Edit:
        fields = (
            FieldEdit(field=field, before=Raw(msgspec.json.encode(before)), after=Raw(msgspec.json.encode(after))),
        )
        return Edit(version=version, at=made.NOW + timedelta(minutes=version), by=by, fields=fields)

    edits = (
        edit(3, "Ann", "answers", {"bin": "green", "where": "kerb"}, {"bin": "blue", "where": "kerb"}),
        edit(4, "Bea", "answers", {"bin": "blue"}, {"bin": "blue", "where": "kerb"}),
        edit(5, "Cai", "state", "open", "waiting"),
    )
    (meeting,) = merge(base, CaseChange(answers={"bin": "black", "where": "kerb"}), now, edits).meets
    assert (meeting.field, meeting.who, meeting.when) == ("answers.bin", "Ann", made.NOW + timedelta(minutes=3))


def test_own_words_that_were_only_not_shown_are_no_edit() -> None:
    """A restricted flag comes without its own words, so an empty text says nothing of what a colleague did."""
    base = made.flag(own_words="Was threatened at home")
    now = made.flag(own_words="", ends_on=made.TODAY)
    edits = (
        Edit(
            version=2,
            at=made.NOW,
            by="Ann",
            fields=(FieldEdit(field="ends_on", before=Raw(b"null"), after=Raw(b'"2026-11-17"')),),
        ),
    )
    merged = merge(base, FlagChange(own_words="Moved away from it"), now, edits)
    assert merged.meets == ()
    assert merged.change.own_words == "Moved away from it"
