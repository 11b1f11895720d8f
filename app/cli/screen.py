"""Whether a window can be opened here: Qt does not ask but aborts."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path


def has_display() -> bool:
    """Return whether there is a screen that answers, or Qt was told to do without."""
    if "QT_QPA_PLATFORM" in os.environ or sys.platform != "linux":
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as connection:
        path = Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)
        return connection.connect_ex(str(path)) == 0


def _x_answers() -> bool:
    """Ask the library that Qt asks: it knows every form of address and proof of identity."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
