"""Consents of the leadership and of persons."""
