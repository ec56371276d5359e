"""Panels that show and record accessibility flags."""
