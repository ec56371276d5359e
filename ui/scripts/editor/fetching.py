"""What the trainers' place asks of the desk and the disk, off the screen's thread."""

from pathlib import Path
from uuid import UUID

from agent_desktop.contract.base import Record
from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.contract.scripts import Script
from agent_desktop.desk import script_checking, script_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.script_checking import Named
from agent_desktop.desk.script_drafts import SCRIPTS, ScriptInHand
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import language, t
from agent_desktop.scripts.editing.document import Document, opened
from agent_desktop.scripts.reading import LARGEST, load
from agent_desktop.whole_files import write_whole
from ui.scripts.editor.difference_words import shown
from ui.scripts.editor.listed import Listed, listed
from ui.versions.history_page import ShownDifference


class Begun(Record, frozen=True, kw_only=True):
    """A script ready to be edited. `hand`: how it is kept here."""

    document: Document
    named: Named
    hand: ScriptInHand


def overview(desk: Desk) -> tuple[tuple[ScriptVersionInfo, ...], tuple[Listed, ...]]:
    versions = script_editing.overview(desk)
    return versions, listed(versions, SCRIPTS.every(desk))


def kept_here(desk: Desk) -> tuple[Listed, ...]:
    return listed((), SCRIPTS.every(desk))


def made_ready(desk: Desk, hand: ScriptInHand) -> Begun:
    return Begun(document=opened(hand.source), named=script_checking.named(desk, language()), hand=hand)


def open_for_editing(desk: Desk, version_id: UUID) -> Begun:
    kept = next((hand for hand in SCRIPTS.every(desk) if hand.id == version_id), None)
    if kept is not None:
        return made_ready(desk, kept)
    found = script_editing.open_version(desk, version_id)
    hand = ScriptInHand(
        id=version_id, info=found.info, saved=found.source, source=found.source, kept_at=desk.clock.now()
    )
    return made_ready(desk, hand)


def saved(desk: Desk, hand: ScriptInHand, text: str) -> ScriptInHand:
    note = str(opened(text).tree.get("change_note", ""))
    if hand.info is None:
        info = script_editing.begin_draft(desk, hand.id, text, note)
    else:
        info = script_editing.save_draft(desk, hand.info, text, note)
    SCRIPTS.forget(desk, hand.id)
    return ScriptInHand(id=hand.id, info=info, saved=text, source=text, kept_at=desk.clock.now())


def both_versions(desk: Desk, older: UUID, newer: UUID) -> tuple[ScriptVersionInfo, Script | None, Script | None]:
    before, after = (script_editing.open_version(desk, each) for each in (older, newer))
    read = [load(each.source.encode(), "").script for each in (before, after)]
    return after.info, read[0], read[1]


def since_one_before(desk: Desk, info: ScriptVersionInfo) -> tuple[int, tuple[ShownDifference, ...]] | None:
    """The number of the version before, and what is another since; None where there is none that can be read."""
    earlier = [
        each for each in script_editing.overview(desk) if each.script_id == info.script_id and each.number < info.number
    ]
    if not earlier:
        return None
    one = max(earlier, key=lambda each: each.number)
    _info, before, after = both_versions(desk, one.id, info.id)
    return None if before is None or after is None else (one.number, shown(before, after))


def read_file(path: Path) -> Document:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as fault:
        raise EnvironmentFault(
            t("The file cannot be read: {why}.").format(why=fault.strerror or ""),
            do=t("See that it is there and that you may read it."),
        ) from fault
    loaded = load(content, path.name)
    if loaded.text is None:
        return Document(text="", tree={}, script=None, loaded=loaded)
    return opened(content.decode("utf-8"), path.name)


def write_file(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as fault:
        raise not_written(fault) from fault


def not_written(fault: OSError) -> EnvironmentFault:
    words = t("The file cannot be written: {why}.").format(why=fault.strerror or "")
    return EnvironmentFault(words, do=t("Choose another folder."))
