"""Flags of one person in eight, and those who speak for some of them."""

from datetime import date, timedelta
from random import Random

import msgspec

from central_server.demo.chance import Weighted, demo_id, pick
from central_server.demo.communities import COMMUNITIES
from central_server.demo.days import DAY_MS, midday
from central_server.demo.flag_catalogue import DEFINITIONS, OWN_WORDS
from central_server.demo.households import EPOCH
from central_server.demo.naming import a_name
from central_server.demo.person import Person
from central_server.demo.rows import Batch
from central_server.demo.services import codes

EVERY = 8
CODES = Weighted([
    ("HEAR", 14), ("SLOW", 12), ("MEM", 9), ("WHEL", 7), ("MH", 8), ("POST", 7), ("DOOR", 7), ("PSIG", 6), ("HAID", 6),
    ("LEARN", 5), ("SOC", 5), ("EMAIL", 5), ("CARER", 5), ("HIDN", 4), ("SMS", 4), ("TEL", 4), ("LP20", 3), ("LP24", 3),
    ("TEMP", 4), ("MEDEQ", 4), ("HAND", 4), ("LONG", 3), ("HOME", 3), ("BSL", 3), ("RELAY", 2), ("BLIND", 2),
    ("EASY", 2), ("RCPT", 2), ("APHA", 2), ("SPCH", 2), ("ADVO", 2), ("LPA", 2), ("READ", 2), ("BSLI", 1), ("LIP", 1),
    ("AAC", 1), ("DFBL", 1), ("BRL2", 1), ("LP28", 1), ("AUD", 1), ("WATER", 1), ("SAFE", 2), ("PVP", 2),
])  # fmt: skip
INTERPRETER_SHARE = 0.6
"""Of the flagged whose first language is neither Welsh nor English."""

REPRESENTED_SHARE = 0.35
RELATIONS = Weighted([("daughter", 30), ("son", 24), ("carer", 14), ("husband", 8), ("wife", 8), ("sister", 5),
                      ("advocate", 6), ("attorney (LPA)", 5)])  # fmt: skip
EVIDENCE = ("Letter of authority, scanned", "Signed form seen at the counter", "Said by the citizen on a checked call")
SCOPES = tuple(
    msgspec.json.encode(codes(*departments)).decode()
    for departments in ((), ("council_tax", "waste"), ("adult_care", "housing"), ("council_tax", "benefits"), ("hub",))
)


class Needs:
    def __init__(self, rng: Random, today: date, recorders: tuple[str, ...], approver: str) -> None:
        """`recorders` and `approver` are account ids; a restricted flag is approved by the second."""
        self._rng = rng
        self._today = today
        self._recorders = recorders
        self._approver = approver

    def add(self, batch: Batch, person: Person) -> None:
        rng = self._rng
        wanted = 1 + int(3 * rng.random() ** 2)
        foreign = person.languages[0][0] not in {"cy", "en"}
        found = {"LANG": None} if foreign and rng.random() < INTERPRETER_SHARE else {}
        while len(found) < wanted:
            found[CODES.pick(rng)] = None
        for code in found:
            self.add_flag(batch, person, code, self._asked_on())
        if rng.random() < REPRESENTED_SHARE:
            self._add_representative(batch, person)

    def add_flag(
        self, batch: Batch, person: Person, code: str, asked_on: date, *, own_words: str | None = None
    ) -> None:
        """To be reviewed after a year, half a year if restricted. `own_words` None: as others might say it."""
        rng = self._rng
        restricted = DEFINITIONS[code].restricted
        review_on = asked_on + timedelta(days=180 if restricted else 365)
        temporary = DEFINITIONS[code].end_required
        recorder = pick(rng, self._recorders)
        words = OWN_WORDS.get(code, ("",))
        batch["flag"].append(
            (
                demo_id(rng, (asked_on - EPOCH).days * DAY_MS + int(rng.random() * DAY_MS / 2)),
                1,
                person.id,
                code,
                pick(rng, words) if own_words is None else own_words,
                "the citizen" if not restricted else "the duty team",
                asked_on.isoformat(),
                "legal_duty" if restricted else "consent",
                asked_on.isoformat(),
                review_on.isoformat(),
                (asked_on + timedelta(days=40 + int(rng.random() * 140))).isoformat() if temporary else None,
                midday(asked_on),
                recorder,
                self._approver if restricted else recorder,
            )
        )

    def _asked_on(self) -> date:
        """Four in five within the year, so in force; the others are past their review."""
        reach = 350 if self._rng.random() < 0.8 else 700  # noqa: PLR2004 - as said
        return self._today - timedelta(days=1 + int(self._rng.random() * reach))

    def _add_representative(self, batch: Batch, person: Person) -> None:
        rng = self._rng
        relation = RELATIONS.pick(rng)
        woman = relation in {"daughter", "wife", "sister"} or (relation in {"carer", "advocate"} and rng.random() < 0.7)  # noqa: PLR2004 - most of them
        name = a_name(rng, COMMUNITIES[int(rng.random() * 2)], woman=woman)
        since = self._today - timedelta(days=30 + int(rng.random() * 600))
        add_representative(
            batch,
            (
                demo_id(rng, (since - EPOCH).days * DAY_MS),
                person.id,
                None,
                name.written,
                relation,
                person.phones[-1][0] if person.phones and relation in {"husband", "wife"} else None,
                "[]" if relation == "attorney (LPA)" else pick(rng, SCOPES),
                "Registered power of attorney seen" if relation == "attorney (LPA)" else pick(rng, EVIDENCE),
                since.isoformat(),
                None if rng.random() < 0.4 else (since + timedelta(days=730)).isoformat(),  # noqa: PLR2004 - some have no end
            ),
        )


def add_representative(batch: Batch, row: tuple[str | None, ...]) -> None:
    batch["representative"].append(row)
