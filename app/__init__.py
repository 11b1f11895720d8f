"""The program around the engine: window, commands, export."""
