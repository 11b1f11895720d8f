"""Ways through a run: steps, searches, breakpoints and bookmarks."""
