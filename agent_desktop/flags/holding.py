"""What of a person may be held on this computer: everything but restricted flags, of which not even the code. Pure."""

from collections.abc import Mapping

from msgspec.structs import replace

from agent_desktop.contract.citizens import CitizenMatch
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.flags import FlagDefinition


def holdable(context: ContactContext, definitions: Mapping[str, FlagDefinition]) -> ContactContext:
    """`context` without restricted flags, and without their codes among those who match.

    A flag that the catalogue held does not know may be restricted, so it goes as well. `definitions`: by code.
    """
    return replace(
        context,
        flags=tuple(flag for flag in context.flags if _open(flag.code, definitions)),
        matches=tuple(_without_restricted(match, definitions) for match in context.matches),
    )


def _without_restricted(match: CitizenMatch, definitions: Mapping[str, FlagDefinition]) -> CitizenMatch:
    return replace(match, flag_codes=tuple(code for code in match.flag_codes if _open(code, definitions)))


def _open(code: str, definitions: Mapping[str, FlagDefinition]) -> bool:
    definition = definitions.get(code)
    return definition is not None and not definition.restricted
