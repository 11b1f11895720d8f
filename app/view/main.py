"""Starting the window and its event loop."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.core.document import Document
from app.core.examples import open_example
from app.core.session import Session
from app.view.crash import CrashHandler
from app.view.interrupts import Interrupts
from app.view.style import set_up
from app.view.window import show_window

FIRST_EXAMPLE = "two-two-two"


def open_window(path: Path | None = None) -> int:
    """Show a project file, or the worked example without one; return the exit code at the end.

    Raises what opening the file raises, before anything is on the screen. A display is needed.
    """
    document = Document.open(path) if path else Document(open_example(FIRST_EXAMPLE))
    session = Session(document)
    # Numbers are written as in every project file, whatever the country.
    QLocale.setDefault(QLocale.c())
    handler = CrashHandler()
    handler.install()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Deltastep")
    set_up(application)
    interrupts = Interrupts(application)
    window = show_window(session, path.name if path else FIRST_EXAMPLE)
    code = application.exec()
    del interrupts, window
    return handler.exit_code or code
