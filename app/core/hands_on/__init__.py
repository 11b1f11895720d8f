"""What can be changed by hand: controls, and what offers itself on the stage."""
