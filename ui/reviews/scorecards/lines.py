"""A list of coded words in a form: options with their points, or root causes."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.scorecards import MOST_POINTS, Option, RootCause
from agent_desktop.language import t
from agent_desktop.reviews.checking import LONGEST_LINE
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.numbers import Amount
from ui.style.tokens import SPACE

Coded = TypeVar("Coded", Option, RootCause)


def option_line(option: Option, number: int, told: Callable[[Option], object], gone: Callable[[], object]) -> QWidget:
    """One option of a choice. `told` of what it is now, `gone` when it is taken out."""
    points = Amount(option.points, 0, MOST_POINTS)
    points.setObjectName(f"options.{number}.points")
    name = t("Points of option {number}").format(number=number + 1)
    line, read = _line(option, f"options.{number}", t("Option {number}").format(number=number + 1), told, gone)
    points.valueChanged.connect(lambda value: told(replace(read(), points=int(value))))
    labelled = parts.labelled(t("Points"), points)
    points.setAccessibleName(name)
    line.insert(2, labelled)
    return _flow(line)


def cause_line(
    cause: RootCause, number: int, told: Callable[[RootCause], object], gone: Callable[[], object]
) -> QWidget:
    """One root cause."""
    line, _read = _line(cause, f"root_causes.{number}", t("Cause {number}").format(number=number + 1), told, gone)
    return _flow(line)


def _line(
    thing: Coded, place: str, name: str, told: Callable[[Coded], object], gone: Callable[[], object]
) -> tuple[list[QWidget], Callable[[], Coded]]:
    fields = []
    made: list[QWidget] = []
    for language, words, label in (
        ("en", thing.words.en, t("{thing}, in English")),
        ("cy", thing.words.cy, t("{thing}, in Welsh")),
    ):
        field = parts.text_field(label.format(thing=name), longest=LONGEST_LINE)
        field.setText(words)
        field.setObjectName(f"{place}.{language}")
        fields.append(field)
        made.append(parts.labelled(label.format(thing=name), field))

    def read() -> Coded:
        return replace(thing, words=Words(en=fields[0].text().strip(), cy=fields[1].text().strip()))

    for field in fields:
        field.textEdited.connect(lambda _text: told(read()))
    out = t("Take out: {thing}").format(thing=name)
    made.append(parts.button(t("Take out"), gone, icon="trash-2", kind="quiet", name=out))
    return made, read


def _flow(widgets: list[QWidget]) -> QWidget:
    holder = parts.frame("plain")
    flow = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small, least_width=130)
    for each in widgets:
        flow.addWidget(each)
    return holder
