"""Data files of the program; read them through importlib.resources."""
