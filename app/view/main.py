"""Starting the window and its event loop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.view.crash import CrashHandler
from app.view.ground import Ground, show_ground

if TYPE_CHECKING:
    from app.core.session import Session


def open_window(path: Path | None = None) -> int:
    """Show a project file, or the worked example without one; return the exit code at the end.

    Raises what opening the file raises, before anything is on the screen. A display is needed.
    """
    opened = _opened(path) if path else None
    handler = CrashHandler()
    handler.install()
    application = QApplication(sys.argv[:1])
    ground = first_window()
    fill(application, ground, *(opened or _opened(None)))
    code = application.exec()
    return handler.exit_code or code


def first_window() -> Ground:
    """Return the window, on the screen and still empty."""
    # Numbers are written as in every project file, whatever the country.
    QLocale.setDefault(QLocale.c())
    QApplication.setApplicationName("Deltastep")
    return show_ground()


def fill(application: QApplication, ground: Ground, session: Session, name: str) -> None:
    """Put everything into the window, and end on signals from now on."""
    from app.view.interrupts import Interrupts
    from app.view.style import set_up
    from app.view.window.window import Window

    set_up(application)
    ground.put_in(Window(session, name))
    Interrupts(application)


def _opened(path: Path | None) -> tuple[Session, str]:
    """Return what to show and its name: a file, or the first of the examples."""
    from app.core.document import Document
    from app.core.examples import FIRST, open_example
    from app.core.session import Session

    if path:
        return Session(Document.open(path)), path.name
    return Session(Document(open_example(FIRST))), FIRST
