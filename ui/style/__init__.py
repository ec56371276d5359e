"""The look: tokens, style sheet, icons and the small parts every screen is built from."""
