"""Calibrations on the screen: begun, scored blind, compared."""
