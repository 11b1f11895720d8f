"""Finite differences beside what the backward pass finds."""
