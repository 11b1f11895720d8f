"""Conditions on a run: what they may ask for, and where they hold."""
