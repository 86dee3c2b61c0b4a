"""What was released, and what was held."""
