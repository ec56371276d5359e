"""A new script, and what it says of itself."""

from collections.abc import Container, Sequence
from datetime import date

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import FORMAT
from agent_desktop.scripts.editing import writing
from agent_desktop.scripts.editing.naming import name_from
from agent_desktop.scripts.editing.trees import Tree

SCHEMA_LINE = "# yaml-language-server: $schema=script.schema.json\n"


class Beginning(Record, frozen=True, kw_only=True):
    """What a trainer is asked before there is anything. `languages` begins with en."""

    title: str
    title_cy: str = ""
    owner: str
    audience: Sequence[str] = ("phone",)
    languages: Sequence[str] = ("en",)
    services: Sequence[str] = ()


def new_script(asked: Beginning, today: date, taken: Container[str] = ()) -> str:
    """The text of a script that greets and ends: it passes the check but for what only its writer can say.

    `taken`: ids of other scripts. It is to be looked at again in a year.
    """
    both = "cy" in asked.languages
    tree: Tree = {
        "format": FORMAT,
        "id": name_from(asked.title, taken, fallback="script", joint="-"),
        "title": _words(asked.title, asked.title_cy, both=bool(asked.title_cy)),
        "owner": asked.owner,
        **({"services": list(asked.services)} if asked.services else {}),
        "audience": list(asked.audience),
        "languages": list(asked.languages),
        "review_by": _in_a_year(today).isoformat(),
        "start": "greeting",
        "variables": [],
        "steps": [
            {
                "id": "greeting",
                "kind": "prompt",
                "title": _words("Greeting", "Cyfarch", both=both),
                "say": [_words("Good morning. How can I help you?", "Bore da. Sut y gallaf eich helpu?", both=both)],
                "go": [{"to": "end"}],
            },
            {
                "id": "end",
                "kind": "outcome",
                "title": _words("End of the call", "Diwedd yr alwad", both=both),
                "result": "answered",
                "say": [_words("Thank you for calling. Goodbye.", "Diolch am ffonio. Hwyl fawr.", both=both)],
            },
        ],
    }
    return SCHEMA_LINE + writing.mapping(tree, 0, "\n") + "\n"


def _words(en: str, cy: str, *, both: bool) -> Tree:
    return {"en": en, "cy": cy} if both else {"en": en}


def _in_a_year(today: date) -> date:
    return today.replace(year=today.year + 1, day=min(today.day, 28))
