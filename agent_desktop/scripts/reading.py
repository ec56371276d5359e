"""A script's file as records. What does not fit is told with its line and what to do, all of it at once if it can."""

from pathlib import Path

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import FORMAT, AnyStep, Part, Scenario, Script, Variable
from agent_desktop.language import t
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.plain_words import explained, split
from agent_desktop.yaml_text import Text, YamlRefused, read

LARGEST = 2_000_000
"""Bytes of a file."""

MOST_STEPS = 2_000

_PIECES: tuple[tuple[str, object], ...] = (("variables", Variable), ("steps", AnyStep), ("scenarios", Scenario))


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
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as fault:
        what = t("The file cannot be read: {why}.").format(why=fault.strerror or "")
        return _refused(shown_as, 1, what, t("See that it is there and that you may read it."))
    return load(content, shown_as)


def load(content: bytes, shown_as: str) -> Loaded:
    """A file's content. Never raises for what stands in it."""
    if len(content) > LARGEST:
        what = t("The file is larger than a script can be ({limit} MB).").format(limit=LARGEST // 1_000_000)
        return _refused(shown_as, 1, what, t("Split it into scripts that go through each other as subscripts."))
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return _refused(shown_as, line, t("The file is not in UTF-8."), t("Save it again as UTF-8."))
    try:
        text = read(words)
    except YamlRefused as fault:
        return _refused(shown_as, fault.line, fault.what, fault.do)
    return _from_text(text, shown_as)


def _refused(file: str, line: int, what: str, do: str) -> Loaded:
    return Loaded(file=file, script=None, text=None, findings=(_error(file, line, what, do),))


def _error(file: str, line: int, what: str, do: str) -> Finding:
    return Finding(file=file, line=line, severity=Severity.ERROR, what=what, do=do)


def _from_text(text: Text, file: str) -> Loaded:
    if not isinstance(text.tree, dict):
        return _refused(file, 1, t("A script begins with “format: 1”."), t("Begin from a copy of another script."))
    hopeless = _from_the_future(text, file) or _too_many(text, file)
    if hopeless:
        return Loaded(file=file, script=None, text=text, findings=(hopeless,))
    # Piece by piece first: msgspec stops at the first thing that does not fit, and a trainer wants to see them all.
    wrong: list[Finding] = []
    for name, kind in _PIECES:
        items = text.tree.get(name)
        for at, item in enumerate(items if isinstance(items, list) else ()):
            wrong += _misfits(text, file, item, kind, (name, at))
    wrong = wrong or _misfits(text, file, text.tree, Script, ())
    script = None if wrong else msgspec.convert(text.tree, Script)
    return Loaded(file=file, script=script, text=text, findings=tuple(wrong))


def _from_the_future(text: Text, file: str) -> Finding | None:
    assert isinstance(text.tree, dict)
    written = text.tree.get("format")
    if not isinstance(written, int) or written == FORMAT:
        return None
    what = t("The script is in format {written}; this program reads format {known}.")
    do = t("Bring the program up to date.") if written > FORMAT else t("Write “format: 1”.")
    return _error(file, text.line(("format",)), what.format(written=written, known=FORMAT), do)


def _too_many(text: Text, file: str) -> Finding | None:
    assert isinstance(text.tree, dict)
    steps = text.tree.get("steps")
    if not isinstance(steps, list) or len(steps) <= MOST_STEPS:
        return None
    what = t("The script has {count} steps; {limit} is the most.").format(count=len(steps), limit=MOST_STEPS)
    do = t("Split it into scripts that go through each other as subscripts.")
    return _error(file, text.line(("steps", MOST_STEPS)), what, do)


def _misfits(text: Text, file: str, item: object, kind: object, path: tuple[str | int, ...]) -> list[Finding]:
    try:
        msgspec.convert(item, kind)
    except msgspec.ValidationError as fault:
        words, within = split(str(fault))
        what, do = explained(words, FIELDS)
        return [_error(file, text.line((*path, *within)), what, do)]
    return []


def _fields() -> tuple[str, ...]:
    """Every name that may stand before a colon, for a guess at what was meant."""
    found: set[str] = set()
    waiting: list[type[msgspec.Struct]] = [Part]
    while waiting:
        kind = waiting.pop()
        found.update(field.encode_name for field in msgspec.structs.fields(kind))
        waiting += kind.__subclasses__()
    return tuple(sorted(found))


FIELDS = _fields()
