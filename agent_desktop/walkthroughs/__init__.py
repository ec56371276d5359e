"""Walkthroughs: reading them, checking them, and the model run of a practice scenario as one. Pure."""
