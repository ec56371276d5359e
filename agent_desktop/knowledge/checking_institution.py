"""What an editor must still put right in an institution, said before it is sent. Pure."""

import re

from agent_desktop.contract.base import Record
from agent_desktop.contract.institutions import InstitutionWrite
from agent_desktop.language import t

_CODE = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_WEBSITE = re.compile(r"(https://[^\s]+)?")
_EMAIL = re.compile(r"([^@\s]+@[^@\s]+\.[^@\s]+)?")


class InstitutionFault(Record, frozen=True, kw_only=True):
    field: str
    what: str


def faults(content: InstitutionWrite) -> tuple[InstitutionFault, ...]:
    """In the order of the page."""
    found = []
    if not _CODE.fullmatch(content.code):
        found.append(
            InstitutionFault(field="code", what=t("Begin with a small letter; then letters, digits, hyphens."))
        )
    if not content.name.en:
        found.append(InstitutionFault(field="name", what=t("Give the name in English.")))
    if not content.does.en:
        found.append(InstitutionFault(field="does", what=t("Say in English what they do.")))
    if not _WEBSITE.fullmatch(content.website):
        found.append(InstitutionFault(field="website", what=t("A web address begins with https://.")))
    if not _EMAIL.fullmatch(content.email):
        found.append(InstitutionFault(field="email", what=t("This is no e-mail address.")))
    return tuple(found)
