"""The window in which a call is practised."""
