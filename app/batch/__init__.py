"""Whole folders: many items over several processes, results in the order of the input."""
