"""The people of Fenbridge that the tour, the README and the tests know by name.

Whatever the seed, they are there with the same ids, numbers and dates of birth. All invented; all numbers are kept
for drama. Nobody has UNUSED_NUMBER.
"""

from datetime import date
from random import Random
from typing import NamedTuple
from uuid import UUID

from central_server.demo.chance import demo_id
from central_server.demo.places import Place

MADE = 1_577_836_800_000  # 2020-01-01, in ms since 1970
CY, EN = ("cy", "first"), ("en", "first")
EN_TOO = ("en", "fluent")

MAIR_NUMBER = "+441632960123"
GWEN_NUMBER = "+447700900456"
HOUSEHOLD_NUMBER = "+441632960200"
MOVED_NUMBER = "+441632960210"
DECEASED_NUMBER = "+441632960220"
RELAY_NUMBER = "+441632960230"
INTERPRETER_NUMBER = "+441632960240"
STAFF_SAFETY_NUMBER = "+441632960250"
SAFEGUARDING_NUMBER = "+441632960251"
ONE_WORD_NUMBER = "+441632960260"
LONG_NAME_NUMBER = "+441632960270"
DUPLICATE_NUMBER = "+441632960280"
RIGHT_TO_LEFT_NUMBER = "+441632960290"
BUSY_NUMBER = "+441632960400"
UNUSED_NUMBER = "+441632960999"
OKAFOR_EMAIL = "j.okafor@example.org"


class Named(NamedTuple):
    """`flags`: code and own words. `contacts`: how many, besides those told in `mair`."""

    key: str
    written: str
    birth: date
    place: Place
    phones: tuple[str, ...] = ()
    latin: str = ""
    languages: tuple[tuple[str, str], ...] = (EN,)
    email: str = ""
    channel: str | None = None
    format: str = ""
    status: str = "living"
    died_days_ago: int | None = None
    merged_into: str | None = None
    flags: tuple[tuple[str, str], ...] = ()
    contacts: int = 6


HEOL_Y_BONT = Place("12 Heol y Bont", "Fenbridge", "FB3 4QX")
_PARRYS = Place("7 Maes y Coed", "Trefen", "FB4 1HD")

PEOPLE: tuple[Named, ...] = (
    Named("mair", "Mair Evans", date(1941, 3, 14), HEOL_Y_BONT, (MAIR_NUMBER,), languages=(CY, EN_TOO),
          channel="letter", format="large print (LP24)", contacts=0,
          flags=(("HEAR", "I hear better on the left. Short sentences, please, and check what I heard."),
                 ("SLOW", "Let me find my words; I will get there."))),
    Named("gwen", "Gwen Evans", date(1968, 9, 2), Place("3 Lock Lane", "Fenbridge", "FB2 7RB"), (GWEN_NUMBER,),
          languages=(CY, EN_TOO), email="gwen.evans@example.org", contacts=4),
    Named("parry_rhys", "Rhys Parry", date(1979, 5, 21), _PARRYS, (HOUSEHOLD_NUMBER, "+447700900201"),
          languages=(CY, EN_TOO), contacts=9),
    Named("parry_anna", "Anna Parry", date(1981, 11, 8), _PARRYS, (HOUSEHOLD_NUMBER, "+447700900202"), contacts=12),
    Named("parry_tomos", "Tomos Parry", date(2006, 2, 17), _PARRYS, (HOUSEHOLD_NUMBER,), languages=(CY, EN_TOO)),
    Named("parry_nesta", "Nesta Parry", date(1949, 7, 30), _PARRYS, (HOUSEHOLD_NUMBER,), languages=(CY, EN_TOO),
          flags=(("MEM", "Ask Anna if I am not sure."),)),
    Named("moved", "Piotr Zieliński", date(1988, 1, 12), Place("41 Station Road", "Fenbridge", "FB1 2TN"),
          (MOVED_NUMBER,), languages=(("pl", "first"), EN_TOO), status="moved"),
    Named("deceased", "Gwilym Bowen", date(1932, 12, 3), Place("5 Chapel Row", "Llanfen", "FB5 3AE"),
          (DECEASED_NUMBER,), languages=(CY, EN_TOO), status="deceased", died_days_ago=61, contacts=14),
    Named("okafor", "J. Okafor", date(1975, 4, 19), Place("18 Quay Street", "Old Quay", "FB7 5LP"), ("+447700900310",),
          languages=(EN, ("ig", "fluent")), email=OKAFOR_EMAIL, channel="email", contacts=11),
    Named("relay", "Ruth Ashby", date(1964, 8, 25), Place("Flat 2, 30 Willow Court", "Fenbridge", "FB1 8WS"),
          (RELAY_NUMBER,), languages=(("bfi", "first"), EN_TOO), channel="text",
          flags=(("BSL", "I sign; please write short sentences."), ("RELAY", "I type, so it takes a little longer."))),
    Named("interpreter", "Małgorzata Wiśniewska", date(1957, 10, 4), Place("9 Mill Lane", "Fenbridge", "FB2 3GU"),
          (INTERPRETER_NUMBER,), languages=(("pl", "first"), ("en", "some")),
          flags=(("LANG", "Polish, please. My son can help with small things."),)),
    Named("staff_safety", "Dean Underwood", date(1983, 6, 16), Place("22 Castle Terrace", "Fenbridge", "FB3 9ZY"),
          (STAFF_SAFETY_NUMBER,), flags=(("PVP", "Visits by two people. Told by letter."),)),
    Named("safeguarding", "Hodan Jama Hersi", date(1990, 2, 28), Place("6 The Green", "Marsh End", "FB6 4JT"),
          (SAFEGUARDING_NUMBER,), languages=(("so", "first"), EN_TOO),
          flags=(("SAFE", "Do not leave messages or send letters to the address."), ("SMS", ""))),
    Named("one_word", "அருள்மொழி", date(1972, 1, 9), Place("14 Market Place", "Fenbridge", "FB1 1DR"),
          (ONE_WORD_NUMBER,), latin="Arulmozhi", languages=(("ta", "first"), EN_TOO)),
    Named("long_name", "Maria Leonor Francisca Teresa de Albuquerque e Castro Vasconcelos de Sousa Coutinho Gonçalves",
          date(1969, 12, 24), Place("Flat 5, 101 Glan yr Afon", "Nether Fenby", "FB8 6UX"), (LONG_NAME_NUMBER,),
          languages=(("pt", "first"), EN_TOO)),
    Named("busy", "Doreen Hargreaves", date(1952, 5, 5), Place("88 Park Avenue", "Fenbridge", "FB2 5HA"),
          (BUSY_NUMBER,), channel="phone", contacts=400),
    Named("twice", "Siân Llewellyn", date(1970, 3, 3), Place("11 Bryn Hyfryd", "Cwm Hesg", "FB9 2EL"),
          (DUPLICATE_NUMBER,), languages=(CY, EN_TOO), contacts=8),
    Named("twice_again", "Sian Llewelyn", date(1970, 3, 3), Place("11 Bryn Hyfryd", "Cwm Hesg", "FB9 2EL"),
          ("+447700900280",), contacts=2),
    Named("merged", "Catrin Pugh", date(1985, 9, 13), Place("2 Clos yr Eos", "Trefen", "FB4 7NB"), ("+447700900285",),
          languages=(CY, EN_TOO), contacts=7),
    Named("merged_away", "Cartin Pugh", date(1985, 9, 13), Place("2 Clos yr Eos", "Trefen", "FB4 7NB"),
          ("+447700900285",), status="duplicate", merged_into="merged", contacts=0),
    Named("right_to_left", "فاطمہ خان", date(1994, 7, 7), Place("27 River Road", "Fenbridge", "FB3 6PD"),
          (RIGHT_TO_LEFT_NUMBER,), latin="Fatima Khan", languages=(("ur", "first"), EN_TOO)),
)  # fmt: skip

NUMBERS = frozenset(number for person in PEOPLE for number in person.phones) | {UNUSED_NUMBER}


def person_id(key: str) -> str:
    """The id of a named person, 32 hexadecimal digits; the same for every seed."""
    return demo_id(Random(f"named {key}"), MADE)  # noqa: S311 - the same every time is the point


def uuid_of(key: str) -> UUID:
    return UUID(person_id(key))
