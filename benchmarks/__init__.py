"""Figures, each beside the yardstick it is a ratio of. `python -m benchmarks`, or `make bench`."""
