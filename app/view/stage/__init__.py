"""The stage: the frame of the moment, and what hands can do on it."""
