"""/citizens."""

ROUTES: tuple[()] = ()
