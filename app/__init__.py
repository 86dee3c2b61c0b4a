"""Beeldkeur: screens school photos by protocol, covers people, proves it on the written file, records it."""

__version__ = "0.1.0"
PROGRAM = "Beeldkeur"
