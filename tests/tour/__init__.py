"""The tour: a call played on the real window, with keys and clicks, against the real server."""
