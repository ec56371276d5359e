"""When something holds, chosen from menus: lines that must all hold, each one question or one of several."""

import json
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.scripts import Condition, Script, Spoken
from agent_desktop.contract.services import FieldKind
from agent_desktop.language import t
from agent_desktop.scripts.editing.picking import Line, Lines, Question, condition_of, lines_of
from ui.contacts.words import channel_words
from ui.scripts.editor.words import condition_words, flag_word, saying
from ui.style import parts
from ui.style.emptying import empty
from ui.style.numbers import NumberField
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE
from ui.versions.words import language_word

MOST_NUMBER = 1_000_000


class ConditionBox(QWidget):
    """Signals: changed(Condition | None)."""

    changed = Signal(object)

    def __init__(
        self, condition: Condition | None, script: Script | None, flags: Mapping[str, FlagDefinition], name: str
    ) -> None:
        super().__init__()
        self._script, self._flags, self._name = script, flags, name
        self._condition = condition
        self._row_picks: dict[tuple[int, int], Pick] = {}
        lines = lines_of(condition)
        self._inside = parts.column(self, gap=SPACE.tight)
        self._lines: Lines = lines or ()
        if lines is None:
            said = t("This condition is nested deeper than can be changed here, and is kept as it is.")
            self._inside.addWidget(parts.label(condition_words(condition, script, flags), wrap=True))
            self._inside.addWidget(parts.label(said, "muted_small", wrap=True))
            self._inside.addWidget(parts.button(t("Begin a new condition instead"), self._afresh, kind="link"))
            return
        self._paint()

    def _afresh(self) -> None:
        self._put((self._first_line(),))

    def _first_line(self) -> Line:
        return (Question(asks=first_condition(self._flags)),)

    def _put(self, lines: Lines) -> None:
        self._lines = tuple(line for line in lines if line)
        self._condition = condition_of(self._lines)
        self._paint()
        self.changed.emit(self._condition)

    def _paint(self) -> None:
        empty(self._inside)
        self._row_picks.clear()
        for at, line in enumerate(self._lines):
            for number, question in enumerate(line):
                self._inside.addWidget(self._row(at, number, question))
        more = parts.frame("plain")
        buttons = parts.row(more, gap=SPACE.small)
        words = t("And only when…") if self._lines else t("Only when…")
        name = t("{words} ({what})").format(words=words, what=self._name)
        buttons.addWidget(parts.button(words, self._add_line, icon="plus", kind="link", name=name))
        buttons.addStretch(1)
        self._inside.addWidget(more)

    def _row(self, at: int, number: int, question: Question) -> QWidget:
        made = parts.frame("plain")
        inside = parts.row(made, gap=SPACE.tight)
        before = t("or") if number else (t("and") if at else t("When"))
        spoken = t("{word}: condition {number} of {what}").format(word=before, number=at + number + 1, what=self._name)
        turned = Pick()
        turned.setMinimumContentsLength(3)
        turned.fill({"": t("it is"), "not": t("it is not")}, "not" if question.turned else "")
        turned.chosen(lambda code: self._change(at, number, replace(self._lines[at][number], turned=bool(code))))
        inside.addWidget(beside(before, turned, f"{spoken}, {t('it is, or it is not')}"))
        pick = Pick()
        key, amount = _key(question.asks)
        words = _in_the_list(question.asks, self._script, self._flags)
        pick.fill_late(lambda: choices(self._script, self._flags), key, words)
        pick.chosen(lambda code: self._change(at, number, replace(self._lines[at][number], asks=_asks(code, amount))))
        self._row_picks[at, number] = pick
        inside.addWidget(beside("", pick, spoken), 1)
        if amount is not None:
            inside.addWidget(self._amount(at, number, question, spoken))
        either = parts.button(
            t("or…"), lambda: self._add_question(at), kind="link", name=t("Or: {what}").format(what=spoken)
        )
        inside.addWidget(either)
        gone = parts.button(
            t("Remove"),
            lambda: self._remove(at, number),
            icon="x",
            kind="icon",
            name=t("Remove {what}").format(what=spoken),
        )
        inside.addWidget(gone)
        return made

    def _amount(self, at: int, number: int, question: Question, spoken: str) -> QWidget:
        amount = _key(question.asks)[1]
        spin = NumberField(-MOST_NUMBER, MOST_NUMBER, amount or 0)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda value: self._set_amount(at, number, value))
        return beside("", spin, t("{what}, how many").format(what=spoken))

    def _set_amount(self, at: int, number: int, value: int) -> None:
        question = self._lines[at][number]
        self._change(at, number, replace(question, asks=_asks(_key(question.asks)[0], value)))

    def _change(self, at: int, number: int, question: Question) -> None:
        """The lists stay, and with them the focus; only a number that comes or goes needs others."""
        before = self._lines[at][number]
        line = (*self._lines[at][:number], question, *self._lines[at][number + 1 :])
        self._lines = (*self._lines[:at], line, *self._lines[at + 1 :])
        self._condition = condition_of(self._lines)
        if (_key(before.asks)[1] is None) != (_key(question.asks)[1] is None):
            self._paint()
            self._row_picks[at, number].setFocus()
        self.changed.emit(self._condition)

    @property
    def condition(self) -> Condition | None:
        return self._condition

    def _add_question(self, at: int) -> None:
        self._put((*self._lines[:at], (*self._lines[at], *self._first_line()), *self._lines[at + 1 :]))

    def _add_line(self) -> None:
        self._put((*self._lines, self._first_line()))

    def _remove(self, at: int, number: int) -> None:
        line = (*self._lines[at][:number], *self._lines[at][number + 1 :])
        self._put((*self._lines[:at], line, *self._lines[at + 1 :]))


def first_condition(flags: Mapping[str, FlagDefinition]) -> Condition:
    """What a new condition asks until another is chosen: the first flag that everybody may see."""
    code = next((each.code for each in flags.values() if not each.restricted), "")
    return Condition(flag=code) if code else Condition(representative=True)


def choices(script: Script | None, flags: Mapping[str, FlagDefinition]) -> dict[str, str]:
    """Every single question that may be asked here, in words, by its key."""
    asked: list[Condition] = [Condition(flag=code) for code in flags]
    asked += [Condition(language=spoken) for spoken in Spoken]
    asked += [Condition(channel=channel) for channel in Channel]
    asked += [Condition(representative=True), Condition(representative=False)]
    found = {_key(each)[0]: _grouped(each, flags) for each in asked}
    words = saying(script, flags)
    return found | {_key(each)[0]: words(each) for each in _of_answers(script)}


def _in_the_list(condition: Condition, script: Script | None, flags: Mapping[str, FlagDefinition]) -> str:
    return condition_words(condition, script, flags) if condition.variable else _grouped(condition, flags)


def _grouped(condition: Condition, flags: Mapping[str, FlagDefinition]) -> str:
    if condition.flag is not None:
        return flag_word(condition.flag, flags)
    if condition.language is not None:
        return t("Language: {language}").format(language=language_word(condition.language))
    if condition.channel is not None:
        return t("Channel: {channel}").format(channel=channel_words(condition.channel))
    return t("A representative speaks") if condition.representative else t("The citizen speaks")


def _of_answers(script: Script | None) -> Sequence[Condition]:
    found: list[Condition] = []
    for variable in script.variables if script else ():
        name = variable.name
        for choice in variable.options:
            if variable.kind is FieldKind.MANY_OF:
                found.append(Condition(variable=name, has=choice.code))
            else:
                found.append(Condition(variable=name, equals=choice.code))
        if variable.kind in (FieldKind.NUMBER, FieldKind.DATE):
            found += [Condition(variable=name, at_least=1), Condition(variable=name, at_most=1)]
        found.append(Condition(variable=name, known=True))
    return found


def _key(condition: Condition) -> tuple[str, int | None]:
    """What tells it from other questions, and its number where it has one."""
    made = msgspec.to_builtins(condition)
    amount = None
    for name in ("at_least", "at_most"):
        if name in made:
            amount, made[name] = int(made[name]), 0
    return json.dumps(made, sort_keys=True), amount


def _asks(key: str, amount: int | None) -> Condition:
    made = json.loads(key)
    for name in ("at_least", "at_most"):
        if name in made:
            made[name] = 1 if amount is None else amount
    return msgspec.convert(made, Condition)
