"""What evaluations say together, and whether groups of handlers are scored alike."""
