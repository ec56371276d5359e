"""A script's file as records. What does not fit is told with its line and what to do, all of it at once if it can."""

from pathlib import Path

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import FORMAT, AnyStep, Scenario, Script, Variable
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import FileRead, Format, error, fields_of, read_content, read_file
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.plain_words import Sentences
from agent_desktop.yaml_text import Text

LARGEST = 2_000_000
"""Bytes of a file."""

MOST_STEPS = 2_000


class Loaded(Record, frozen=True, kw_only=True):
    """One file. `script` is None where `findings` say why it could not be read."""

    file: str
    script: Script | None
    text: Text | None
    findings: tuple[Finding, ...]

    def line(self, *path: str | int) -> int:
        """The line of what stands at `path`, such as ("steps", 3, "say", 0)."""
        return self.text.line(path) if self.text else 1


def load_file(path: Path, shown_as: str) -> Loaded:
    """`shown_as` names the file in findings."""
    return _loaded(read_file(SCRIPT, path, shown_as))


def load(content: bytes, shown_as: str) -> Loaded:
    """A file's content. Never raises for what stands in it."""
    return _loaded(read_content(SCRIPT, content, shown_as))


def _loaded(done: FileRead[Script]) -> Loaded:
    return Loaded(file=done.file, script=done.item, text=done.text, findings=done.findings)


def _too_many(text: Text, file: str) -> Finding | None:
    assert isinstance(text.tree, dict)
    steps = text.tree.get("steps")
    if not isinstance(steps, list) or len(steps) <= MOST_STEPS:
        return None
    what = t("The script has {count} steps; {limit} is the most.").format(count=len(steps), limit=MOST_STEPS)
    return error(file, text.line(("steps", MOST_STEPS)), what, _sentences().make_smaller)


def _sentences() -> Sentences:
    return Sentences(
        begins=t("A script begins with “format: 1”."),
        begin_from=t("Begin from a copy of another script."),
        newer=t("The script is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than a script can be ({limit} MB)."),
        make_smaller=t("Split it into scripts that go through each other as subscripts."),
        unknown=t("“{name}” is not something a script can have here."),
        look_up=t("Look it up in docs/script-format.md."),
    )


FIELDS = fields_of("agent_desktop.contract.scripts")
SCRIPT = Format(
    kind=Script,
    number=FORMAT,
    largest=LARGEST,
    pieces=(("variables", Variable), ("steps", AnyStep), ("scenarios", Scenario)),
    fields=FIELDS,
    sentences=_sentences,
    refuses=_too_many,
)
