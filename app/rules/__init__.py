"""The protocol as data, and the judgement of one item's facts by it. No files, no SQL, no log."""
