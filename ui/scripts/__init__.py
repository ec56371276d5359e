"""Guided scripts on the screen."""
