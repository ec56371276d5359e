"""Panels in which a case is filled in and read back."""
