"""How the database came to its shape, a file a step. Steps never import the live tables, which go on changing."""
