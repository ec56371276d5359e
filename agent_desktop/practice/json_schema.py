"""The published JSON Schema of scenarios: an editor that reads it completes and checks one while it is typed.

`python -m agent_desktop.practice.json_schema` prints it; scripts_library/scenario.schema.json holds it.
"""

import json
import sys
from typing import Any

import msgspec

from agent_desktop.contract.practice_scenarios import Never, PracticeScenario

_FORBIDS = ("visits", "raises", "fails", "notes")


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one scenario's file."""
    made = msgspec.json.schema(PracticeScenario)
    made["$defs"][Never.__name__]["oneOf"] = [{"required": [name]} for name in _FORBIDS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Agent Desktop: a practice scenario",
        **made,
    }


def as_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
