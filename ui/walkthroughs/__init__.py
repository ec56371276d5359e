"""Walkthroughs on the screen: playing, recording and editing them; what is new; help for what has the focus."""
