"""Answers: found as one types, read in full, given into a contact, and doubted."""
