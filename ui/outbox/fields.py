"""What the fields of a write are called, so that a refusal is said in the words of the form. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.services import Service
from agent_desktop.language import language, t
from agent_desktop.outbox.words import field_words as of_a_change


def field_words(field: str, services: Mapping[str, Service], service_code: str = "") -> str:
    """The name of a field such as "notes", "address.postcode" or "answers.bin" as the forms have it.

    A path nobody knows is shown as it stands: better than hiding where it is.
    """
    first, _, rest = field.partition(".")
    if first == "answers" and rest:
        return _question(rest, services.get(service_code)) or rest
    known = _known()
    return known.get(field) or known.get(first) or of_a_change(first)


def _question(path: str, service: Service | None) -> str:
    code = path.partition(".")[0]
    found = next((one for one in service.form if one.code == code), None) if service else None
    return found.label.in_language(language()) if found else ""


def _known() -> dict[str, str]:
    return {
        "address.line": t("House and street"),
        "address.locality": t("Town or village"),
        "address.postcode": t("Postcode"),
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
        "answers": t("Answers"),
        "code": t("Flag"),
        "asked_by": t("Asked by"),
        "asked_on": t("Asked on"),
        "basis": t("Basis"),
        "starts_on": t("Starts"),
        "remark": t("What you said about it"),
        "words": t("Question"),
    }
