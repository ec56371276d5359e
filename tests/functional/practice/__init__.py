"""Practice on a desk of its own, as the program does it: a store, a client, and an invented authority."""
