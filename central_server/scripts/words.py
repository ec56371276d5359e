"""What can be told of a script's file when it comes in: a draft may hold mistakes, but must say which script it is."""

import re
from typing import NamedTuple

import msgspec

from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.contract.scripts import Script
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.reading import Loaded, load
from agent_desktop.scripts.versions import version_of
from central_server.refusals import Refusal, refused_field

FILE = "script"
MOST_ERRORS = 100
LONGEST_TITLE = 2_000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")


class Words(NamedTuple):
    """`script` is its content as JSON, `hash` that of it; both "" while it cannot be read as a script."""

    script_id: str
    title: str
    script: str
    hash: str


def read_words(source: str) -> Words:
    """Pure, and slow for a long file: not within a transaction. Raises Refusal (422) for no YAML with an id."""
    loaded = load(source.encode(), FILE)
    if loaded.text is None or not isinstance(loaded.text.tree, dict):
        raise Refusal(ProblemType.REFUSED, errors=errors_of(loaded.findings))
    script_id = loaded.text.tree.get("id")
    if not isinstance(script_id, str) or not _NAME.fullmatch(script_id):
        line = loaded.line("id")
        what = "A script needs an id: small letters, digits, _ and -, such as “missed-bin”."
        raise refused_field("source", f"Line {line}: {what}")
    if loaded.script is None:
        return Words(script_id, _title(loaded, script_id), "", "")
    version = version_of(loaded.script)
    return Words(script_id, loaded.script.title.en, msgspec.json.encode(loaded.script).decode(), version.hash)


def script_of(script: str) -> Script:
    """The content that `read_words` made JSON of."""
    return msgspec.json.decode(script, type=Script)


def errors_of(findings: tuple[Finding, ...] | list[Finding]) -> tuple[FieldError, ...]:
    """Each with its line, what is wrong, and what to do."""
    return tuple(
        FieldError(field="source", message=f"Line {finding.line}: {finding.what} {finding.do}".strip())
        for finding in findings[:MOST_ERRORS]
    )


def _title(loaded: Loaded, otherwise: str) -> str:
    tree = loaded.text.tree if loaded.text else None
    title = tree.get("title") if isinstance(tree, dict) else None
    said = title.get("en") if isinstance(title, dict) else None
    return said[:LONGEST_TITLE] if isinstance(said, str) and said else otherwise
