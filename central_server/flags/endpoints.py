"""/flags."""

ROUTES: tuple[()] = ()
