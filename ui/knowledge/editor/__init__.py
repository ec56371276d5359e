"""Where articles, institutions and what people call things are written, and what became of answers is seen."""
