"""The room in which somebody says who is the same person over an event."""
