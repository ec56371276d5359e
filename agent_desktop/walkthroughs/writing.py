"""A walkthrough as the text of a file, laid out as those of the library are; reading it gives the same one again."""

import msgspec

from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.scripts.editing.writing import mapping

SCHEMA_LINE = "# yaml-language-server: $schema=../walkthrough.schema.json\n"


def as_yaml(walkthrough: Walkthrough) -> str:
    return SCHEMA_LINE + mapping(msgspec.json.decode(msgspec.json.encode(walkthrough)), 0, "\n") + "\n"
