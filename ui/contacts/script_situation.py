"""How things stand in a contact, as a script's conditions ask about it: flags, language, channel, who speaks. Pure."""

from collections.abc import Iterable

from agent_desktop.contacts.numbers import show_number
from agent_desktop.contract.script_runs import Fact, Situation
from agent_desktop.contract.scripts import Script, Spoken
from agent_desktop.flags.standing import ShownFlag
from agent_desktop.language import language
from agent_desktop.scripts.facts import established, facts, on_record
from ui.contacts.state import ContactState


def situation(
    state: ContactState,
    flags: Iterable[ShownFlag],
    scripts: Iterable[Script],
    *,
    spoken: Spoken,
    earlier: Iterable[Fact] = (),
) -> Situation:
    """`flags`: those in force; `scripts`: all that the run may go through; `earlier`: what was said in this contact
    before the run."""
    draft = state.draft
    caller = show_number(draft.caller.e164) if draft.caller.e164 else ""
    return Situation(
        flags=tuple(dict.fromkeys(shown.definition.code for shown in flags)),
        language=spoken,
        channel=draft.channel,
        representative=draft.speaking_with is not None or state.somebody_else,
        facts=facts(scripts, on_record(state.citizen, caller), established(draft.identity), earlier),
    )


def first_language() -> Spoken:
    """That of the one who reads the words aloud; another is chosen in the call."""
    return Spoken(language()) if language() in set(Spoken) else Spoken.EN
