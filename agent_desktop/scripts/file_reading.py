"""A file of a trainer as a record. What does not fit is told with its line and what to do, all of it at once if it can.

Scripts, practice scenarios and courses are read alike: each has a Format.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

from agent_desktop.contract.scripts import Part
from agent_desktop.language import t
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.plain_words import Sentences, explained, split
from agent_desktop.yaml_text import Text, YamlRefused, read

Kind = TypeVar("Kind", bound=Part)


@dataclass(frozen=True)
class Format(Generic[Kind]):
    """`number`: the version that is read. `largest`: bytes of a file. `pieces`: lists of the file by name, and what
    each of their items is. `fields`: every name that may stand before a colon. `sentences`: in the language in use.
    `refuses`: what else makes it hopeless.
    """

    kind: type[Kind]
    number: int
    largest: int
    pieces: tuple[tuple[str, object], ...]
    fields: tuple[str, ...]
    sentences: Callable[[], Sentences]
    refuses: Callable[[Text, str], Finding | None] = lambda _text, _file: None


@dataclass(frozen=True)
class FileRead(Generic[Kind]):
    """One file. `item` is None where `findings` say why it could not be read."""

    file: str
    item: Kind | None
    text: Text | None
    findings: tuple[Finding, ...]


def read_file(form: Format[Kind], path: Path, shown_as: str) -> FileRead[Kind]:
    """`shown_as` names the file in findings."""
    try:
        with path.open("rb") as file:
            content = file.read(form.largest + 1)
    except OSError as fault:
        what = t("The file cannot be read: {why}.").format(why=fault.strerror or "")
        return _refused(shown_as, 1, what, t("See that it is there and that you may read it."))
    return read_content(form, content, shown_as)


def read_content(form: Format[Kind], content: bytes, shown_as: str) -> FileRead[Kind]:
    """Never raises for what stands in it."""
    if len(content) > form.largest:
        what = form.sentences().larger.format(limit=form.largest // 1_000_000)
        return _refused(shown_as, 1, what, form.sentences().make_smaller)
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return _refused(shown_as, line, t("The file is not in UTF-8."), t("Save it again as UTF-8."))
    try:
        text = read(words)
    except YamlRefused as fault:
        return _refused(shown_as, fault.line, fault.what, fault.do)
    return _from_text(form, text, shown_as)


def error(file: str, line: int, what: str, do: str) -> Finding:
    return Finding(file=file, line=line, severity=Severity.ERROR, what=what, do=do)


def _refused(file: str, line: int, what: str, do: str) -> FileRead[Kind]:
    return FileRead(file=file, item=None, text=None, findings=(error(file, line, what, do),))


def _from_text(form: Format[Kind], text: Text, file: str) -> FileRead[Kind]:
    if not isinstance(text.tree, dict):
        return _refused(file, 1, form.sentences().begins, form.sentences().begin_from)
    hopeless = _of_another_format(form, text, file) or form.refuses(text, file)
    if hopeless:
        return FileRead(file=file, item=None, text=text, findings=(hopeless,))
    # Piece by piece first: msgspec stops at the first thing that does not fit, and a trainer wants to see them all.
    wrong: list[Finding] = []
    for name, kind in form.pieces:
        items = text.tree.get(name)
        for at, item in enumerate(items if isinstance(items, list) else ()):
            wrong += [misfit.found(form, text, file, (name, at)) for misfit in _misfits(item, kind)]
    wrong = wrong or [misfit.found(form, text, file) for misfit in _misfits(text.tree, form.kind)]
    found = None if wrong else msgspec.convert(text.tree, form.kind)
    return FileRead(file=file, item=found, text=text, findings=tuple(wrong))


def _of_another_format(form: Format[Kind], text: Text, file: str) -> Finding | None:
    assert isinstance(text.tree, dict)
    written = text.tree.get("format")
    if not isinstance(written, int) or written == form.number:
        return None
    what = form.sentences().newer.format(written=written, known=form.number)
    do = t("Bring the program up to date.") if written > form.number else t("Write “format: 1”.")
    return error(file, text.line(("format",)), what, do)


class _Misfit(NamedTuple):
    """What msgspec says of a value, and where within it."""

    words: str
    within: tuple[str | int, ...]

    def found(self, form: Format[Kind], text: Text, file: str, path: tuple[str | int, ...] = ()) -> Finding:
        """`path`: of the value."""
        what, do = explained(self.words, form.fields, form.sentences())
        return error(file, text.line((*path, *self.within)), what, do)


def _misfits(item: object, kind: object) -> Iterator[_Misfit]:
    try:
        msgspec.convert(item, kind)
    except msgspec.ValidationError as fault:
        yield _Misfit(*split(str(fault)))


def fields_of(*modules: str) -> tuple[str, ...]:
    """Every name that may stand before a colon in the pieces that these modules define, for a guess at what was
    meant."""
    found: set[str] = set()
    waiting: list[type[Part]] = [Part]
    while waiting:
        kind = waiting.pop()
        if kind.__module__ in modules:
            found.update(field.encode_name for field in msgspec.structs.fields(kind))
        waiting += kind.__subclasses__()
    return tuple(sorted(found))
