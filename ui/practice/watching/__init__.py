"""An attempt watched again: its time line played, its points, and what was said of it."""
