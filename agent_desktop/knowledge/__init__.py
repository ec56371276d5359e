"""Answers: articles and institutions, found, compared and written. Pure."""
