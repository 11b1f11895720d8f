"""What the actions of a window work on."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.stage.stage import Stage
from app.view.window.dialogs import show_one
from app.view.window.export_bar import ExportBar
from app.view.window.files import Files
from app.view.window.hints import Hints
from app.view.window.key_sheet import KeySheet
from app.view.window.preferences import Preferences
from app.view.window.top_bar import TopBar
from app.view.window.workspace import Workspace


class Parts(Protocol):
    """The parts of a window; another session brings another workspace."""

    workspace: Workspace
    top_bar: TopBar
    export_bar: ExportBar
    hints: Hints

    @property
    def name(self) -> str:
        """Return what the project is called."""

    @property
    def settings(self) -> SettingsFile:
        """Return what is remembered of the user."""

    @property
    def files(self) -> Files:
        """Return what asks for files."""


class WindowDesk:
    """The ``Desk`` of a window with these parts; dialogs open beside ``parent``."""

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        self._parts, self._parent = parts, parent

    @property
    def session(self) -> Session:
        """Return the session that is shown."""
        return self._parts.workspace.session

    @property
    def stage(self) -> Stage:
        """Return the stage that shows it."""
        return self._parts.workspace.stage

    @property
    def settings(self) -> SettingsFile:
        """Return what is remembered of the user."""
        return self._parts.settings

    @property
    def files(self) -> Files:
        """Return what asks for files."""
        return self._parts.files

    def choose_example(self) -> None:
        """Offer the bundled examples below the menu button."""
        bar = self._parts.top_bar
        self.files.choose_example(bar.menu_button.mapToGlobal(QPoint(0, bar.height())))

    def choose_film(self) -> None:
        """Ask what to export."""
        from app.export import export  # the encoders take longer to import than the window
        from app.view.window.export_dialog import ExportDialog

        session, bar = self.session, self._parts.export_bar
        output = self.files.folder / f"{Path(self._parts.name).stem}.mp4"

        def make() -> ExportDialog:
            project, base = session.project, session.document.base
            data, plan = session.run.data, session.run.plan
            dialog = ExportDialog(project, base, plan, session.step, output, self._parent)
            dialog.chosen.connect(lambda job: bar.start(str(job.output), export(job, data)))
            return dialog

        show_one(self._parent, ExportDialog, make)

    def shows_view(self, name: str) -> bool:
        """Return whether a view is open, and not behind another one."""
        return self._parts.workspace.docks.docks[name].seen

    def show_view(self, name: str, shown: bool) -> None:
        """Open a view, or close it."""
        self._parts.workspace.docks.show_view(name, shown)

    def focus_next(self, direction: int) -> None:
        """Give the focus to the next part of the window, or to the one before where it is -1."""
        self._parts.workspace.focus_next(direction)

    def restore_views(self) -> None:
        """Put every view where it is at first."""
        self._parts.workspace.docks.restore_all()

    def search(self) -> None:
        """Ask for a condition to look for."""
        self._parts.workspace.search.open_line()

    def search_on(self, direction: int) -> None:
        """Look for the next that satisfies it, or for the one before where ``direction`` is -1."""
        self._parts.workspace.search.look(direction)

    def open_menu(self) -> None:
        """Open the menu, ready for the arrow keys."""
        self._parts.top_bar.open_menu()

    def end_what_if(self) -> None:
        """Ask with which of two courses to go on."""
        self._parts.top_bar.offer_ends()

    def show_notes(self) -> None:
        """Open the notes on the step that is shown, or close them."""
        self._parts.workspace.notes.toggle()

    def show_hints(self) -> None:
        """Show all hints again."""
        self._parts.hints.show_again(self._parts.workspace)

    def show_preferences(self) -> None:
        """Show the settings."""
        self.preferences()

    def preferences(self) -> Preferences:
        """Return the dialog of the settings, on the screen."""
        return show_one(self._parent, Preferences, lambda: Preferences(self.settings, self._parent))

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        show_one(self._parent, KeySheet, lambda: KeySheet(self._parent))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        window = self._parent.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def close_window(self) -> None:
        """Close the window, unless there are changes to be asked about first."""
        self._parent.window().close()
