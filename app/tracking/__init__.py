"""From faces of single frames to people through time. Pure: numbers in, values out; no files, no codecs, no log."""
