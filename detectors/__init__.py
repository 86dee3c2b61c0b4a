"""Finding faces: one file per model, joined by an ensemble. Knows nothing of files, rules or the window."""
