"""Two desktops change the same person, case or flag, one of them without a line: no word of either is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from agent_desktop.contract.cases import Case, CaseChange, CaseState
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite, Phone
from agent_desktop.contract.flags import Flag, FlagBasis, FlagChange, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, citizens, contacts, flags, outbox
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import EnvironmentFault, FieldsRefused
from agent_desktop.desk.meeting import Choice, Meeting, meeting, settle
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import RowState
from agent_desktop.sync import cases as cases_wire
from agent_desktop.sync import citizens as citizens_wire
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import begun, sent, with_case
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.real_server import RealServer


@dataclass
class Away:
    """A desk whose deliveries are lost for as long as `away` is true."""

    desk: Desk
    proxy: CuttingProxy

    def leave(self) -> None:
        self.proxy.lose(Lost.REQUEST, times=1000, of=lambda request: request.path.endswith("/deliveries"))

    def come_back(self) -> None:
        self.proxy.lose_nothing()


@pytest.fixture
def mine(poor_line: Desk, proxy: CuttingProxy) -> Away:
    return Away(poor_line, proxy)


@pytest.fixture
def theirs(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    """A colleague at another desk."""
    desk = signed_in(open_desk(server.url, store_folder=tmp_path), "supervisor")
    yield desk
    desk.close()


def someone(desk: Desk) -> Citizen:
    write = CitizenWrite(name="Gwen Rees", email="gwen@example.org", phones=(Phone(e164="+441632960011"),))
    return citizens.add(desk, new_id(), write).citizen


def a_case(desk: Desk) -> Case:
    draft = with_case(desk, begun(desk))
    assert draft.case is not None
    contacts.finish(desk, draft)
    sent(desk)
    return cases.look_at(desk, draft.case.id)


def now_of(desk: Desk, citizen: Citizen) -> Citizen:
    """As the server has them."""
    return citizens_wire.read(desk.line, citizen.id)


def test_what_does_not_touch_is_merged_when_the_line_is_back(mine: Away, theirs: Desk) -> None:
    read = someone(theirs)
    mine.leave()
    typed = citizens.change(
        mine.desk,
        read,
        CitizenChange(name="Gwen Rees-Hughes", phones=(*read.phones, Phone(e164="+441632960012"))),
        new_id(),
    )
    assert typed.pending
    assert typed.citizen.name == "Gwen Rees-Hughes"
    citizens.change(
        theirs,
        read,
        CitizenChange(email="rees@example.org", phones=(*read.phones, Phone(e164="+441632960013"))),
        new_id(),
    )
    mine.come_back()
    assert not any(turn.meets or turn.refused for turn in sent(mine.desk))
    now = now_of(theirs, read)
    assert (now.name, now.email) == ("Gwen Rees-Hughes", "rees@example.org")
    assert {phone.e164 for phone in now.phones} == {"+441632960011", "+441632960012", "+441632960013"}
    assert outbox.every(mine.desk) == ()


def meets(mine: Away, theirs: Desk) -> tuple[Citizen, Meeting]:
    """Both gave her another e-mail address; I gave her a middle name as well."""
    read = someone(theirs)
    mine.leave()
    citizens.change(mine.desk, read, CitizenChange(email="mine@example.org", name="Gwen M. Rees"), new_id())
    citizens.change(theirs, read, CitizenChange(email="theirs@example.org"), new_id())
    mine.come_back()
    *_, turn = sent(mine.desk)
    (row,) = turn.meets
    assert (row.state, turn.counts.meets) == (RowState.MEETS, 1)
    return read, meeting(mine.desk, row.id)


def test_what_touches_is_shown_side_by_side_with_who_and_when(mine: Away, theirs: Desk) -> None:
    read, shown = meets(mine, theirs)
    (field,) = shown.fields
    assert (field.base, field.mine, field.theirs) == ("gwen@example.org", "mine@example.org", "theirs@example.org")
    assert theirs.user is not None
    assert field.who == theirs.user.name
    assert field.when is not None
    assert theirs.clock.now() - field.when < timedelta(minutes=1)
    assert (shown.name, shown.row.about, shown.merged) == ("Details corrected", "Gwen Rees", ("name",))
    assert now_of(theirs, read).email == "theirs@example.org"


@pytest.mark.parametrize(
    ("choice", "email"), [(Choice.MINE, "mine@example.org"), (Choice.THEIRS, "theirs@example.org")]
)
def test_what_is_chosen_is_sent_with_the_rest(mine: Away, theirs: Desk, choice: Choice, email: str) -> None:
    read, shown = meets(mine, theirs)
    with pytest.raises(EnvironmentFault, match="decided"):
        settle(mine.desk, shown.row.id, {})
    settled = settle(mine.desk, shown.row.id, {"email": choice})
    assert settled.before == shown.row
    sent(mine.desk)
    now = now_of(theirs, read)
    assert (now.email, now.name) == (email, "Gwen M. Rees")
    assert outbox.every(mine.desk) == ()


def test_a_decision_can_be_taken_back_before_it_is_sent(mine: Away, theirs: Desk) -> None:
    _, shown = meets(mine, theirs)
    settled = settle(mine.desk, shown.row.id, {"email": Choice.MINE})
    assert settled.row is not None
    outbox.withdraw(mine.desk, settled.row.id)
    outbox.put_back(mine.desk, (settled.before,))
    assert meeting(mine.desk, shown.row.id) == shown


def test_a_colleague_may_write_once_more_while_i_decide(mine: Away, theirs: Desk) -> None:
    read, shown = meets(mine, theirs)
    citizens.change(theirs, now_of(theirs, read), CitizenChange(email="again@example.org"), new_id())
    settle(mine.desk, shown.row.id, {"email": Choice.MINE})
    *_, turn = sent(mine.desk)
    (row,) = turn.meets
    (field,) = meeting(mine.desk, row.id).fields
    assert (field.mine, field.theirs) == ("mine@example.org", "again@example.org")


def test_answers_of_a_case_are_merged_question_by_question(mine: Away, theirs: Desk) -> None:
    case = a_case(theirs)
    first, second, *_ = case.answers
    mine.leave()
    cases.change(
        mine.desk, case, CaseChange(answers={**case.answers, first: "Chapel Lane"}, progress="with me"), new_id()
    )
    cases.change(theirs, case, CaseChange(progress="with the crew"), new_id())
    mine.come_back()
    *_, turn = sent(mine.desk)
    (row,) = turn.meets
    shown = meeting(mine.desk, row.id)
    (field,) = shown.fields
    assert (field.field, field.mine, field.theirs, field.may_join) == ("progress", "with me", "with the crew", True)
    settle(mine.desk, row.id, {"progress": Choice.BOTH})
    sent(mine.desk)
    now = cases_wire.read(theirs.line, case.id)
    assert now.answers[first] == "Chapel Lane"
    assert now.answers[second] == case.answers[second]
    assert now.progress.startswith("with me · ")
    assert now.progress.endswith(": with the crew")
    assert theirs.user is not None
    assert theirs.user.name in now.progress


def test_both_texts_together_may_be_too_long_for_one(mine: Away, theirs: Desk) -> None:
    case = a_case(theirs)
    mine.leave()
    cases.change(mine.desk, case, CaseChange(progress="m" * 200), new_id())
    cases.change(theirs, case, CaseChange(progress="t" * 200), new_id())
    mine.come_back()
    *_, turn = sent(mine.desk)
    with pytest.raises(EnvironmentFault, match="too long"):
        settle(mine.desk, turn.meets[0].id, {"progress": Choice.BOTH})
    assert meeting(mine.desk, turn.meets[0].id).fields


def a_flag(desk: Desk, citizen: Citizen) -> Flag:
    today = desk.clock.now().date()
    write = FlagWrite(
        code="SLOW",
        own_words="Give me a moment.",
        asked_by="the citizen",
        asked_on=today,
        basis=FlagBasis.CONSENT,
        starts_on=today,
        review_on=today + timedelta(days=300),
    )
    return flags.record(desk, citizen.id, new_id(), write).flag


def test_own_words_of_a_flag_are_kept_of_both(mine: Away, theirs: Desk) -> None:
    flag = a_flag(theirs, someone(theirs))
    mine.leave()
    flags.change(mine.desk, flag, FlagChange(own_words="No need to hurry."), new_id())
    flags.change(theirs, flag, FlagChange(own_words="Speak slowly."), new_id())
    mine.come_back()
    *_, turn = sent(mine.desk)
    settle(mine.desk, turn.meets[0].id, {"own_words": Choice.BOTH})
    sent(mine.desk)
    context = contacts.open_citizen(theirs, flag.citizen_id, new_id())
    (now,) = context.flags
    mine_first, head, theirs_last = now.own_words.split("\n")
    assert (mine_first, theirs_last) == ("No need to hurry.", "Speak slowly.")
    assert head.endswith(":")


def test_two_changes_of_one_record_made_without_a_line_follow_each_other(mine: Away, theirs: Desk) -> None:
    read = someone(theirs)
    mine.leave()
    first = citizens.change(mine.desk, read, CitizenChange(email="second@example.org"), new_id()).citizen
    second = citizens.change(
        mine.desk, first, CitizenChange(email="third@example.org", name="Gwenllian Rees"), new_id()
    )
    assert (second.citizen.email, second.citizen.name) == ("third@example.org", "Gwenllian Rees")
    assert citizens.look_at(mine.desk, read.id) == replace(second.citizen, updated_at=read.updated_at)
    mine.come_back()
    assert not any(turn.meets or turn.refused for turn in sent(mine.desk))
    now = now_of(theirs, read)
    assert (now.email, now.name, now.version) == ("third@example.org", "Gwenllian Rees", read.version + 2)


def test_a_field_a_colleague_wrote_before_the_second_of_two_changes_is_asked_about(mine: Away, theirs: Desk) -> None:
    """The first change merges with theirs; the second would overwrite what nobody here had seen."""
    read = someone(theirs)
    mine.leave()
    first = citizens.change(mine.desk, read, CitizenChange(name="Gwenllian Rees"), new_id()).citizen
    citizens.change(mine.desk, first, CitizenChange(email="mine@example.org"), new_id())
    citizens.change(theirs, read, CitizenChange(email="theirs@example.org"), new_id())
    mine.come_back()
    turns = sent(mine.desk)
    assert [len(turn.meets) for turn in turns if turn.meets] == [1]
    now = now_of(theirs, read)
    assert (now.name, now.email) == ("Gwenllian Rees", "theirs@example.org")
    (row,) = outbox.every(mine.desk)
    (field,) = meeting(mine.desk, row.id).fields
    assert (field.field, field.mine, field.theirs) == ("email", "mine@example.org", "theirs@example.org")


def test_someone_added_without_a_line_is_called_about_and_corrected_before_the_server_knows_them(mine: Away) -> None:
    mine.leave()
    added = citizens.add(mine.desk, new_id(), CitizenWrite(name="Nia Howell"))
    assert added.pending
    corrected = citizens.change(mine.desk, added.citizen, CitizenChange(email="nia@example.org"), new_id())
    flag = a_flag(mine.desk, corrected.citizen)
    flags.change(mine.desk, flag, FlagChange(own_words="A moment, please."), new_id())
    draft = replace(with_case(mine.desk, begun(mine.desk)), citizen_id=added.citizen.id)
    contacts.finish(mine.desk, draft)
    held = contacts.open_held(mine.desk, added.citizen.id)
    assert held is not None
    assert held.citizen == corrected.citizen
    assert [item.id for item in held.history.items] == [draft.id]
    assert [each.own_words for each in held.flags] == ["A moment, please."]
    mine.come_back()
    assert not any(turn.meets or turn.refused for turn in sent(mine.desk))
    assert outbox.every(mine.desk) == ()
    context = contacts.open_citizen(mine.desk, added.citizen.id, new_id())
    assert context.citizen is not None
    assert (context.citizen.name, context.citizen.email) == ("Nia Howell", "nia@example.org")
    assert [item.id for item in context.history.items] == [draft.id]
    assert [each.own_words for each in context.flags] == ["A moment, please."]


def test_what_the_server_would_refuse_is_said_in_the_form_and_does_not_wait(mine: Away) -> None:
    read = someone(mine.desk)
    with pytest.raises(FieldsRefused) as raised:
        citizens.change(mine.desk, read, CitizenChange(email="no address"), new_id())
    assert {error.field for error in raised.value.errors} == {"email"}
    assert outbox.every(mine.desk) == ()


def test_a_change_of_a_case_that_waits_itself_goes_after_it(mine: Away, theirs: Desk) -> None:
    mine.leave()
    draft = with_case(mine.desk, replace(begun(mine.desk), outcome=Outcome.CASE_RAISED))
    assert draft.case is not None
    contacts.finish(mine.desk, draft)
    raised_here = cases.look_at(mine.desk, draft.case.id)
    closed = cases.change(mine.desk, raised_here, CaseChange(state=CaseState.RESOLVED, progress="mended"), new_id())
    assert closed.pending
    assert cases.look_at(mine.desk, draft.case.id) == closed.case
    mine.come_back()
    sent(mine.desk)
    now = cases_wire.read(theirs.line, draft.case.id)
    assert (now.state, now.progress, now.version) == (CaseState.RESOLVED, "mended", 2)


def test_a_change_taken_out_is_not_in_those_made_upon_it(mine: Away, theirs: Desk) -> None:
    read = someone(theirs)
    mine.leave()
    first = citizens.change(mine.desk, read, CitizenChange(email="wrong@example.org"), new_id()).citizen
    citizens.change(mine.desk, first, CitizenChange(email="right@example.org"), new_id())
    outbox.withdraw(mine.desk, outbox.every(mine.desk)[0].id)
    mine.come_back()
    assert not any(turn.meets for turn in sent(mine.desk))
    now = now_of(theirs, read)
    assert (now.email, now.version) == ("right@example.org", read.version + 1)
