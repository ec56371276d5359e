"""Guided scripts: reading them, going through them, proving them. Pure: no Qt, no clock, no network."""
