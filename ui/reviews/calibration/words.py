"""Calibrations in words: who scored how many, and what the figures of agreement say."""

from collections.abc import Iterable

from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationState,
    DriftPoint,
    QuestionAgreement,
    RaterAgainst,
    RaterDrift,
)
from agent_desktop.contract.calibrations import Figure as Measured
from agent_desktop.contract.scorecards import QuestionType
from agent_desktop.dates import day
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.worth import NO, NOT_APPLICABLE, YES
from ui.reviews.figures import Figure

GOOD, FAIR = 0.8, 0.667
"""Of Krippendorff's alpha: from 0.8 on reliable, from 0.667 on for tentative conclusions (Content Analysis, 11.4)."""


def state_words(calibration: Calibration) -> str:
    """How far it is."""
    if calibration.state is CalibrationState.COMPARED:
        return t("compared")
    scored = sum(each.submitted for each in calibration.progress)
    wanted = len(calibration.contacts) * len(calibration.progress)
    return t("blind, {done} of {all} scored").format(done=scored, all=wanted)


def contacts_words(count: int) -> str:
    return tn("{count} contact", "{count} contacts", count).format(count=count)


def figure_words(figure: Measured, *, per_cent: bool = False) -> str:
    """The value with its band: "0.74 (0.51 to 0.90)"."""
    if figure.value is None:
        return "–"
    form = "{:.0f} %" if per_cent else "{:.2f}"
    value = form.format(figure.value)
    if figure.low is None or figure.high is None:
        return value
    return t("{value} ({low} to {high})").format(
        value=value, low=form.format(figure.low), high=form.format(figure.high)
    )


def alpha_of(question: QuestionAgreement) -> Measured:
    """The one that fits its answers: by order where they have one."""
    return question.nominal if question.type is QuestionType.YES_NO else question.ordinal


def verdict(question: QuestionAgreement) -> tuple[str, str]:
    """What alpha says in words, and the tone to say it in."""
    value = alpha_of(question).value
    if value is None:
        alike = question.percent.value == 100  # noqa: PLR2004 - per cent
        return (t("all alike: beyond chance nothing can be said"), "") if alike else (t("nothing to compare"), "")
    if value >= GOOD:
        return t("scored alike"), "good"
    return (t("scored somewhat alike"), "warn") if value >= FAIR else (t("scored apart: talk about it"), "bad")


def value_words(value: str) -> str:
    """What a rater answered."""
    return {YES: t("Yes"), NO: t("No"), NOT_APPLICABLE: t("N/A"), "": "–"}.get(value, value)


def rater_words(rater: RaterAgainst, *, by_expert: bool) -> str:
    """Of one rater, in one line."""
    told = [contacts_words(rater.contacts)]
    if rater.mean is not None:
        told.append(t("mean {mean} %").format(mean=f"{rater.mean:.0f}"))
    return " · ".join((*told, *_against(rater, by_expert=by_expert)))


def _against(found: RaterAgainst | DriftPoint, *, by_expert: bool) -> Iterable[str]:
    """How it lies against what counts as right."""
    if found.index is not None:
        yield t("index {index}").format(index=f"{found.index:.0f}")
    if found.apart is not None:
        words = t("{points} points from the expert") if by_expert else t("{points} points from the mean of all")
        yield words.format(points=f"{found.apart:+.1f}")
    if found.agrees is not None:
        words = t("answers as the expert: {share} %") if by_expert else t("answers as most gave: {share} %")
        yield words.format(share=f"{found.agrees:.0f}")


# ---- each reviewer over time -----------------------------------------------------------------------------------------


def points_words(points: float) -> str:
    """ "+3.2": points of 100 above what counts as right."""
    return "0" if not points else f"{points:+.1f}".removesuffix(".0")


def drift_figure(drift: RaterDrift) -> Figure:
    """The newest of one reviewer, and how far it moved."""
    known = [(point, point.apart) for point in drift.points if point.apart is not None]
    count = tn("{count} calibration", "{count} calibrations", len(drift.points)).format(count=len(drift.points))
    if not known:
        return Figure(drift.rater_name, "–", count)
    (first, apart_then), (newest, apart_now) = known[0], known[-1]
    told = [count]
    if newest.index is not None:
        told.append(t("index {index}").format(index=f"{newest.index:.0f}"))
    if len(known) > 1:
        moved = t("moved {points} points since {day}")
        told.append(moved.format(points=points_words(apart_now - apart_then), day=_day(first)))
    one = 1 if abs(apart_now) == 1 else 2
    side = tn("{points} point", "{points} points", one).format(points=points_words(apart_now))
    return Figure(drift.rater_name, side, " · ".join(told))


def point_figure(point: DriftPoint) -> Figure:
    """One calibration of one reviewer."""
    told = " · ".join((contacts_words(point.contacts), *_against(point, by_expert=point.by_expert)))
    return Figure(f"{point.title}, {_day(point)}", "" if point.apart is None else points_words(point.apart), told)


def chart_words(drift: RaterDrift) -> str:
    """What the chart shows."""
    told = [f"{_day(point)} {points_words(point.apart)}" for point in drift.points if point.apart is not None]
    words = t("How far the scores of {name} lie from what counts as right, oldest first: {points}.")
    return words.format(name=drift.rater_name, points=", ".join(told) or "–")


def label_of(point: DriftPoint) -> str:
    """Below the chart: "17 Nov"."""
    return _day(point).partition(" ")[2]


def _day(point: DriftPoint) -> str:
    return day(point.compared_at.astimezone().date(), language())
