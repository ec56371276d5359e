"""Calls handed to the desktop by other programs, and one desktop a user."""
