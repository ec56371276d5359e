"""A scorecard as it is filled in: the reviewer's, the editor's preview, and the handler's to read."""
