"""Recordings of contacts: taken in, silent where they were paused, given in pieces to those who may hear them."""
