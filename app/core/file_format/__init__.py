"""Project files: reading, checking and writing them, and those that come along."""
