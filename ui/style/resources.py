"""Where the bytes that come with the program lie."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS = RESOURCES / "icons"
STYLE = RESOURCES / "style"
FONTS = RESOURCES / "fonts"
TRANSLATIONS = RESOURCES / "translations"
