"""What the demo authority has, for its scripts to be checked against.

`python -m central_server.demo.script_catalogue` prints it; scripts_library/catalogue.json holds it.
"""

import sys

import msgspec

from agent_desktop.scripts.catalogue import Catalogue, ServiceForm
from central_server.demo.articles import answers
from central_server.demo.flag_catalogue import CATALOGUE
from central_server.demo.services import OFFERS
from central_server.knowledge.repository import OFFERED


def as_text() -> str:
    """One line a thing, so that a difference can be read."""
    made = Catalogue(
        flags=tuple(definition.code for definition in CATALOGUE),
        services=tuple(ServiceForm(code=offer.service.code, form=offer.service.form) for offer in OFFERS),
        articles=tuple(answer.slug for answer in answers() if answer.facts.state.value in OFFERED),
    )
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
