"""/cases."""

ROUTES: tuple[()] = ()
