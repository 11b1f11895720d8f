"""The window and its widgets: Qt's edge of the program."""

from app.view.main import open_window

__all__ = ["open_window"]
