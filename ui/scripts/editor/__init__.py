"""The editor of guided scripts, for trainers: a map, words, and a preview."""
