"""One review on paper: as a PDF."""
