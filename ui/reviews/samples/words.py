"""Samples in words: what was asked for, how far it is, and what the figures say."""

from collections.abc import Iterable, Mapping
from datetime import date

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.samples import (
    LENGTHS,
    Band,
    Sample,
    SampleFilter,
    SampleKind,
    SamplePreview,
    SampleWrite,
    Stratum,
)
from agent_desktop.dates import day
from agent_desktop.language import language, t, tn
from ui.contacts.words import channel_words

MINUTE = 60


def kind_word(kind: SampleKind) -> str:
    """Of one kind, on its chip."""
    return {
        SampleKind.RANDOM: t("Random"),
        SampleKind.STRATIFIED: t("Stratified"),
        SampleKind.TARGETED: t("Targeted"),
    }[kind]


def kind_about(kind: SampleKind) -> str:
    """What it is for."""
    return {
        SampleKind.RANDOM: t("Every contact has the same chance."),
        SampleKind.STRATIFIED: t("Each group is drawn from by its share, so that small groups are heard of too."),
        SampleKind.TARGETED: t("You look for something. Its figures say nothing about all contacts."),
    }[kind]


def stratum_word(stratum: Stratum) -> str:
    """What groups are made by."""
    return {
        Stratum.HANDLER: t("Handler"),
        Stratum.SERVICE: t("Service"),
        Stratum.CHANNEL: t("Channel"),
        Stratum.LENGTH: t("Length"),
        Stratum.FLAGGED: t("Citizen with a flag"),
        Stratum.NEW_HANDLER: t("New handler"),
    }[stratum]


def asked_words(asked: SampleWrite, services: Mapping[str, str]) -> str:
    """The filters and how many, in one line."""
    return " · ".join((how_many(asked), *_filters(asked.filters, services), *_strata(asked)))


def how_many(asked: SampleWrite) -> str:
    if asked.per_handler is not None:
        return tn("{count} contact of each handler", "{count} contacts of each handler", asked.per_handler).format(
            count=asked.per_handler
        )
    size = asked.size or 0
    return tn("{count} contact", "{count} contacts", size).format(count=size)


def _strata(asked: SampleWrite) -> Iterable[str]:
    if asked.strata:
        yield t("by {groups}").format(groups=", ".join(stratum_word(each).lower() for each in asked.strata))


def _filters(filters: SampleFilter, services: Mapping[str, str]) -> Iterable[str]:
    yield days_words(filters.since, filters.until)
    if filters.services:
        yield ", ".join(services.get(code, code) for code in filters.services)
    if filters.channels:
        yield ", ".join(channel_words(channel) for channel in filters.channels)
    if filters.at_least_seconds is not None:
        yield t("at least {count} minutes").format(count=_minutes(filters.at_least_seconds))
    if filters.at_most_seconds is not None:
        yield t("at most {count} minutes").format(count=_minutes(filters.at_most_seconds))
    if filters.flagged is not None:
        yield t("citizens with a flag") if filters.flagged else t("citizens without a flag")
    if filters.new_handlers is not None:
        yield t("new handlers") if filters.new_handlers else t("without new handlers")
    if not filters.not_reviewed:
        yield t("those reviewed already, too")


def _minutes(seconds: int) -> str:
    return f"{seconds / MINUTE:g}"


def days_words(since: date, until: date) -> str:
    """Both days included."""
    if since == until:
        return day(since, language())
    return t("{since} to {until}").format(since=day(since, language()), until=day(until, language()))


def done_words(sample: Sample) -> str:
    """How far it is."""
    done = t("{done} of {drawn} done").format(done=sample.done, drawn=sample.drawn)
    return t("{done}, closed").format(done=done) if sample.closed_at else done


def band_words(band: Band | None, kind: SampleKind) -> str:
    """What the scores so far say of all contacts that fitted; honest where that is nothing."""
    if kind is SampleKind.TARGETED:
        return t("A targeted sample says nothing about other contacts, so there is no band.")
    if band is None:
        return t("No contact of it has a score yet.")
    mean = t("Mean of {count} scores: {mean} %.").format(count=band.n, mean=f"{band.mean:.0f}")
    if band.low is None or band.high is None:
        return t("{mean} Too few to say how all {count} contacts stand.").format(mean=mean, count=band.population)
    said = t("{mean} On average, all {count} contacts lie from {low} to {high} % (confidence: 95 %).")
    return said.format(mean=mean, count=band.population, low=f"{band.low:.0f}", high=f"{band.high:.0f}")


def preview_words(preview: SamplePreview) -> str:
    """What a draw would give."""
    fits = tn("{count} contact fits", "{count} contacts fit", preview.population).format(count=preview.population)
    drawn = tn("{count} would be drawn", "{count} would be drawn", preview.drawn).format(count=preview.drawn)
    short = len(preview.short)
    few = tn("{count} handler has fewer", "{count} handlers have fewer", short).format(count=short)
    return " · ".join((fits, drawn, few) if short else (fits, drawn))


def value_word(stratum: Stratum, value: str, services: Mapping[str, str], handlers: Mapping[str, str]) -> str:
    """One group's value."""
    if not value:
        return t("none")
    match stratum:
        case Stratum.HANDLER:
            return handlers.get(value, t("a handler"))
        case Stratum.SERVICE:
            return services.get(value, value)
        case Stratum.CHANNEL:
            return channel_words(Channel(value))
        case Stratum.LENGTH:
            first, last = (_minutes(each) for each in LENGTHS)
            return {
                "short": t("up to {count} minutes").format(count=first),
                "middle": t("{first} to {last} minutes").format(first=first, last=last),
                "long": t("over {count} minutes").format(count=last),
            }.get(value, value)
        case Stratum.FLAGGED | Stratum.NEW_HANDLER:
            return t("yes") if value == "yes" else t("no")
