"""Whether a window can be opened here: Qt does not ask but aborts."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path


def has_display() -> bool:
    """Return whether a screen answers, or Qt was told to do without one."""
    if sys.platform != "linux":
        return True
    platforms = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    names = (platform.partition(":")[0] for platform in platforms.split(";"))
    return any(_SCREENS[name]() if name in _SCREENS else _has_plugin(name) for name in names)


def _has_plugin(name: str) -> bool:
    """Return whether Qt knows a way to do without a screen by that name."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    return (folder / f"libq{name}.so").is_file()


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


_SCREENS = {"wayland": _wayland_answers, "xcb": _x_answers}
