"""A case form on the screen: limits shown while typing, errors beside the field, number keys."""

from datetime import UTC, date, datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.base import Words
from agent_desktop.contract.services import FieldKind, FormField, Option, Promise, PromiseUnit, Service
from agent_desktop.ids import new_id
from tests.support import accessibility
from ui.cases.form_page import FormPage
from ui.cases.promise_lines import raised_facts
from ui.cases.read_back import ReadBackPage

NOW = datetime(2026, 11, 19, 14, tzinfo=UTC)
FORM = (
    FormField(
        code="bin",
        kind=FieldKind.ONE_OF,
        label=Words(en="Which bin?"),
        required=True,
        options=(Option(code="black", label=Words(en="Black")), Option(code="green", label=Words(en="Green"))),
    ),
    FormField(code="where", kind=FieldKind.TEXT, label=Words(en="Where is it kept?"), most=10),
    FormField(code="count", kind=FieldKind.NUMBER, label=Words(en="How many?"), least=1, most=6),
)
SERVICE = Service(
    code="waste",
    department_code="d",
    name=Words(en="Missed bin"),
    description=Words(en=""),
    case_title=Words(en="Missed bin"),
    keywords=(),
    promise=Promise(amount=1, unit=PromiseUnit.WORKING_DAYS),
    calendar_code="c",
    form=FORM,
)


def page(qtbot: QtBot) -> FormPage:
    case = CaseDraft(id=new_id(), service_code="waste", reference="CS-1", opened_at=NOW, promised_at=NOW)
    made = FormPage(SERVICE, date(2026, 11, 19))
    qtbot.addWidget(made)
    made.show_case(case, raised_facts(case, SERVICE, None, NOW))
    made.show()
    return made


def said_beside(form: FormPage, code: str) -> str:
    return form._entries[code].error


def test_the_limit_is_counted_while_typing_and_nothing_is_cut(dressed: QApplication, qtbot: QtBot) -> None:
    form = page(qtbot)
    line = form._editors["where"].focus_target()
    QTest.keyClicks(line, "behind the gate")
    entry = form._entries["where"]
    assert entry._count.text() == "15 of 10"
    assert "5 too many" in entry.error
    assert form._answers["where"] == "behind the gate"


def test_a_number_key_answers_the_open_question(dressed: QApplication, qtbot: QtBot) -> None:
    form = page(qtbot)
    assert form.answer(2)
    assert form._answers["bin"] == "green"


def test_what_is_needed_is_said_beside_its_field(dressed: QApplication, qtbot: QtBot) -> None:
    form = page(qtbot)
    assert said_beside(form, "bin") == "", "nobody is scolded before they had a chance to answer"
    assert not form.say_all()
    assert said_beside(form, "bin") == "Needed: choose an answer"


def test_words_for_a_number_are_kept_and_explained(dressed: QApplication, qtbot: QtBot) -> None:
    form = page(qtbot)
    QTest.keyClicks(form._editors["count"].focus_target(), "lots")
    assert form._entries["count"].error == "Type a number, such as 3"


def test_every_field_has_a_name(dressed: QApplication, qtbot: QtBot) -> None:
    accessibility.check(page(qtbot))


def test_an_answer_out_of_range_is_said_while_it_is_typed(dressed: QApplication, qtbot: QtBot) -> None:
    form = page(qtbot)
    line = form._editors["count"].focus_target()
    QTest.keyClicks(line, "7")
    assert "6" in said_beside(form, "count")
    QTest.keyClicks(line, "\b")
    QTest.keyClicks(line, "6")
    assert said_beside(form, "count") == ""


def test_the_promise_is_told_to_the_handler_and_said_only_when_it_is_raised(
    dressed: QApplication, qtbot: QtBot
) -> None:
    case = CaseDraft(id=new_id(), service_code="waste", reference="CS-1", opened_at=NOW, promised_at=NOW)
    facts = raised_facts(case, SERVICE, None, NOW)
    assert page(qtbot)._promise.text().startswith("To you: the promise on this contact is by ")
    read_back = ReadBackPage()
    qtbot.addWidget(read_back)
    read_back.show_case(facts, ())
    assert "I am raising this now." in read_back._say.accessibleName()
    assert "Your reference is CS-1." in read_back._say.accessibleName()
