"""Scorecards: found, written, approved, compared."""
