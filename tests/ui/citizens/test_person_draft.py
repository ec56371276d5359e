"""Two people correct one record: nothing typed is lost, and nobody's change is undone unasked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.citizens import Address, Citizen, CitizenChange
from agent_desktop.ids import new_id
from ui.citizens.person_draft import PersonDraft, PersonField, changes, clashes, errors, merged, of_citizen, write

TODAY = date(2026, 11, 22)
BEFORE = Citizen(
    id=new_id(),
    version=1,
    name="Mair Evans",
    birth_date=date(1941, 3, 14),
    address=Address(line="12 Heol y Bont", locality="Fenbridge", postcode="FB3 4QX"),
    email="mair@example.org",
)


def test_nothing_typed_changes_nothing() -> None:
    assert changes(of_citizen(BEFORE), BEFORE) == CitizenChange()


def test_only_what_differs_is_sent() -> None:
    assert changes(replace(of_citizen(BEFORE), email="new@example.org"), BEFORE) == CitizenChange(
        email="new@example.org"
    )


@given(mine=st.text(min_size=1, max_size=20), theirs=st.text(min_size=1, max_size=20))
def test_a_colleagues_change_of_another_field_is_kept(mine: str, theirs: str) -> None:
    draft = replace(of_citizen(BEFORE), email=mine)
    now = replace(BEFORE, version=2, latin_name=theirs)
    assert clashes(draft, BEFORE, now) == ()
    both = merged(draft, BEFORE, now, keep_mine=frozenset())
    assert (both.email, both.latin_name) == (mine, theirs)


def test_a_clash_shows_both_and_the_handler_chooses() -> None:
    draft = replace(of_citizen(BEFORE), name="Mair Jones")
    now = replace(BEFORE, version=2, name="Mair Price")
    (clash,) = clashes(draft, BEFORE, now)
    assert (clash.mine, clash.theirs) == ("Mair Jones", "Mair Price")
    assert merged(draft, BEFORE, now, keep_mine=frozenset({PersonField.NAME})).name == "Mair Jones"
    assert merged(draft, BEFORE, now, keep_mine=frozenset()).name == "Mair Price"


def test_what_is_wrong_is_said_by_field() -> None:
    wrong = PersonDraft(name="", born="yesterday-ish", phone="ask her", email="nowhere")
    assert {error.field for error in errors(wrong, TODAY)} == {"name", "born", "phone", "email"}
    assert not errors(of_citizen(BEFORE), TODAY)


def test_someone_new_is_written_as_typed() -> None:
    made = write(PersonDraft(name=" O'Brien ", born="14.3.1941", phone="01632 960123", postcode="fb3 4qx"))
    assert (made.name, made.birth_date, made.phones[0].e164) == ("O'Brien", date(1941, 3, 14), "+441632960123")
    assert made.address is not None
    assert made.address.postcode == "FB3 4QX"
