"""Every colour, space, size and radius of the program. No literal of these stands anywhere else in ui.

Contrast is a promise: each pair in `TEXT_PAIRS` is at least 4.5:1 and each in `EDGE_PAIRS` at least 3:1 in each
theme (WCAG 2.2, 1.4.3 and 1.4.11). tests/ui/style holds it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """SYSTEM follows the computer's own light, dark or high-contrast setting."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "contrast"


@dataclass(frozen=True)
class Colours:
    """One theme. A name says what a colour is for, never what it looks like."""

    page: str  # behind the cards
    card: str
    inset: str  # group headings, quiet fields on a card
    hairline: str  # between rows: decoration, so no contrast is promised
    edge: str  # the border of whatever can be operated
    text: str
    text_quiet: str
    accent: str  # chosen, primary, links
    accent_hover: str
    on_accent: str
    accent_wash: str  # behind what is chosen
    on_wash: str
    focus: str  # the ring, on page, card, inset and wash
    focus_on_strong: str  # the ring on the bar
    bar: str  # the top bar
    bar_field: str
    bar_pill: str
    bar_edge: str
    on_bar: str
    on_bar_quiet: str
    practice_bar: str
    practice_pill: str  # on it
    flag: str  # a need to act on
    flag_edge: str
    on_flag: str
    advice: str
    advice_edge: str
    on_advice: str
    good: str  # text
    good_wash: str
    warn: str
    warn_wash: str
    bad: str
    bad_wash: str
    badge: str
    on_badge: str
    strong: str  # a chosen chip
    on_strong: str
    scrim: str  # laid over all that is not being shown, see through


LIGHT = Colours(
    page="#edf1f4",
    card="#ffffff",
    inset="#f4f8fb",
    hairline="#d8e0e7",
    edge="#75879a",
    text="#14202b",
    text_quiet="#4d5b6a",
    accent="#0b57a8",
    accent_hover="#084685",
    on_accent="#ffffff",
    accent_wash="#e3edfa",
    on_wash="#0c3c70",
    focus="#0b57a8",
    focus_on_strong="#ffd54a",
    bar="#0f2438",
    bar_field="#1b364f",
    bar_pill="#173d5c",
    bar_edge="#7f97ae",
    on_bar="#ffffff",
    on_bar_quiet="#c3d2e0",
    practice_bar="#5a3a00",
    practice_pill="#7a5200",
    flag="#fef0cf",
    flag_edge="#b87a0a",
    on_flag="#3f2a00",
    advice="#e1edfb",
    advice_edge="#4a80bd",
    on_advice="#10406f",
    good="#0e6b3c",
    good_wash="#e0f3e7",
    warn="#7a4a00",
    warn_wash="#fef0cf",
    bad="#a3161f",
    bad_wash="#fde8e8",
    badge="#a3161f",
    on_badge="#ffffff",
    strong="#14202b",
    on_strong="#ffffff",
    scrim="#0f2438",
)

DARK = Colours(
    page="#10171f",
    card="#18222d",
    inset="#1f2b38",
    hairline="#2f3d4c",
    edge="#73879b",
    text="#e9eff5",
    text_quiet="#a9b8c7",
    accent="#8abdf5",
    accent_hover="#a9cff9",
    on_accent="#0b1b2b",
    accent_wash="#1c3a5a",
    on_wash="#d5e7fb",
    focus="#8abdf5",
    focus_on_strong="#ffd54a",
    bar="#0a1320",
    bar_field="#16263a",
    bar_pill="#18324c",
    bar_edge="#7f97ae",
    on_bar="#ffffff",
    on_bar_quiet="#b7c7d7",
    practice_bar="#4a3000",
    practice_pill="#654508",
    flag="#3c2d0c",
    flag_edge="#d9a441",
    on_flag="#ffe9bd",
    advice="#17314d",
    advice_edge="#6ba3df",
    on_advice="#d5e7fb",
    good="#6fd39b",
    good_wash="#14352a",
    warn="#f2c063",
    warn_wash="#3c2d0c",
    bad="#ff9a9a",
    bad_wash="#47191d",
    badge="#ff9a9a",
    on_badge="#2b0507",
    strong="#e9eff5",
    on_strong="#14202b",
    scrim="#000000",
)

HIGH_CONTRAST = Colours(
    page="#000000",
    card="#000000",
    inset="#000000",
    hairline="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    text_quiet="#ffffff",
    accent="#ffff00",
    accent_hover="#ffffff",
    on_accent="#000000",
    accent_wash="#1a1a66",
    on_wash="#ffffff",
    focus="#00ffff",
    focus_on_strong="#00ffff",
    bar="#000000",
    bar_field="#000000",
    bar_pill="#000000",
    bar_edge="#ffffff",
    on_bar="#ffffff",
    on_bar_quiet="#ffffff",
    practice_bar="#000000",
    practice_pill="#000000",
    flag="#000000",
    flag_edge="#ffff00",
    on_flag="#ffff00",
    advice="#000000",
    advice_edge="#00ffff",
    on_advice="#00ffff",
    good="#00ff7f",
    good_wash="#000000",
    warn="#ffff00",
    warn_wash="#000000",
    bad="#ff9090",
    bad_wash="#000000",
    badge="#ff9090",
    on_badge="#000000",
    strong="#ffffff",
    on_strong="#000000",
    scrim="#000000",
)

COLOURS = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.HIGH_CONTRAST: HIGH_CONTRAST}

_SURFACES = ("page", "card", "inset")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, surface) for text in ("text", "text_quiet", "accent", "good", "warn", "bad") for surface in _SURFACES),
    *((text, "accent_wash") for text in ("text", "on_wash", "text_quiet", "good", "warn")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((text, surface) for text in ("on_bar", "on_bar_quiet") for surface in ("bar", "bar_field", "bar_pill")),
    ("on_bar", "practice_bar"),
    ("on_bar", "practice_pill"),
    ("on_flag", "flag"),
    ("on_advice", "advice"),
    ("good", "good_wash"),
    ("warn", "warn_wash"),
    ("bad", "bad_wash"),
    ("text", "warn_wash"),
    ("text", "bad_wash"),
    ("text", "good_wash"),
    ("on_badge", "badge"),
    ("on_strong", "strong"),
)
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    *((edge, surface) for edge in ("edge", "focus", "accent") for surface in _SURFACES),
    ("focus", "accent_wash"),
    ("focus_on_strong", "bar"),
    ("focus_on_strong", "bar_field"),
    ("focus_on_strong", "practice_bar"),
    ("focus_on_strong", "practice_pill"),
    ("focus_on_strong", "bar_pill"),
    ("on_accent", "accent"),  # the ring inside a primary button
    ("bar_edge", "bar"),
    ("bar_edge", "bar_field"),
    ("flag_edge", "flag"),
    ("advice_edge", "advice"),
)


@dataclass(frozen=True)
class Type:
    """Sizes of type, as multiples of the base size, so that they follow the system's and the user's choice."""

    tiny: float = 0.82  # key hints, badges
    small: float = 0.91  # rail, second lines
    body: float = 1.0
    strong: float = 1.04  # titles of rows and cards
    heading: float = 1.1
    title: float = 1.5  # whose record this is
    say: float = 1.5  # words to say aloud: 20 px or more at the base of 14


@dataclass(frozen=True)
class Space:
    """Distances in device-independent pixels."""

    hair: int = 1
    tight: int = 4
    small: int = 6
    normal: int = 8
    wide: int = 12
    section: int = 16
    page: int = 24


TYPE = Type()
SPACE = Space()

RADIUS_CARD = 6
RADIUS_CONTROL = 5
RADIUS_CHIP = 11
RING = 2
"""Width of the focus ring."""

TARGET = 24
"""The least width and height of anything to be clicked (WCAG 2.2, 2.5.8)."""

CONTROL = 30
"""The height of buttons and fields at the base size."""

FAMILY = "Inter"
BASE_RATIO = 10.5 / 9
"""Our base type size against the system's: Inter at 10.5 pt reads as 9 pt Segoe UI or DejaVu do in dense screens."""

SMALLEST_SYSTEM_PT = 9.0
SCALES = (100, 115, 125, 150, 175, 200)
"""Text sizes on offer, in per cent of the base size."""


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's formula


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of "#rrggbb", by WCAG 2.2."""
    red, green, blue = (_channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) between two colours, by WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
