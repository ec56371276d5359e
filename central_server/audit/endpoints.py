"""/audit."""

ROUTES: tuple[()] = ()
