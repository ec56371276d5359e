"""Whatever is answered, in whichever order: the run stays in the script, can be undone, and can be played again."""

from contextlib import suppress

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_runs import Fact, Mode, Origin, Reply, RunState, Situation
from agent_desktop.contract.scripts import Spoken, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.replaying import replay
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import view
from tests.unit.scripts.made import NOW, library, shipped

SHELF = shipped()
AT_HAND = {
    loaded.script.id: version for loaded in library() if loaded.script and (version := SHELF.current(loaded.script.id))
}

FLAGS = st.lists(st.sampled_from(["HEAR", "SPCH", "SLOW", "LANG", "RELAY", "MEM"]), unique=True).map(tuple)
FACTS = st.lists(
    st.builds(
        Fact,
        name=st.sampled_from(["bin", "assisted", "due_on", "safe_tonight", "details_agree"]),
        value=st.sampled_from(["yes", "no", "black", "2026-11-18", "agree", ""]),
        origin=st.sampled_from(Origin),
    ),
    max_size=3,
).map(tuple)
SITUATIONS = st.builds(
    Situation,
    flags=FLAGS,
    language=st.sampled_from(Spoken),
    channel=st.sampled_from([Channel.PHONE, Channel.COUNTER]),
    representative=st.booleans(),
    facts=FACTS,
)


def answers(variable: Variable) -> st.SearchStrategy[object]:
    """What will mostly do, and now and then what will not."""
    codes = [choice.code for choice in variable.options]
    fitting: st.SearchStrategy[object]
    match variable.kind:
        case FieldKind.ONE_OF:
            fitting = st.sampled_from(codes)
        case FieldKind.MANY_OF:
            fitting = st.lists(st.sampled_from(codes), unique=True).map(tuple)
        case FieldKind.NUMBER:
            fitting = st.integers(variable.least or 0, variable.most or 100)
        case FieldKind.DATE:
            fitting = st.sampled_from(["2026-11-19", "2026-11-18", "2026-11-10"])
        case _:
            fitting = st.sampled_from(["Heol y Bont", "بيت", "x"])
    return st.one_of(fitting, fitting, fitting, st.sampled_from(["", "purple", "2026-99-99", 10**12, "x" * 5000]))


def step(data: st.DataObject, shelf: Shelf, state: RunState) -> RunState:
    """One move of any kind."""
    seen = view(shelf, state, NOW)
    move = data.draw(st.sampled_from(["answer"] * 6 + ["fail", "back", "waive", "situate", "jump", "interrupt"]))
    match move:
        case "back":
            return engine.back(state, NOW)
        case "waive":
            return engine.waive(shelf, state, data.draw(st.sampled_from(["", "They said no."])), NOW)
        case "situate":
            return engine.situate(shelf, state, data.draw(SITUATIONS), NOW)
        case "jump":
            places = [(undo.frames[-1].script_id, undo.frames[-1].step) for undo in state.past]
            places += [(here(state).script_id, owed.id) for owed in seen.owed] or [(here(state).script_id, "no_such")]
            return engine.jump(shelf, state, *data.draw(st.sampled_from(places)), NOW)
        case "interrupt":
            return engine.interrupt(shelf, state, AT_HAND[data.draw(st.sampled_from(sorted(AT_HAND)))], NOW)
    values = {asked.variable.name: data.draw(answers(asked.variable)) for asked in seen.asked}
    reply = Reply(values=values, failed=move == "fail")  # type: ignore[arg-type] # wrong kinds are drawn on purpose
    after = engine.advance(shelf, state, reply, NOW)
    undone = engine.back(after, NOW)
    assert (undone.frames, undone.answers, undone.past, undone.ended) == (
        state.frames,
        state.answers,
        state.past,
        state.ended,
    )
    return after


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_answers_leave_the_script(data: st.DataObject) -> None:
    state = engine.begin(SHELF, AT_HAND[data.draw(st.sampled_from(sorted(AT_HAND)))], data.draw(SITUATIONS), NOW)
    for _ in range(data.draw(st.integers(1, 25))):
        with suppress(ScriptFault):  # the one documented fault; the state before it stands
            state = step(data, SHELF, state)
        frame = here(state)
        assert frame.step in SHELF.book(frame.hash).steps
    written = msgspec.json.encode(state)
    taken_up = msgspec.json.decode(written, type=RunState)
    assert taken_up == state
    assert msgspec.json.encode(replay(SHELF, taken_up.trace, Mode.LIVE)) == written
