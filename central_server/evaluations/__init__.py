"""Evaluations: one person's review of one contact, its life, and what is to be done after it."""
