"""Calibrations in words: who scored how many, and what the figures of agreement say."""

from agent_desktop.contract.calibrations import Calibration, CalibrationState, Figure, QuestionAgreement, RaterAgainst
from agent_desktop.contract.scorecards import QuestionType
from agent_desktop.language import t, tn
from agent_desktop.reviews.worth import NO, NOT_APPLICABLE, YES

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


def figure_words(figure: Figure, *, per_cent: bool = False) -> str:
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


def alpha_of(question: QuestionAgreement) -> Figure:
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
    if rater.index is not None:
        told.append(t("index {index}").format(index=f"{rater.index:.0f}"))
    if rater.apart is not None:
        words = t("{points} points from the expert") if by_expert else t("{points} points from the mean of all")
        told.append(words.format(points=f"{rater.apart:+.1f}"))
    if rater.agrees is not None:
        words = t("answers as the expert: {share} %") if by_expert else t("answers as most gave: {share} %")
        told.append(words.format(share=f"{rater.agrees:.0f}"))
    return " · ".join(told)
