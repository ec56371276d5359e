"""Where people live: streets of an invented town, and postcodes in FB1 to FB9, which no one uses."""

from random import Random
from typing import NamedTuple

from central_server.demo.chance import Weighted, pick

LOCALITIES = Weighted([
    (("Fenbridge", 1), 20), (("Fenbridge", 2), 20), (("Fenbridge", 3), 16), (("Trefen", 4), 12),
    (("Llanfen", 5), 10), (("Marsh End", 6), 8), (("Old Quay", 7), 6), (("Nether Fenby", 8), 4), (("Cwm Hesg", 9), 4),
])  # fmt: skip

STREETS = (
    "Heol y Bont", "Stryd Fawr", "Mill Lane", "Orchard Way", "Church Street", "Station Road", "Ffordd yr Orsaf",
    "Maes y Coed", "River Road", "Chapel Row", "Heol yr Ysgol", "Park Avenue", "Quay Street", "Lôn y Felin",
    "Meadow Close", "Bryn Hyfryd", "Rhes y Capel", "Heron Drive", "Sedge Way", "Market Place", "Clos yr Eos",
    "Willow Court", "The Green", "Castle Terrace", "Glan yr Afon", "Victoria Terrace", "Cae Mawr", "Lock Lane",
)  # fmt: skip
INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # the letters of an inward code


class Place(NamedTuple):
    line: str
    locality: str
    postcode: str

    @property
    def in_full(self) -> str:
        return f"{self.line}, {self.locality} {self.postcode}"


def a_place(rng: Random) -> Place:
    locality, district = LOCALITIES.pick(rng)
    house = 1 + int(rng.random() * 120)
    line = f"{house} {pick(rng, STREETS)}"
    if rng.random() < 0.12:  # noqa: PLR2004 - one home in eight is a flat
        line = f"Flat {1 + house % 9}, {line}"
    unit = f"{int(rng.random() * 10)}{pick(rng, INWARD)}{pick(rng, INWARD)}"
    return Place(line, locality, f"FB{district} {unit}")
