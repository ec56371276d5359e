"""Reviews: where supervisors review contacts, and where handlers see what was said of theirs."""
