"""The window around everything, its bars and its dialogs."""
