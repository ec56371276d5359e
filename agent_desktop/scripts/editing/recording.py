"""A call played in the preview, written down as a scenario that the script must carry from now on."""

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_runs import Did, Move, Origin, RunState, Shown, Situation
from agent_desktop.contract.scripts import Spoken, Value
from agent_desktop.scripts.editing.trees import Tree, insert, items


def scenario_of(name: str, state: RunState) -> Tree | None:
    """None while the run has not ended, or where it was gone about in ways that a scenario cannot repeat."""
    if state.ended is None or not state.trace or state.trace[0].situation is None:
        return None
    script_id = state.pins[0].script_id
    plays: list[Tree] = []
    flags = state.trace[0].situation.flags
    seen = _seen(state.trace[0])
    for move in state.trace[1:]:
        if move.did not in (Did.ANSWERED, Did.WAIVED, Did.SITUATION):
            return None
        if move.did is not Did.SITUATION and seen is not None:
            play = _play(move, seen, script_id)
            if move.flags != flags:
                play = {**play, "flags": list(move.flags)}
                flags = move.flags
            plays.append(play)
        seen = _seen(move) or seen
    made: Tree = {"name": name}
    if given := _given(state.trace[0].situation):
        made["given"] = given
    return made | {"steps": plays, "outcome": state.ended}


def add(tree: Tree, scenario: Tree) -> Tree:
    """Behind the others."""
    return insert(tree, ("scenarios",), len(items(tree, ("scenarios",))), scenario)


def _seen(move: Move) -> Shown | None:
    return next((shown for shown in reversed(move.shown) if not shown.passed), None)


def _play(move: Move, seen: Shown, script_id: str) -> Tree:
    at = move.step if move.script_id == script_id else f"{move.script_id}/{move.step}"
    play: Tree = {"at": at}
    if seen.step == move.step and seen.variant and seen.variant != "usual":
        play["variant"] = seen.variant
    if move.did is Did.WAIVED:
        return play | {"waive": move.reason}
    if move.reply and move.reply.values:
        play["answer"] = {name: _plain(value) for name, value in move.reply.values.items()}
    if move.reply and move.reply.failed:
        play["failed"] = True
    return play


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _given(situation: Situation) -> Tree:
    made: Tree = {}
    if situation.flags:
        made["flags"] = list(situation.flags)
    if situation.language is not Spoken.EN:
        made["language"] = situation.language.value
    if situation.channel is not Channel.PHONE:
        made["channel"] = situation.channel.value
    if situation.representative:
        made["representative"] = True
    for where, origin in (("known", Origin.RECORD), ("said", Origin.SAID)):
        if values := {fact.name: _plain(fact.value) for fact in situation.facts if fact.origin is origin}:
            made[where] = values
    return made
