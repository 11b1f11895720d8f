"""Widgets that panels, docks and bars are made of."""
