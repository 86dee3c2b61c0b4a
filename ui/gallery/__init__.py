"""The open event at a glance."""
