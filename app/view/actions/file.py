"""Files, and leaving."""

from __future__ import annotations

from app.view.actions.spec import Spec, grouped
from app.view.forms.csv_form import ask_csv
from engine.words.wording import worded

MENU = worded("File")

FILE = grouped(
    (
        Spec("examples", worded("Examples …"), MENU, ("Ctrl+N",),
             lambda desk: desk.choose_example()),
        Spec("open", worded("Open …"), MENU, ("Ctrl+O",), lambda desk: desk.files.choose_project()),
    ),
    (
        Spec("save", worded("Save"), MENU, ("Ctrl+S",), lambda desk: desk.files.save()),
        Spec("save_as", worded("Save as …"), MENU, ("Ctrl+Shift+S",),
             lambda desk: desk.files.save_as()),
    ),
    (
        Spec("table", worded("Data from a CSV file …"), MENU, ("Ctrl+D",),
             lambda desk: ask_csv(desk.session, desk.stage)),
        Spec("export", worded("Export …"), MENU, ("Ctrl+E",), lambda desk: desk.choose_film()),
    ),
    (Spec("quit", worded("Quit"), MENU, ("Ctrl+Q",), lambda desk: desk.close_window()),),
)  # fmt: skip
