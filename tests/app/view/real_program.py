"""The program as a user starts it, on a real X server, beside a twin that tells where things are.

The twin is the same window without a screen in the process of the test. All letters of the stage
are outlines of the bundled faces, so that both have the same pixels.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.core.document import Document
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.ground import Ground
from app.view.main import settings_path
from app.view.program import Program
from app.view.window.hints import HINTS
from app.view.window.window import Window
from tests.app.view.x_display import Pixels, Screen
from tests.running import ONE_THREAD

WIDTH, HEIGHT = 1280, 800
PATIENCE_SECONDS = 60.0
# What plays would look different after so long.
STILL_SECONDS = 0.3


def wait_until(condition: Callable[[], bool], what: str = "nothing happened") -> None:
    """Wait for something; time is only a limit, nothing is measured."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.06)


def no_first_start() -> None:
    """Have the hints seen already: they would stand before what is looked for."""
    SettingsFile(settings_path()).change(hints_seen=tuple(hint.name for hint in HINTS))


def forget_place() -> None:
    """Have a window open where the twin is: Qt leaves room for a frame that nobody draws here."""
    SettingsFile(settings_path()).change(window=b"")


@contextmanager
def started(display: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the program on a display."""
    command = [sys.executable, "-m", "app", "--no-setup", *arguments]
    environment = {**os.environ, **ONE_THREAD, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as program:
        try:
            yield program
        finally:
            program.kill()


class Twin:
    """A window of the same file and size, that is driven by functions."""

    def __init__(self, path: Path) -> None:
        settings = SettingsFile(settings_path())
        self.ground = Ground(theme("dark").background)
        # The screen without a screen is smaller than the window, which would fill it.
        self.ground.setWindowState(Qt.WindowState.WindowNoState)
        self.ground.resize(WIDTH, HEIGHT)
        self.ground.show()
        session = Session(Document.open(path))
        self.program = Program(self.ground, settings, session, path.name)
        QApplication.processEvents()

    @property
    def window(self) -> Window:
        """Return what fills it."""
        return self.program.window

    @property
    def session(self) -> Session:
        """Return what it shows."""
        return self.window.session

    def end(self) -> None:
        """Take it away."""
        self.window.leave()
        self.ground.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def place(self, widget: QWidget, point: QPoint | None = None) -> QPoint:
        """Return where a point of a widget, or its middle, is on the screen."""
        inside = widget.rect().center() if point is None else point
        return widget.mapTo(widget.window(), inside)

    def pixels(self, widget: QWidget) -> Pixels:
        """Return what a widget looks like."""
        QApplication.processEvents()
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        size = image.height(), image.width()
        return np.frombuffer(bytes(image.constBits()), "<u4").reshape(size) & np.uint32(0xFFFFFF)


class RealProgram:
    """The window on the screen, with hands on it."""

    def __init__(self, process: subprocess.Popen[bytes], screen: Screen, twin: Twin) -> None:
        self.process, self.screen, self.twin = process, screen, twin

    def seen(self, widget: QWidget) -> Pixels:
        """Return the pixels of the screen where a widget of the twin is."""
        corner = self.twin.place(widget, QPoint())
        picture = self.screen.picture(WIDTH, HEIGHT)
        return picture[corner.y() :, corner.x() :][: widget.height(), : widget.width()]

    def stands(self, widget: QWidget) -> bool:
        """Return whether the screen shows the same for a while."""
        before = self.seen(widget)
        time.sleep(STILL_SECONDS)
        return np.array_equal(self.seen(widget), before)

    def wait_for(self, widget: QWidget) -> None:
        """Wait until the screen shows what a widget of the twin does."""
        expected = self.twin.pixels(widget)
        wait_until(lambda: np.array_equal(self.seen(widget), expected), "another picture")

    def open_dialog(self, key: str) -> None:
        """Press the key that opens a dialog, and wait until the other keys go there."""
        before = self.screen.focus()
        self.screen.key(key)
        wait_until(lambda: self.screen.focus() not in (None, before), "no dialog")

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Click on something."""
        self.drag(widget, self._inside(widget, point), QPoint())

    def drag(self, widget: QWidget, start: QPoint, way: QPoint) -> None:
        """Pull something along."""
        place = self.twin.place(widget, start)
        self.screen.move(place.x(), place.y())
        self.screen.press()
        for share in (0.25, 0.5, 0.75, 1.0) if not way.isNull() else ():
            there = place + way * share
            self.screen.move(there.x(), there.y())
            time.sleep(0.03)  # a hand is no faster
        self.screen.release()

    def wake(self) -> None:
        """Make the window the one that gets the keys, where nobody else manages windows."""
        self.click(self.twin.window.stage, QPoint(4, 4))
        self.rest()
        wait_until(lambda: self.screen.focus() is not None, "no window has the keys")

    def rest(self) -> None:
        """Put the mouse where nothing lights up under it."""
        place = self.twin.place(self.twin.window.top_bar.file)
        self.screen.move(place.x(), place.y())

    @staticmethod
    def _inside(widget: QWidget, point: QPoint | None) -> QPoint:
        return widget.rect().center() if point is None else point
