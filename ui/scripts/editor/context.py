"""What the authority has, for the editor's menus: one frozen record, made once for each script that is opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.services import Service
from agent_desktop.desk.script_checking import Named
from agent_desktop.language import language


@dataclass(frozen=True)
class Context:
    """`me`: the name of whoever edits."""

    flags: Mapping[str, FlagDefinition]
    services: Mapping[str, Service]
    named: Named
    me: str = ""

    def service_words(self) -> dict[str, str]:
        """Code → name, by name."""
        names = {code: each.name.in_language(language()) for code, each in self.services.items()}
        return dict(sorted(names.items(), key=lambda item: item[1]))

    def cases(self) -> dict[str, str]:
        """What a case of each service is called."""
        return {code: each.case_title.in_language(language()) for code, each in self.services.items()}
