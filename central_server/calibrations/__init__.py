"""Calibrations: the same contacts scored blind by several, then compared."""
