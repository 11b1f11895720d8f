"""Files, and leaving."""

from __future__ import annotations

from app.view.actions.spec import Spec

FILE = (
    Spec("examples", "Examples …", "File", ("Ctrl+N",), lambda desk: desk.choose_example()),
    Spec("open", "Open …", "File", ("Ctrl+O",), lambda desk: desk.choose_project()),
    Spec("save", "Save", "File", ("Ctrl+S",), lambda desk: desk.save()),
    Spec("save_as", "Save as …", "File", ("Ctrl+Shift+S",), lambda desk: desk.save_as()),
    Spec("export", "Export …", "File", ("Ctrl+E",), lambda desk: desk.choose_film()),
    Spec("quit", "Quit", "File", ("Ctrl+Q",), lambda desk: desk.close_window()),
)
