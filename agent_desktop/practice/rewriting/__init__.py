"""A real contact made into a practice scenario with invented people: found, replaced, shown, confirmed. Pure."""
