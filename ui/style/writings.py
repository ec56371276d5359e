"""The writings of the world: the system's fonts for them are found before a name is written in one.

Looking for the font of a writing that ours lacks takes Qt up to 14 ms and some hundred KB, the first time and for each
weight. That time is not a call's.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextLayout

from ui.style import theme

SAMPLES = ("Ωα", "Жш", "עב", "محمد", "हिन्दी", "বাংলা", "ਪੰਜਾਬੀ", "ગુજ", "தமிழ்", "සිංහල", "ไทย", "አማርኛ", "王小明", "한국")
"""A word of each writing in which the names of a British council's citizens come."""

WEIGHTS = (400, 600)
"""Those of which names are shown: in lists, and at the head of a contact."""


def find_fonts() -> Iterator[None]:
    """Piece by piece; on the screen's thread, as fonts are."""
    for weight in WEIGHTS:
        font = theme.font(weight=weight)
        for sample in SAMPLES:
            layout = QTextLayout(sample, font)
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            yield
