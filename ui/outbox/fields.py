"""What the fields of a write are called, so that a refusal is said in the words of the form. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.services import Service
from agent_desktop.language import language, t


def field_words(field: str, services: Mapping[str, Service], service_code: str = "") -> str:
    """The name of a field such as "notes", "address.postcode" or "answers.bin" as the forms have it.

    A path nobody knows is shown as it stands: better than hiding where it is.
    """
    first, _, rest = field.partition(".")
    if first == "answers" and rest:
        return _question(rest, services.get(service_code)) or rest
    known = _known()
    return known.get(field) or known.get(first) or field


def _question(path: str, service: Service | None) -> str:
    code = path.partition(".")[0]
    found = next((one for one in service.form if one.code == code), None) if service else None
    return found.label.in_language(language()) if found else ""


def _known() -> dict[str, str]:
    return {
        "name": t("Name, as they write it"),
        "latin_name": t("Name in Latin letters, where it differs"),
        "birth_date": t("Date of birth"),
        "address": t("Address"),
        "address.line": t("House and street"),
        "address.locality": t("Town or village"),
        "address.postcode": t("Postcode"),
        "phones": t("Phone"),
        "email": t("E-mail"),
        "languages": t("First language"),
        "preferred_channel": t("Prefers"),
        "preferred_format": t("Format, such as large print"),
        "notes": t("Notes"),
        "outcome": t("Outcome"),
        "service_code": t("Service"),
        "channel": t("Channel"),
        "number": t("Phone"),
        "identity": t("Identity"),
        "speaking_with": t("Speaking with"),
        "started_at": t("Beginning"),
        "finished_at": t("End"),
        "held_seconds": t("Time on hold"),
        "citizen_id": t("Person"),
        "contact_id": t("Contact"),
        "reference": t("Reference"),
        "opened_at": t("Raised"),
        "promised_at": t("Promise"),
        "place": t("Where"),
        "answers": t("Answers"),
        "state": t("State"),
        "progress": t("Progress"),
        "code": t("Flag"),
        "own_words": t("In their own words"),
        "asked_by": t("Asked by"),
        "asked_on": t("Asked on"),
        "basis": t("Basis"),
        "starts_on": t("Starts"),
        "review_on": t("Review by"),
        "ends_on": t("Ends"),
    }
