"""The one door through which the screens ask and act: one small module of actions a noun."""
