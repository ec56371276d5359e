"""One review as a PDF: all of it can be read out, it names no citizen, and it never holds the screen up."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QFileDialog

from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.review_opening import Opened
from tests.support.pdf_text import pages
from tests.support.real_server import RealServer, real_server
from tests.support.town import town_reviewed
from tests.ui.reviews.conftest import MakeRoom, Room
from ui.reviews.paper.printing import Printing
from ui.reviews.paper.words import Kind, Line, paper

LONGEST_S = 0.2
"""Of one piece, on a computer that does other things as well. Alone it is below 15 ms."""


@pytest.fixture(scope="module")
def town_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(town_reviewed(tmp_path_factory)) as running:
        yield running


def letters(words: str) -> str:
    return "".join(words.split())


def printed(lines: tuple[Line, ...]) -> tuple[bytes, float]:
    """The PDF, and how long its longest piece took."""
    printing = Printing(lines[0].words, lines)
    longest, began = 0.0, perf_counter()
    for _piece in printing.pieces():
        longest, began = max(longest, perf_counter() - began), perf_counter()
    return printing.pdf, max(longest, perf_counter() - began)


def amended(desk: Desk) -> Opened:
    infos = evaluations.reviewed(desk).items
    return review_opening.open_evaluation(desk, next(each for each in infos if each.state is EvaluationState.AMENDED))


def test_every_word_of_a_review_can_be_read_out_and_none_is_a_citizens(desk: Desk, dressed: QApplication) -> None:
    assert dressed
    opened = amended(desk)
    assert opened.evaluation is not None
    assert opened.card is not None
    evaluation = opened.evaluation
    lines = paper(evaluation, opened.card.content, ())
    said = "\n".join(line.words for line in lines)
    assert evaluation.content.feedback in said
    assert evaluation.disputes[0].words in said
    assert all(given.comment in said for given in evaluation.content.answers.values())
    assert evaluation.info.first_score != evaluation.info.score
    assert opened.material is not None
    assert opened.material.citizen_name
    assert opened.material.citizen_name not in said
    pdf, longest = printed(lines)
    read = [letters(page) for page in pages(pdf)]
    assert "".join(page[: page.rindex("Page")] for page in read) == letters(said), "each word once, on one of the pages"
    assert longest < LONGEST_S


def test_a_question_stands_on_one_page_with_its_answer(dressed: QApplication) -> None:
    assert dressed
    for before in range(30, 48):
        lines = (
            Line(Kind.TITLE, "Title"),
            *(Line(Kind.TEXT, f"Line {number}") for number in range(before)),
            Line(Kind.HEADING, "Section"),
            Line(Kind.STRONG, "Question"),
            Line(Kind.TEXT, "Answer"),
        )
        on = [letters(page) for page in pages(printed(lines)[0])]
        assert any("SectionQuestionAnswer" in page for page in on), before


hostile = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(Kind), hostile), min_size=1, max_size=8))
def test_no_words_keep_a_paper_from_being_made(dressed: QApplication, told: list[tuple[Kind, str]]) -> None:
    assert dressed
    pdf, _longest = printed(tuple(Line(kind, words) for kind, words in told))
    assert pdf.startswith(b"%PDF-")


def test_from_the_review_screen(room: Room, desk: Desk, tmp_path: Path) -> None:
    opened = amended(desk)
    assert opened.evaluation is not None
    assert opened.card is not None
    room.work.place.go("to_review", opened.evaluation.info)
    room.rest()
    room.press("Save as PDF")
    dialog = room.page.findChild(QFileDialog)
    assert dialog is not None
    name = Path(dialog.selectedFiles()[0]).name
    submitted = opened.evaluation.info.submitted_at
    assert name == f"review-{submitted:%Y-%m-%d}-{opened.evaluation.info.id.hex[-6:]}.pdf", "nobody is named"
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    room.qtbot.waitUntil(lambda: f"Written: {name}" in room.said(), timeout=20_000)
    read = "".join(letters(page) for page in pages((tmp_path / name).read_bytes()))
    assert letters(opened.evaluation.info.contact_title) in read


def test_a_handler_saves_their_own(make_room: MakeRoom, handler: Desk, tmp_path: Path) -> None:
    room = make_room(handler)
    info = evaluations.reviewed(handler).items[0]
    room.work.place.go("mine", info)
    room.rest()
    room.press("Save as PDF")
    dialog = room.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "mine.pdf"))
    dialog.reject()
    room.qtbot.waitUntil((tmp_path / "mine.pdf").exists, timeout=20_000)


def test_a_draft_is_no_paper_and_a_place_that_cannot_be_written_to_is_said(
    room: Room, desk: Desk, tmp_path: Path
) -> None:
    contact = evaluations.to_review(desk, evaluations.Wanted()).items[0]
    room.work.place.go("to_review", contact)
    room.rest()
    assert room.page.panel.paper.isHidden()
    room.work.place.go("to_review", evaluations.reviewed(desk).items[0])
    room.rest()
    (tmp_path / "taken").write_text("a file, and no folder", encoding="utf-8")
    room.press("Save as PDF")
    dialog = room.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "taken" / "review.pdf"))
    dialog.reject()
    room.qtbot.waitUntil(lambda: any("cannot be written" in words for words in room.said()), timeout=20_000)


def test_a_time_is_read_as_it_is_written(dressed: QApplication) -> None:
    """Inter has a colon of its own between digits, which was read out as a per cent sign."""
    assert dressed
    (page,) = pages(printed((Line(Kind.TEXT, "Thu 19 Nov 06:46"), Line(Kind.STRONG, "09:17")))[0])
    assert letters(page) == letters("Thu 19 Nov 06:46 09:17 Page 1 of 1")
