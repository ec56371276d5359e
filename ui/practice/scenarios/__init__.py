"""Every call that can be practised, for those who train: whether it fits, and what becomes of one's own."""
