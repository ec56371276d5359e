"""Where citizens live, and where institutions are and for where they answer. Pure."""

import re

from agent_desktop.contract.citizens import Address
from agent_desktop.contract.institutions import Institution
from agent_desktop.knowledge.folding import fold

END = "|"
"""Around each of several places, or names."""

_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?) ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;/&\n]| and | a ")


def town(address: Address | None) -> str:
    """Where the citizen lives: the town, else the first half of the postcode; "" where neither is known."""
    if address is None:
        return ""
    found = _POSTCODE.search(address.postcode)
    return address.locality.strip() or (found[1].upper() if found else "")


def places(institution: Institution) -> str:
    """Where it is and for where it answers, folded, with END around each: towns, first halves of postcodes."""
    _, *further = institution.address.split(",")
    areas = (part for area in (institution.area.en, institution.area.cy) for part in _PARTS.split(area))
    districts = (found[1] for found in _POSTCODE.finditer(institution.address))
    found = map(fold, (*(_POSTCODE.sub("", part) for part in further), *areas, *districts))
    return END.join(("", *dict.fromkeys(filter(None, found)), ""))


def alike(institution: Institution) -> str:
    """The same of all of its kind; "" where nothing tells what kind it is."""
    return END.join(sorted(set(filter(None, map(fold, institution.synonyms)))))
