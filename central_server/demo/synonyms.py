"""What the citizens of Fenbridge call things, as its editors keep it in `synonyms.yaml`."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

import yaml

from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.synonyms import Synonym
from central_server.demo.chance import demo_id
from central_server.demo.named import MADE

FILE = Path(__file__).parent / "synonyms.yaml"
AT = datetime.fromtimestamp(MADE / 1000, UTC)


@cache
def synonyms() -> tuple[Synonym, ...]:
    """All of them, with ids that are always the same."""
    tree: dict[str, dict[str, list[str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Synonym(
            id=UUID(demo_id(Random(f"synonym {language} {said}"), MADE)),  # noqa: S311 - the same every time
            version=1,
            said=said,
            means=tuple(means),
            language=Spoken(language),
            updated_at=AT,
        )
        for language, listed in tree.items()
        for said, means in listed.items()
    )
