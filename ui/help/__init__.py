"""The protocol explained, and about the program."""
