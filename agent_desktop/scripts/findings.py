"""What a check finds: where, how bad, what, and what to do."""

from collections.abc import Iterable
from enum import StrEnum

from agent_desktop.contract.base import Record
from agent_desktop.language import t


class Severity(StrEnum):
    """ERROR: it must not be published. WARNING: look at it. NOTE: what the check could not do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Record, frozen=True, kw_only=True):
    """`line` counts from 1. `step` is the step it belongs to, for a map; "" for the script as a whole."""

    file: str
    line: int
    severity: Severity
    what: str
    do: str = ""
    step: str = ""


def severity_word(severity: Severity) -> str:
    return {
        Severity.ERROR: t("error"),
        Severity.WARNING: t("warning"),
        Severity.NOTE: t("note"),
    }[severity]


def as_line(finding: Finding) -> str:
    """ "missed-bin.yaml:42: error: … " on one line."""
    words = f"{finding.what} {finding.do}".strip()
    return f"{finding.file}:{finding.line}: {severity_word(finding.severity)}: {' '.join(words.split())}"


def failed(findings: Iterable[Finding]) -> bool:
    """Whether any of them stands in the way of publishing."""
    return any(finding.severity is Severity.ERROR for finding in findings)
