"""Articles as folders of Markdown: what goes out comes in the same, and what cannot be read is told."""

from pathlib import Path

from agent_desktop.contract.article_life import ArticleMove
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.desk import answer_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.files import written
from central_server.demo.written_articles import FOLDER
from tests.support import accessibility
from tests.ui.knowledge.editor.conftest import Room
from tests.ui.knowledge.editor.test_writing import begin, unique
from ui.knowledge.editor.taking_page import TakingPage


def taking(room: Room) -> TakingPage:
    page = room.work.articles.files.page
    assert page is not None
    return page


def test_what_is_written_out_comes_in_the_same(room: Room, tmp_path: Path) -> None:
    room.work.articles.files.write_all(tmp_path)
    room.rest()
    folder = next(tmp_path.glob("answers *"))
    in_force = [info for info in answer_editing.overview(room.desk) if info.in_force]
    assert len(list(folder.glob("*.en.md"))) == len(in_force) >= 80
    room.work.articles.files.take_in(folder)
    room.rest()
    page = taking(room)
    named = {info.slug for info in in_force if info.slug}
    newest = {info.slug: info for info in sorted(answer_editing.overview(room.desk), key=lambda info: info.number)}
    as_written = {slug for slug in named if newest[slug].in_force}
    assert not {each.slug for each in page.ticked()} & as_written
    assert len(page.rows()) == len(in_force)
    assert sum("The same as it is here" in row for row in page.rows()) >= len(as_written) >= 80


def test_the_demos_own_folder_is_read_whole(room: Room) -> None:
    room.work.articles.files.take_in(FOLDER)
    room.rest()
    rows = taking(room).rows()
    assert len(rows) == len(list(FOLDER.glob("*.en.md")))
    assert not [row for row in rows if "Cannot be taken in" in row]
    accessibility.check(room.window)


def test_a_folder_says_what_is_new_changed_the_same_or_cannot_be_read(room: Room, tmp_path: Path, desk: Desk) -> None:
    every = answer_editing.overview(desk)
    newest = {info.article_id: info.number for info in sorted(every, key=lambda info: info.number)}
    infos = [info for info in every if info.in_force and info.slug and info.number == newest[info.article_id]]
    same, changed = (answer_editing.open_version(desk, info.id) for info in infos[:2])
    slug = unique("new").replace(" ", "-")
    files = {
        **written(same.info.slug, same.content),
        **{
            name: text.replace("---\n\n", "---\n\nOne more line.\n\n", 1)
            for name, text in written(changed.info.slug, changed.content).items()
        },
        f"{slug}.en.md": "---\ntitle: A lost kite\nshort: I can look for it.\n---\n\n**Ask** where.\n",
        "broken.en.md": "---\ntitle: [\n---\n\ntext\n",
        "bad-link.en.md": "---\ntitle: Bad\nshort: Bad.\n---\n\n[x](file:///etc/passwd)\n",
        "lone.cy.md": "---\ntitle: Unig\nshort: Unig.\n---\n\ntestun\n",
        "README.md": "not an article",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bytes.en.md").write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    (tmp_path / "huge.en.md").write_bytes(b"x" * 5_000_000)
    (tmp_path / "folder.en.md").mkdir()
    room.work.articles.files.take_in(tmp_path)
    room.rest()
    page = taking(room)
    rows = page.rows()
    refused = [row.split("\n")[0] for row in rows if "Cannot be taken in" in row]
    assert sorted(name.partition(",")[0] for name in refused) == [
        "README.md",
        "bad-link.en.md",
        "broken.en.md",
        "bytes.en.md",
        "huge.en.md",
        "lone.cy.md",
    ]
    assert any(name.startswith("broken.en.md, line ") for name in refused)
    assert sum("The same as it is here" in row for row in rows) == 1
    assert {each.slug for each in page.ticked()} == {changed.info.slug, slug}
    accessibility.check(room.window)
    room.press("Make 2 drafts")
    made = [info for info in answer_editing.overview(desk) if info.slug in (changed.info.slug, slug)]
    drafts = [info for info in made if info.state is ArticleState.WORK_IN_PROGRESS]
    assert {info.slug for info in drafts} == {changed.info.slug, slug}
    assert all(info.change_note == "Taken in from files" for info in drafts)
    assert sum("A draft is made" in row for row in page.rows()) == 2
    assert page.ticked() == ()
    for info in drafts:  # the next test finds the articles as they were
        sent = answer_editing.move(desk, info, ArticleMove.SUBMIT)
        answer_editing.move(desk, sent, ArticleMove.ARCHIVE)


def test_one_article_is_written_and_nothing_is_written_over(room: Room, tmp_path: Path) -> None:
    begin(room, unique("A lost bicycle"))
    hand = room.work.articles._as_it_stands()
    assert hand is not None
    room.work.articles.files.write_one(hand, tmp_path)
    room.rest()
    (file,) = tmp_path.glob("*.en.md")
    file.write_text("somebody's own", encoding="utf-8")
    room.work.articles.files.write_one(hand, tmp_path)
    room.rest()
    assert file.read_text(encoding="utf-8") == "somebody's own"
    room.press("Write over it")
    assert "A lost bicycle" in file.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told(room: Room, tmp_path: Path) -> None:
    room.work.articles.files.take_in(tmp_path / "gone")
    room.rest()
    assert any("cannot be read" in words for words in room.said())
    room.press("All articles")
    assert room.work.articles.pages.front is room.list_page
