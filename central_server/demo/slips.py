"""How the demo's trainees go wrong: other words than were needed, other answers, a step left out, thin notes."""

from collections.abc import Mapping
from random import Random

from msgspec.structs import replace

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.script_runs import Did, Move, Reply, ScriptRun, Shown
from agent_desktop.contract.scripts import Script, Value, Variable
from agent_desktop.practice.scoring import Played
from agent_desktop.reviews.visits import variables_of

HARD = 3
"""Steps of a script over which many stumble: the same for all."""

HARDER, EASIER = 1.6, 0.45
"""How much more likely something goes wrong there, and how much less elsewhere."""


class Slipping:
    """One attempt in which things go wrong. `share`: how likely each is, 0 to 1."""

    def __init__(self, model: Played, share: float, rng: Random) -> None:
        self._model, self._share, self._rng = model, share, rng
        self._hard = _hard_steps(model.scenario)
        self._variables: Mapping[str, Variable] = {
            name: variable
            for script in model.material.scripts.values()
            for name, variable in variables_of(script).items()
        }
        self._owed = frozenset(place for script in model.material.scripts.values() for place in _owed(script))

    def played(self) -> Played:
        material, articles = self._model.material, self._model.articles
        contact = material.contact
        runs = tuple(replace(run, trace=self._trace(run)) for run in material.runs)
        if self._goes_wrong(1.2):
            contact = replace(contact, notes=contact.notes[: len(contact.notes) // 4])
        if self._goes_wrong(0.3):
            contact = replace(contact, identity=None)
        quotes = material.quotes
        if self._goes_wrong(1.0):
            articles, quotes = (), ()
        changed = replace(material, runs=runs, contact=contact, quotes=quotes)
        return replace(self._model, articles=articles, material=changed)

    def _trace(self, run: ScriptRun) -> tuple[Move, ...]:
        kept: list[Move] = []
        for move in run.trace:
            if kept and self._leaves_out(move, kept[-1]):
                kept[-1] = replace(kept[-1], shown=(*kept[-1].shown[:-1], *self._shown(move)))
            else:
                kept.append(replace(move, shown=self._shown(move), reply=self._reply(move)))
        return tuple(kept)

    def _leaves_out(self, move: Move, before: Move) -> bool:
        """A step that had to be done, as if the one before it had led straight on."""
        place = f"{move.script_id}/{move.step}"
        follows = bool(before.shown) and (before.shown[-1].script_id, before.shown[-1].step) == (
            move.script_id,
            move.step,
        )
        return move.did is Did.ANSWERED and follows and place in self._owed and self._goes_wrong(0.35)

    def _shown(self, move: Move) -> tuple[Shown, ...]:
        return tuple(
            replace(each, variant="")
            if each.variant and self._goes_wrong(self._at(each.script_id, each.step))
            else each
            for each in move.shown
        )

    def _reply(self, move: Move) -> Reply | None:
        reply = move.reply
        if reply is None or not reply.values or not self._goes_wrong(self._at(move.script_id, move.step)):
            return reply
        return replace(reply, values={name: self._misheard(name, value) for name, value in reply.values.items()})

    def _misheard(self, name: str, value: Value) -> Value:
        """Something like it, or another of the choices."""
        variable = self._variables.get(name)
        others = [option.code for option in variable.options if option.code != value] if variable else []
        if others and isinstance(value, str):
            return self._rng.choice(others)
        if isinstance(value, str) and " " in value:
            return value.rpartition(" ")[0]
        return value + 1 if isinstance(value, int) else value

    def _at(self, script_id: str, step: str) -> float:
        return HARDER if f"{script_id}/{step}" in self._hard else EASIER

    def _goes_wrong(self, weight: float) -> bool:
        return self._rng.random() < self._share * weight


def _hard_steps(scenario: PracticeScenario) -> frozenset[str]:
    rng = Random(f"hard {scenario.script}")  # noqa: S311 - the same every time is the point
    told = sorted({turn.at for turn in scenario.turns if turn.tells or turn.understands})
    return frozenset(rng.sample(told, min(HARD, len(told))))


def _owed(script: Script) -> frozenset[str]:
    return frozenset(f"{script.id}/{step.id}" for step in script.steps if step.compliance is not None)
