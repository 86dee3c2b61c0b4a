"""What waits for a school leader."""
