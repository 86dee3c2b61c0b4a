"""One video, closely."""
