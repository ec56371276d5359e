"""The window in which a call is practised: the same desktop, on invented people."""
