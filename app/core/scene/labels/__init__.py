"""What is written beside neurons and edges, and where there is room for it."""
