"""What a row is, in words for the handler. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from agent_desktop import dates
from agent_desktop.contract.answering import FeedbackKind, FeedbackWrite
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import FlagChange
from agent_desktop.language import language, t
from agent_desktop.outbox.rows import OutboxRow


class _Begun(Record, frozen=True, kw_only=True):
    """Of a contact's body, when it began."""

    started_at: Moment


class _Practised(Record, frozen=True, kw_only=True):
    """Of an attempt's body, when it began."""

    began_at: Moment


def what(row: OutboxRow, zone: str) -> str:
    """ "Contact, Tue 17 Nov 14:02", "Case CS-7F3K-9M2W raised", "Details corrected". `zone`: an IANA name."""
    match row.kind:
        case DeliveryKind.CONTACT:
            began = msgspec.json.decode(row.body, type=_Begun).started_at
            words = t("Contact, {when}").format(when=moment(began, zone))
        case DeliveryKind.CASE:
            words = t("Case {reference} raised").format(reference=row.reference)
        case DeliveryKind.CASE_CHANGE:
            words = t("Case {reference} changed").format(reference=row.reference)
        case DeliveryKind.CITIZEN:
            words = t("Person added")
        case DeliveryKind.CITIZEN_CHANGE:
            words = t("Details corrected")
        case DeliveryKind.FLAG:
            words = t("Flag recorded")
        case DeliveryKind.FLAG_CHANGE:
            words = _flag_change(msgspec.json.decode(row.body, type=FlagChange))
        case DeliveryKind.ARTICLE_FEEDBACK:
            words = feedback_words(msgspec.json.decode(row.body, type=FeedbackWrite).kind)
        case DeliveryKind.QUESTION:
            words = t("Question to the editors")
        case DeliveryKind.PRACTICE_ATTEMPT:
            began = msgspec.json.decode(row.body, type=_Practised).began_at
            words = t("Practice, {when}").format(when=moment(began, zone))
    return words


def feedback_words(kind: FeedbackKind) -> str:
    """What a word about an answer says of it."""
    return {
        FeedbackKind.WRONG: t("Answer reported as wrong"),
        FeedbackKind.OUT_OF_DATE: t("Answer reported as out of date"),
        FeedbackKind.UNCLEAR: t("Answer reported as unclear"),
        FeedbackKind.INCOMPLETE: t("Answer reported as incomplete"),
        FeedbackKind.HELPED: t("Answer reported as helpful"),
    }[kind]


def moment(at: datetime, zone: str) -> str:
    """ "Tue 17 Nov 14:02" in `zone`."""
    return f"{dates.day(at.astimezone(ZoneInfo(zone)).date(), language())} {dates.clock_time(at, zone)}"


def field_words(field: str) -> str:
    """What a field of a change is called; the code itself where it is a question of a form."""
    names = {
        "name": t("Name, as they write it"),
        "latin_name": t("Name in Latin letters, where it differs"),
        "birth_date": t("Date of birth"),
        "languages": t("Languages"),
        "preferred_channel": t("Prefers"),
        "preferred_format": t("Format, such as large print"),
        "address": t("Address"),
        "phones": t("Phone numbers"),
        "email": t("E-mail"),
        "own_words": t("In their own words"),
        "review_on": t("Review"),
        "ends_on": t("Ends"),
        "state": t("Where it stands"),
        "progress": t("Progress"),
        "place": t("Place"),
    }
    return names.get(field, field.removeprefix("answers."))


def _flag_change(change: FlagChange) -> str:
    if isinstance(change.ends_on, msgspec.UnsetType) or change.ends_on is None:
        return t("Flag reviewed")
    return t("Flag ended")
