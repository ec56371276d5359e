"""Panels that show, find, add and correct people."""
