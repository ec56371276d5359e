"""Samples: contacts drawn to be reviewed, and how far the reviewing came."""
