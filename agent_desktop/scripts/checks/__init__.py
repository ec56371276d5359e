"""Proving a script before it is published: each module looks for one kind of fault."""
