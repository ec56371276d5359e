"""Samples on the screen: drawn, looked at, gone through."""
