"""Starting the window and its event loop."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QApplication

from app.core.settings import Settings, SettingsFile
from app.core.theme import theme
from app.view.crash import CrashHandler
from app.view.ground import Ground, show_ground
from app.view.interrupts import Interrupts
from app.view.language import speak
from app.view.system import system_brightness

if TYPE_CHECKING:
    from app.core.session import Session
    from app.view.window.window import Window


def open_window(path: Path | None = None) -> int:
    """Show a project file, or the worked example without one; return the exit code at the end.

    Raises what opening the file raises, before anything is on the screen; a large one, or one that
    learns from a large table, is opened in the window. A display is needed.
    """
    _leave_cores()
    opened = _opened(path) if path else None
    handler = CrashHandler()
    handler.install()
    settings = SettingsFile(settings_path())
    application = start(settings.now)
    Interrupts(application)
    ground = first_window(settings.now)
    shown = (opened, path.name) if path and opened else _example()
    window = fill(application, ground, settings, *shown)
    if path and not opened:
        window.open_path(path)
    return handler.run(application)


def _leave_cores() -> None:
    """Let numpy, which is not loaded yet, compute in one thread, unless somebody knows better.

    More of them wait for work by keeping cores busy, which the screen needs for its frames.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def settings_path() -> Path:
    """Return the file in the user's own folder that settings are kept in."""
    folder = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(folder)) / "deltastep" / "settings.json"


def start(settings: Settings) -> QApplication:
    """Return the application, at the scale and in the language of the settings."""
    # Who has set this knows better; it is read while the application is made.
    os.environ.setdefault("QT_SCALE_FACTOR", f"{settings.scale:g}")
    QApplication.setApplicationName("Deltastep")
    application = QApplication(sys.argv[:1])
    speak(settings.spoken(QLocale.system().name()))
    # Numbers are written as in every project file, whatever the country.
    QLocale.setDefault(QLocale.c())
    return application


def first_window(settings: Settings) -> Ground:
    """Return the window, on the screen and still empty."""
    color = theme(settings.theme_name(system_brightness())).background
    return show_ground(color, settings.window)


def fill(
    application: QApplication, ground: Ground, settings: SettingsFile, session: Session, name: str
) -> Window:
    """Put everything into the window; return what is in it."""
    from app.view.garbage import Garbage
    from app.view.program import Program
    from app.view.style import set_up

    Garbage(application)
    set_up(application)
    gc.freeze()
    program = Program(ground, settings, session, name)
    return program.window


def _opened(path: Path) -> Session | None:
    from app.core.claims import Claim
    from app.core.opening import open_quickly

    session = open_quickly(path)
    if session is None:
        Claim(path).release()  # one that another window has is refused before this one is there
    else:
        session.document.take_over()
    return session


def _example() -> tuple[Session, str]:
    from app.core.document import Document
    from app.core.file_format.examples import FIRST, open_example
    from app.core.session import Session

    return Session(Document(open_example(FIRST))), FIRST
