"""/services."""

ROUTES: tuple[()] = ()
