"""The parts of the system that Qt stands on: whether they work, and Debian's packages of them.

Standard library only, like everything that runs before the packages are there. Imports inside
functions spare them to a start that has nothing to set up.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


class SetupError(Exception):
    """Something is missing that cannot be supplied; the text is the line for the user."""


class Part(NamedTuple):
    """A part of the system: Python code that fails without it, Debian's packages with it."""

    name: str
    probe: str
    packages: tuple[str, ...]


PLUGIN = """
import ctypes, glob
from PySide6.QtCore import QLibraryInfo
import PySide6.QtWidgets
folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
for plugin in glob.glob(folder + "/platforms/libq{}*.so"):
    ctypes.CDLL(plugin)
"""
QT = Part(
    "Qt",
    "from PySide6.QtWidgets import QApplication; QApplication([])",
    ("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
)
X11 = Part(
    "Qt on X11",
    PLUGIN.format("xcb"),
    (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxkbcommon-x11-0",
    ),
)
WAYLAND = Part("Qt on Wayland", PLUGIN.format("wayland"), ("libwayland-cursor0",))
XVFB = Part(
    "an X server for tests",
    "import shutil, sys; sys.exit(None if shutil.which('Xvfb') else 'Xvfb not found')",
    ("xvfb",),
)


def screen() -> tuple[Part, ...]:
    """The part that opens a window here: none without a display, or if Qt is told what to use."""
    if sys.platform != "linux" or "QT_QPA_PLATFORM" in os.environ:
        return ()
    if os.environ.get("DISPLAY"):
        return (X11,)
    return (WAYLAND,) if os.environ.get("WAYLAND_DISPLAY") else ()


def supply(python: str, parts: tuple[Part, ...]) -> None:
    """Install what is missing of the parts; `python` is one that has Qt's packages.

    Raises:
        SetupError: A part does not work, and installing is not possible or does not help.
    """
    troubles = {part: trouble for part in parts if (trouble := _trouble(python, part))}
    if not troubles:
        return
    try:
        install([package for part in troubles for package in part.packages])
    except SetupError as error:
        part, trouble = next(iter(troubles.items()))
        raise SetupError(f"{part.name}: {trouble}: {error}") from error
    for part in troubles:
        if trouble := _trouble(python, part):
            raise SetupError(f"{part.name}: {trouble}")


def install(packages: list[str]) -> None:
    """Install Debian packages as root.

    Raises:
        SetupError: This is not root, not Debian, or apt-get failed; says what to run.
    """
    import shutil

    command = ["apt-get", "install", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SetupError(f"system packages are missing (run as root: {' '.join(command)})")
    say(f"installing system packages: {' '.join(packages)}")
    command[2:2] = ["--yes", "--option=DPkg::Lock::Timeout=300"]
    try:
        run(command)
    except SetupError:  # no package lists yet, or old ones
        run(["apt-get", "update"])
        run(command)


def run(command: list[str], lock: int | None = None) -> None:
    """Run to success.

    A child that outlives a killed parent keeps the lock, a file descriptor, until it ends.

    Raises:
        SetupError: The command failed; says which, and why in its own words.
    """
    import subprocess

    held = () if lock is None else (lock,)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, pass_fds=held)
    if done.returncode:
        raise SetupError(f"{' '.join(command[:4])}: {_reason(done.stderr or done.stdout)}")


def say(line: str) -> None:
    """Tell the user one line."""
    sys.stderr.write(f"deltastep: setup: {line}\n")


def _trouble(python: str, part: Part) -> str:
    """Why the part does not work, or nothing; in a process of its own, because Qt may abort."""
    import subprocess

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [python, "-c", part.probe]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    return _reason(done.stderr) if done.returncode else ""


def _reason(output: str) -> str:
    """The line of a program's output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["no reason given"]
    return next((line for line in lines if line.startswith(("ERROR", "E:"))), lines[-1])


def forget_interrupt() -> None:
    """Let Python end with the exit code it is given, although it was interrupted.

    CPython ends by the signal itself once a ``KeyboardInterrupt`` has left code that was compiled
    from a text, as some imports do, until other such code has run.
    """
    exec("")
