"""The editor of walkthroughs: what was recorded gets its words, in both languages."""
