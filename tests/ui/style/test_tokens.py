"""Whoever cannot see well can still read it: contrast of every pair in every theme."""

import pytest

from ui.style.tokens import COLOURS, EDGE_PAIRS, TEXT_PAIRS, Theme, contrast


@pytest.mark.parametrize("theme", COLOURS)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_stands_out(theme: Theme, pair: tuple[str, str]) -> None:
    colours = COLOURS[theme]
    assert contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) >= 4.5


@pytest.mark.parametrize("theme", COLOURS)
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids="-on-".join)
def test_edges_stand_out(theme: Theme, pair: tuple[str, str]) -> None:
    colours = COLOURS[theme]
    assert contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) >= 3.0


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
