"""Photos on their way in: found, read once, decoded upright, asked when they were made."""
