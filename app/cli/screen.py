"""Whether a window can be opened here: Qt does not ask but aborts."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path


def has_display() -> bool:
    """Return whether a screen answers, or Qt was told to do without one.

    Others of Qt's platforms know one window, or no fonts, or abort: they are none.
    """
    if sys.platform != "linux":
        return True
    platforms = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    names = [platform.partition(":")[0] for platform in platforms.split(";")]
    return _SCREENS.keys() >= {*names} and any(_SCREENS[name]() for name in names)


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as connection:
        path = Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


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
    error: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return error == 0


_SCREENS: dict[str, Callable[[], bool]] = {
    "wayland": _wayland_answers,
    "xcb": _x_answers,
    "offscreen": lambda: True,
    "vnc": lambda: True,
}
