"""A name in any writing has its font before a call brings it."""

import unicodedata
from itertools import islice

from PySide6.QtWidgets import QApplication

from ui.style.writings import SAMPLES, WEIGHTS, find_fonts


def test_every_writing_is_a_piece_of_its_own(qapp: QApplication) -> None:
    assert len(list(find_fonts())) == len(SAMPLES) * len(WEIGHTS)


def test_it_can_be_left_in_the_middle(qapp: QApplication) -> None:
    assert len(list(islice(find_fonts(), 3))) == 3


def test_samples_are_of_different_writings() -> None:
    """None would do for another."""
    writings = [unicodedata.name(sample[0]).split()[0] for sample in SAMPLES]
    assert len(set(writings)) == len(SAMPLES)
