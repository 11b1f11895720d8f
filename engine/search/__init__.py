"""Search in a run: conditions, asked of many events side by side."""
