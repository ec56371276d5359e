"""The published JSON Schema of the format: an editor that reads it completes and checks a walkthrough while one types.

`python -m agent_desktop.walkthroughs.json_schema` prints it; scripts_library/walkthrough.schema.json holds
it.
"""

import json
import sys
from typing import Any

import msgspec

from agent_desktop.contract.walkthroughs import Walkthrough


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one walkthrough's file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Agent Desktop: a walkthrough",
        **msgspec.json.schema(Walkthrough),
    }


def as_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
