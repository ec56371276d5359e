"""The published JSON Schema of the format: an editor that reads it completes and checks a script while it is typed.

`python -m agent_desktop.scripts.json_schema` prints it; scripts_library/script.schema.json holds it.
"""

import json
import sys
from typing import Any

import msgspec

from agent_desktop.contract.scripts import Condition, Script

_ASKS = ("all", "any", "not", "flag", "language", "channel", "representative", "variable")
_COMPARISONS = ("is", "one_of", "has", "at_least", "at_most", "known")


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one script's file."""
    made = msgspec.json.schema(Script)
    condition = made["$defs"][Condition.__name__]
    for field in condition["properties"].values():
        _without_null(field)
    condition["oneOf"] = [{"required": [name]} for name in _ASKS]
    condition["dependentSchemas"] = {
        "variable": {"oneOf": [{"required": [name]} for name in _COMPARISONS]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Agent Desktop: a guided call script",
        **made,
    }


def _without_null(field: dict[str, Any]) -> None:
    """What is absent is left out, not written as null."""
    field.pop("default", None)
    if "anyOf" in field:
        kept = [choice for choice in field.pop("anyOf") if choice != {"type": "null"}]
        field.update(kept[0] if len(kept) == 1 else {"anyOf": kept})


def as_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
