"""One photo, closely."""
