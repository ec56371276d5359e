"""Walkthroughs as files: read as scripts are, and checked: each finding with its line and what to do."""

from pathlib import Path

from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, WalkStep, Walkthrough
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import FileRead, Format, fields_of, read_content, read_file
from agent_desktop.scripts.plain_words import Sentences
from agent_desktop.walkthroughs.checking import findings_of

LARGEST = 1_000_000
"""Bytes of a file."""


def _sentences() -> Sentences:
    return Sentences(
        begins=t("A walkthrough begins with “format: 1”."),
        begin_from=t("Begin from a copy of another walkthrough."),
        newer=t("The walkthrough is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than a walkthrough can be ({limit} MB)."),
        make_smaller=t("Split it into several walkthroughs."),
        unknown=t("“{name}” is not something a walkthrough can have here."),
        look_up=t("Look it up in docs/walkthrough-format.md."),
    )


WALKTHROUGH = Format(
    kind=Walkthrough,
    number=WALKTHROUGH_FORMAT,
    largest=LARGEST,
    pieces=(("steps", WalkStep),),
    fields=fields_of("agent_desktop.contract.walkthroughs"),
    sentences=_sentences,
)


def load_file(path: Path, shown_as: str) -> FileRead[Walkthrough]:
    """`shown_as` names the file in findings. The item is None where it may not be played."""
    return _checked(read_file(WALKTHROUGH, path, shown_as))


def load(content: bytes, shown_as: str) -> FileRead[Walkthrough]:
    """Never raises for what stands in it."""
    return _checked(read_content(WALKTHROUGH, content, shown_as))


def _checked(done: FileRead[Walkthrough]) -> FileRead[Walkthrough]:
    if done.item is None:
        return done
    found = findings_of(done.item, done.file, done.text)
    return FileRead(file=done.file, item=None if found else done.item, text=done.text, findings=found)
