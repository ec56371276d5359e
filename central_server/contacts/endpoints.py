"""/contacts."""

ROUTES: tuple[()] = ()
