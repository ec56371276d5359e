"""The way that a real contact took, as turns of a caller and deeds of a handler."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice_scenarios import Deed, Turn
from agent_desktop.contract.rewriting import PracticeMaterial
from agent_desktop.contract.script_runs import Did, Move, ScriptRun
from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Script, Value, Variable, Wording
from agent_desktop.contract.services import FieldKind
from agent_desktop.dates import full_day
from agent_desktop.language import t
from agent_desktop.practice.rewriting.passages import Passage, Workshop
from agent_desktop.scripts.standing import day_of

JUDGED = frozenset({"details_agree", "authority"})
"""What the handler finds, and no caller tells."""

_LONGEST_SAID, _LONGEST_STEP = 1_500, 600
_CHOICES = (FieldKind.ONE_OF, FieldKind.MANY_OF)
_RAISES = (ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN)


class Way(Record, frozen=True, kw_only=True):
    """`cases`: services of the cases that were raised on it."""

    deeds: tuple[Deed, ...]
    turns: tuple[Turn, ...]
    cases: tuple[str, ...]
    passages: tuple[Passage, ...]


class _Went(Record, frozen=True, kw_only=True):
    """A move that counts. `seconds`: since the one before. `begins`: the script that was taken up for it."""

    move: Move
    seconds: int
    begins: str | None = None

    @property
    def at(self) -> str:
        return f"{self.move.script_id}/{self.move.step}"


def way_of(material: PracticeMaterial, run: ScriptRun, shop: Workshop) -> Way:
    """What was gone back on is left out."""
    books = {pin.script_id: material.scripts[pin.hash] for pin in run.pins if pin.hash in material.scripts}
    for move in run.trace:
        books |= {pin.script_id: material.scripts[pin.hash] for pin in move.pins if pin.hash in material.scripts}
    return _Writer(material, books, shop).write(tuple(_went(run)))


def _went(run: ScriptRun) -> list[_Went]:
    stack: list[_Went] = []
    before, begins = run.trace[0].at, None
    for move in run.trace[1:]:
        seconds = min(_LONGEST_STEP, max(0, round((move.at - before).total_seconds())))
        before = move.at
        match move.did:
            case Did.ANSWERED | Did.WAIVED:
                stack.append(_Went(move=move, seconds=seconds, begins=begins))
                begins = None
            case Did.BACK if stack:
                stack.pop()
            case Did.JUMPED:
                to = f"{move.to_script}/{move.to}"
                first = next((at for at, each in enumerate(stack) if each.at == to), len(stack))
                del stack[first:]
            case Did.INTERRUPTED:
                begins = move.to_script
            case _:
                pass
    return stack


class _Writer:
    def __init__(self, material: PracticeMaterial, books: Mapping[str, Script], shop: Workshop) -> None:
        self._today = day_of(material.started_at)
        self._books = books
        self._shop = shop
        self._turns: dict[str, Turn] = {}
        self._told: dict[str, Value] = {}
        self._passages: list[Passage] = []
        self._cases: list[str] = []

    def write(self, went: tuple[_Went, ...]) -> Way:
        deeds = tuple(self._deed(number, each) for number, each in enumerate(went))
        return Way(
            deeds=deeds,
            turns=tuple(self._turns.values()),
            cases=tuple(self._cases),
            passages=tuple(self._passages),
        )

    def _deed(self, number: int, went: _Went) -> Deed:
        reply, step = went.move.reply, self._step(went)
        deed = Deed(at=went.at, begins=went.begins, seconds=went.seconds, failed=reply.failed if reply else False)
        if went.move.did is Did.WAIVED:
            reason = self._note(f"runs.0.steps.{number}.waive", t("Why a step was skipped"), went.move.reason)
            return replace(deed, waive=reason)
        if isinstance(step, Action) and step.do in _RAISES and step.service and not deed.failed:
            self._cases.append(step.service)
        values = reply.values if reply else {}
        judged = {name: value for name, value in values.items() if name in JUDGED}
        told = {name: value for name, value in values.items() if name not in JUDGED}
        if told and went.at not in self._turns and all(name not in self._told for name in told):
            self._tell(went.at, told)
            return replace(deed, answer=judged)
        return replace(deed, answer=judged | self._again(f"runs.0.steps.{number}.answer", told))

    def _tell(self, at: str, values: Mapping[str, Value]) -> None:
        """The caller's turn: what they tell, and words for it."""
        path = f"turns.{len(self._turns)}"
        alone = len(values) == 1
        told: dict[str, Value] = {}
        passages: list[Passage] = []
        for name, value in values.items():
            also = (f"{path}.says.0.en", f"{path}.says.0.cy") if alone else ()
            told[name], passage = self._value(f"{path}.tells.{name}", name, value, also)
            passages += [passage] if passage else []
        said = _words(told, self._variables())
        if not alone and passages:
            passages.append(
                Passage(
                    at=f"{path}.says.0.en",
                    also=(f"{path}.says.0.cy",),
                    what=t("What the caller says"),
                    before="\n".join(passage.before for passage in passages),
                    text=said.en,
                    changes=(),
                    marks=self._shop.marks(said.en, (*self._not_typed(told, passages), *_invented(passages))),
                    written=True,
                    must=True,
                )
            )
        self._told |= told
        self._passages += passages
        self._turns[at] = Turn(at=at, says=(said,), tells=told)

    def _not_typed(self, told: Mapping[str, Value], passages: list[Passage]) -> Iterator[str]:
        """What is said of options, days and numbers: nobody's words."""
        typed = {passage.at.rpartition(".")[2] for passage in passages}
        variables = self._variables()
        yield from (_said(value, variables.get(name), "en") for name, value in told.items() if name not in typed)

    def _again(self, path: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """An answer at a step that came before; nothing where it is what was told then."""
        found: dict[str, Value] = {}
        for name, value in values.items():
            made, passage = self._value(f"{path}.{name}", name, value, ())
            if self._told.get(name) != made:
                found[name] = made
                self._passages += [passage] if passage else []
        return {**{name: self._told[name] for name in values if name in self._told}, **found} if found else {}

    def _value(self, at: str, name: str, value: Value, also: tuple[str, ...]) -> tuple[Value, Passage | None]:
        variable = self._variables().get(name)
        what = t("An answer: {name}").format(name=variable.label.en if variable else name)
        choice = variable is not None and variable.kind in _CHOICES
        return self._shop.value(at, what, value, material_day=self._today, choice=choice, also=also)

    def _note(self, at: str, what: str, words: str) -> str:
        passage = self._shop.text(at, what, words)
        self._passages += [passage] if passage else []
        return passage.text[:500] if passage else t("It was not needed.")

    def _step(self, went: _Went) -> AnyStep | None:
        script = self._books.get(went.move.script_id)
        return next((step for step in script.steps if step.id == went.move.step), None) if script else None

    def _variables(self) -> dict[str, Variable]:
        return {variable.name: variable for script in self._books.values() for variable in script.variables}


def _invented(passages: list[Passage]) -> Iterator[str]:
    yield from (change.after for passage in passages for change in passage.changes)


def _words(values: Mapping[str, Value], variables: Mapping[str, Variable]) -> Wording:
    """As somebody may say it: an option by its label, a day by its name."""
    english = " ".join(_said(value, variables.get(name), "en") for name, value in values.items())
    welsh = " ".join(_said(value, variables.get(name), "cy") for name, value in values.items())
    return Wording(en=english[:_LONGEST_SAID] or "…", cy=welsh[:_LONGEST_SAID] or "…")


def _said(value: Value, variable: Variable | None, spoken: str) -> str:
    if isinstance(value, str) and value.startswith("days:"):
        return f"{{{value}}}."
    if variable is not None and variable.kind is FieldKind.DATE and isinstance(value, str):
        return f"{full_day(date.fromisoformat(value), spoken)}."
    if variable is not None and variable.kind in _CHOICES:
        codes = value if isinstance(value, tuple) else (value,)
        labels = list(_labels(variable, codes, spoken))
        return f"{', '.join(labels)}."
    said = str(value)
    return said if said.endswith((".", "!", "?", "”")) else f"{said}."


def _labels(variable: Variable, codes: tuple[Value, ...], spoken: str) -> Iterator[str]:
    for code in codes:
        yield next((each.label.in_language(spoken) for each in variable.options if each.code == code), str(code))
