"""The encrypted local store: all SQL of the desktop. Import it late: SQLAlchemy takes longer than a window to open."""
