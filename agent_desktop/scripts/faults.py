"""What may go wrong with a script, in words for whoever reads it."""

from agent_desktop.contract.problems import FieldError
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t


class ScriptFault(EnvironmentFault):
    """A move that the script does not have. Nothing is changed by it."""


class AnswersRefused(ScriptFault):
    """Answers that will not do: `fields` name each, with what to type instead."""

    def __init__(self, fields: tuple[FieldError, ...]) -> None:
        super().__init__(t("An answer of this step needs another look."), do=t("Correct it and go on."))
        self.fields = fields
