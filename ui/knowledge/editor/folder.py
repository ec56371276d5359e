"""A folder of articles as Markdown: read and written, off the screen's thread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo, ArticleVersionWrite
from agent_desktop.contract.base import Record
from agent_desktop.desk import answer_editing, answers
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.knowledge.checking import faults
from agent_desktop.knowledge.files import LARGEST, Fault, Taken, content_of, slug_for, taken, written
from agent_desktop.knowledge.taking_in import Offered, There, offered
from agent_desktop.language import t
from agent_desktop.whole_files import save_as
from ui.knowledge.editor.words import part_word

AT_A_TIME = 20
"""Articles read or written in one turn."""

MOST_FILES = 20_000


class Read(Record, frozen=True, kw_only=True):
    """What some of its files say, and why others are not taken in."""

    offered: tuple[Offered, ...]
    refused: tuple[Fault, ...]


def lots(folder: Path) -> tuple[tuple[Path, ...], ...]:
    """The Markdown files that stand in it (in no folder within it), those of one article in one lot."""
    by_slug: defaultdict[str, list[Path]] = defaultdict(list)
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix == ".md" and path.is_file():
                by_slug[path.name.partition(".")[0]].append(path)
    except OSError as fault:
        raise not_read(fault) from fault
    if sum(len(each) for each in by_slug.values()) > MOST_FILES:
        raise EnvironmentFault(
            t("There are more than {count} files in this folder.").format(count=f"{MOST_FILES:,}"),
            do=t("Take them in as several folders."),
        )
    every = list(by_slug.values())
    return tuple(
        tuple(path for each in every[start : start + AT_A_TIME] for path in each)
        for start in range(0, len(every), AT_A_TIME)
    )


def newest_by_slug(versions: Iterable[ArticleVersionInfo]) -> dict[str, ArticleVersionInfo]:
    """The newest version of each article that has a short name."""
    newest: dict[str, ArticleVersionInfo] = {}
    for info in versions:
        if info.slug and (info.slug not in newest or newest[info.slug].number < info.number):
            newest[info.slug] = info
    return newest


def read(desk: Desk, paths: Iterable[Path], newest: Mapping[str, ArticleVersionInfo], today: date) -> Read:
    """One lot."""
    found, refused = taken({path.name: _bytes_of(path) for path in paths}, today)
    fit: list[Taken] = []
    more: list[Fault] = []
    for each in found:
        wrong = _wrong(each)
        more += wrong
        if not wrong:
            fit.append(each)
    held = {each.slug: _content(desk, newest[each.slug]) for each in fit if each.slug in newest}
    known = {slug: There(article_id=newest[slug].article_id, content=content) for slug, content in held.items()}
    return Read(offered=offered(fit, known, desk.user.id if desk.user else None), refused=(*refused, *more))


def draft(desk: Desk, each: Offered, note: str) -> None:
    """At the server. Sent again, it is still one draft."""
    asked = ArticleVersionWrite(article_id=each.article_id, slug=each.slug, content=each.content, change_note=note)
    answer_editing.begin_draft(desk, each.version_id, asked)


def _wrong(each: Taken) -> list[Fault]:
    """What the server would refuse. Lines are those of the part, not of the file: they are told in words."""
    found = []
    for one in faults(each.content):
        where = (
            f"{part_word(one.part)}, {t('line {number}').format(number=one.line)}" if one.line else part_word(one.part)
        )
        found.append(Fault(file=f"{each.slug}.{one.language}.md", line=0, what=f"{where}: {one.what} {one.do}"))
    return found


def _content(desk: Desk, info: ArticleVersionInfo) -> ArticleContent:
    """What the version says: from this computer where that is the one held here."""
    held = answers.article(desk, info.article_id)
    if held is not None and held.version == info.number:
        return content_of(held)
    return answer_editing.open_version(desk, info.id).content


def export(desk: Desk, folder: Path, versions: Iterable[ArticleVersionInfo], used: set[str]) -> int:
    """The files of `versions` into `folder`; answers how many. `used`: short names that are taken, added to."""
    count = 0
    for info in versions:
        content = _content(desk, info)
        slug = info.slug or slug_for(content.title.en, used)
        used.add(slug)
        count += write(folder, written(slug, content))
    return count


def write(folder: Path, files: Mapping[str, str]) -> int:
    """In place of those called the same; answers how many."""
    for name, text in files.items():
        save_as(folder / name, text.encode())
    return len(files)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as fault:
        raise not_read(fault) from fault


def not_read(fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        t("The file cannot be read: {why}.").format(why=fault.strerror or ""),
        do=t("See that it is there and that you may read it."),
    )
