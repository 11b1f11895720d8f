"""A training step: forward, backward, update, and what it leaves as its record."""
