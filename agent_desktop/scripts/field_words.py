"""The fields of a script and what stands in them, in words a trainer reads. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from agent_desktop.contract.scripts import (
    Choice,
    Compliance,
    Condition,
    Edge,
    Fill,
    Given,
    Play,
    Say,
    Step,
    Wording,
)
from agent_desktop.language import t
from agent_desktop.scripts.condition_words import as_written, in_words

Told = tuple[str, str, str]
"""What it is called, what it said before, and what it says now."""

_TOGETHER = (Compliance, Given)
"""Records whose fields are told one by one."""


def told(name: str, before: object, after: object) -> Iterator[Told]:
    """Every piece of a field that is not as it was."""
    if before == after:
        return
    if isinstance(before, Wording) or isinstance(after, Wording):
        yield from _by_language(name, before, after)
    elif isinstance(before, _TOGETHER) or isinstance(after, _TOGETHER):
        yield from _field_by_field(name, before, after)
    elif _are_variants(before) or _are_variants(after):
        yield from _variants(name, before, after)
    else:
        yield name, _text(before), _text(after)


def _by_language(name: str, before: object, after: object) -> Iterator[Told]:
    for language, called in (("en", t("{name} (English)")), ("cy", t("{name} (Welsh)"))):
        was, now = getattr(before, language, ""), getattr(after, language, "")
        if was != now:
            yield called.format(name=name), was, now


def _field_by_field(name: str, before: object, after: object) -> Iterator[Told]:
    """Where one side has nothing, what the other says is told whole, also what is as usual."""
    record = before if isinstance(before, msgspec.Struct) else after
    assert isinstance(record, msgspec.Struct)
    for field in record.__struct_fields__:
        yield from told(f"{name}: {label(field)}", getattr(before, field, None), getattr(after, field, None))


def _are_variants(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Say) for item in value)


def _variants(name: str, before: object, after: object) -> Iterator[Told]:
    """Each variant by its name where each has one of its own; else, or where only their order changed, all of them."""
    were, are = _by_name(before), _by_name(after)
    if were is None or are is None or (were == are and list(were) != list(are)):
        yield name, _text(before), _text(after)
        return
    for variant in dict.fromkeys((*were, *are)):
        was, now = were.get(variant), are.get(variant)
        called = t("Words “{name}”").format(name=variant)
        yield from _by_language(called, was, now)
        yield from told(f"{called}: {label('when')}", was.when if was else None, now.when if now else None)
    stayed = [variant for variant in were if variant in are]
    if stayed != [variant for variant in are if variant in were]:
        yield t("Order of the words"), "\n".join(were), "\n".join(are)


def _by_name(value: object) -> dict[str, Say] | None:
    says = value if isinstance(value, tuple) else ()
    found = {say.name: say for say in says}
    return found if len(found) == len(says) else None


def _text(value: object) -> str:
    """One line a thing, where there are several."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, tuple):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_answer(answer)}" for name, answer in value.items())
    words = _WORDS.get(type(value))
    return words(value) if words else str(value)


def _say(say: Say) -> str:
    return "\n".join(line for line in (f"{say.name}: {say.en}", say.cy, in_words(say.when)) if line)


def _choice(choice: Choice) -> str:
    label_words = " / ".join(words for words in (choice.label.en, choice.label.cy) if words)
    return f"{choice.code}: {label_words}"


def _fill(fill: Fill) -> str:
    return f"{fill.service}: {fill.field}"


def _way(edge: Edge) -> str:
    """ "“black” → weeks", "otherwise → days"."""
    asked = [as_written(edge.answer)] if edge.answer is not None else []
    asked += [in_words(edge.when)] if edge.when is not None else []
    return f"{', '.join(asked) or t('otherwise')} → {edge.to}"


def _play(play: Play) -> str:
    """One step of a scenario on one line."""
    flags = None if play.flags is None else t("flags: {codes}").format(codes=", ".join(play.flags))
    done = [
        t("words “{name}”").format(name=play.variant) if play.variant is not None else None,
        flags,
        *(f"{name} = {_answer(value)}" for name, value in play.answer.items()),
        t("did not succeed") if play.failed else None,
        t("skipped: {reason}").format(reason=play.waive) if play.waive else None,
    ]
    return ", ".join((play.at, *(each for each in done if each is not None)))


def _answer(value: object) -> str:
    return " + ".join(as_written(each) for each in value) if isinstance(value, tuple) else as_written(value)


_WORDS: Mapping[type, Callable[[Any], str]] = {
    Condition: in_words,
    Edge: _way,
    Say: _say,
    Choice: _choice,
    Fill: _fill,
    Play: _play,
}


def kind_word(step: Step) -> str:
    """What the file calls the kind of a step."""
    return str(step.__struct_config__.tag)


def label(field: str) -> str:
    """What a field is called."""
    return {
        "format": t("Format"),
        "id": t("Id"),
        "title": t("Title"),
        "owner": t("Owner"),
        "services": t("Services"),
        "audience": t("Channels"),
        "languages": t("Languages"),
        "review_by": t("Review by"),
        "change_note": t("What changed"),
        "subscript": t("Only as a subscript"),
        "start": t("First step"),
        "name": t("Name"),
        "kind": t("Kind"),
        "label": t("Label"),
        "source": t("Comes from"),
        "privacy": t("Privacy"),
        "required": t("Required"),
        "least": t("Least"),
        "most": t("Most"),
        "earliest_days": t("Earliest day"),
        "latest_days": t("Latest day"),
        "options": t("Options"),
        "fills": t("Fills in the form"),
        "say": t("Words"),
        "note": t("Note to the handler"),
        "articles": t("Answers shown"),
        "compliance": t("Must be said"),
        "unrecorded": t("Recording paused"),
        "go": t("Ways on"),
        "asks": t("Asks for"),
        "fields": t("Asks for"),
        "do": t("Does"),
        "service": t("Service"),
        "target": t("Transfer to, or form"),
        "offline": t("Without a line"),
        "practice": t("In practice"),
        "script": t("Goes through"),
        "result": t("Outcome"),
        "level": t("How binding"),
        "wording": t("How exact"),
        "evidence": t("Evidence"),
        "before": t("Before"),
        "when": t("When"),
        "waivable": t("May be skipped"),
        "given": t("Begins with"),
        "steps": t("Steps"),
        "outcome": t("Ends at"),
        "flags": t("Flags"),
        "language": t("Language"),
        "channel": t("Channel"),
        "representative": t("Someone speaks for the citizen"),
        "known": t("On record"),
        "said": t("Said before"),
    }[field]
