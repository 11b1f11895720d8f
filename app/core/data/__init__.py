"""What networks learn from: built-in data, CSV files, and samples in the project."""
