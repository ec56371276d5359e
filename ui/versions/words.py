"""What editors call languages. Pure."""

from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t


def language_word(spoken: Spoken) -> str:
    return {Spoken.EN: t("English"), Spoken.CY: t("Welsh")}[spoken]
