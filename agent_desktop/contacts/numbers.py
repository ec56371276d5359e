"""The caller's number, as a switchboard, a softphone or a hand gives it. It is an attacker's to choose.

Source of the rules: RFC 3966 (tel: URIs), E.164, and Relay UK's prefixes (18001 calls in, 18002 calls out).
"""

import re
import unicodedata

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.contacts import NumberKind

LONGEST = 40
"""Characters. The longest number anyone writes, as a tel: URI with a prefix, is well below."""

WITHHELD_WORDS = frozenset(
    {"", "anonymous", "withheld", "unavailable", "private", "restricted", "unknown", "anonymous@anonymous.invalid"}
)
"""What switchboards put in place of a number; the last is SIP's own (RFC 3261, 8.1.1.3)."""

RELAY_REGION = "GB"

_SHAPE = re.compile(
    r"""(?:tel:)?\s*
        (?P<number>\+?[0-9().\-/\s+]+)
        (?:\s*(?:x|ext\.?|extension|\#)\s*[0-9]{1,7})?
        (?P<parameters>(?:;[a-z0-9-]+=[+0-9a-z.%-]+)*)""",
    re.VERBOSE | re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:tel|sips?):")
_RELAY = re.compile(r"1\W*8\W*0\W*0\W*[12]\W*?(?P<number>\+?[\W0-9]*)")
_E164 = re.compile(r"\+[1-9][0-9]{4,14}")


class CallerNumber(Record, frozen=True, kw_only=True):
    """`e164` is None where no number can be rung back. `shown` is as a person reads it, or "".

    `rang`: whole seconds until it was answered; None where the telephone did not tell.
    """

    kind: NumberKind
    e164: str | None = None
    shown: str = ""
    rang: int | None = None


NO_CALL = CallerNumber(kind=NumberKind.NONE)
"""The counter, a letter: nobody rang."""


def having_rung(caller: CallerNumber, rang: int | None) -> CallerNumber:
    """The same, and how long it rang."""
    return caller if rang is None else replace(caller, rang=rang)


def read_number(text: str, region: str = "GB") -> CallerNumber:
    """What was dialled from, out of any text; a number without a country is one of `region`. Never raises."""
    if len(text) > LONGEST:
        return CallerNumber(kind=NumberKind.UNREADABLE)
    plain = _plain(text)
    if _SCHEME.sub("", plain.casefold()) in WITHHELD_WORDS:
        return CallerNumber(kind=NumberKind.WITHHELD)
    shape = _SHAPE.fullmatch(plain)
    if shape is None:
        return CallerNumber(kind=NumberKind.UNREADABLE)
    number = shape["number"].strip()
    relay = _RELAY.fullmatch(number) if region == RELAY_REGION else None
    if relay:
        return _read(relay["number"], region, NumberKind.RELAY)
    return _read(number + shape["parameters"], region, NumberKind.GIVEN)


def show_number(e164: str, region: str = "GB") -> str:
    """`e164` as people of `region` write it: national at home, with the country code from abroad."""
    # 20 ms to import (50 from a cold disk), and no window needs it before the first call: so not at the start.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    at_home = parsed.country_code == phonenumbers.country_code_for_region(region)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def _plain(text: str) -> str:
    """Full-width digits become ASCII, and the marks that pasted text carries unseen (right-to-left…) go."""
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip()


def _read(number: str, region: str, kind: NumberKind) -> CallerNumber:
    e164 = _e164(number, region)
    if e164:
        return CallerNumber(kind=kind, e164=e164, shown=show_number(e164, region))
    digits = re.sub(r"[^0-9]", "", number)
    if kind is NumberKind.RELAY:
        return CallerNumber(kind=kind, shown=digits)
    # An inside line ("2345") cannot be looked up, but its digits help whoever answers.
    return CallerNumber(kind=NumberKind.UNREADABLE, shown=digits)


def _e164(number: str, region: str) -> str | None:
    # Late for the reason given in show_number.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number if ";" not in number else f"tel:{number}", region)
    except phonenumbers.NumberParseException:
        return None
    # Possible, not valid: the ranges kept for drama (01632 960xxx) belong to no exchange and so are never valid.
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    text = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return text if _E164.fullmatch(text) else None
