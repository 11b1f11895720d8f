"""The ways in and out of files: what is asked on them, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.core.document import Document
from app.core.file_format.examples import ENDING, names
from app.view.forms.csv_form import ENDINGS
from app.view.window.filing import ask_open, ask_save, ask_unsaved
from app.view.window.memory import Memory


class Holder(Protocol):
    """What shows a document under a name, and can open and save others."""

    @property
    def document(self) -> Document:
        """Return the document that is open."""

    @property
    def name(self) -> str:
        """Return what it is called."""

    def open_path(self, path: Path) -> None:
        """Open a project file."""

    def open_example(self, name: str) -> None:
        """Open a bundled example."""

    def save(self) -> bool:
        """Write the project to the file that it is in; return whether that went well."""

    def save_to(self, path: Path) -> bool:
        """Write the project to a file; return whether that went well."""


class Files:
    """Asks for files, and about changes that are in none; ``parent`` is what it asks beside."""

    def __init__(self, holder: Holder, memory: Memory, parent: QWidget) -> None:
        self._holder, self._memory, self._parent = holder, memory, parent

    @property
    def folder(self) -> Path:
        """Return where to look for files."""
        return self._memory.folder(self._holder.document)

    def choose_example(self, place: QPoint) -> None:
        """Offer the bundled examples at a place of the screen."""
        menu = QMenu(self._parent)
        for name in names():
            open_it = partial(self._holder.open_example, name)
            menu.addAction(name, partial(self.if_saved, open_it))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        ask_open(self._parent, self.folder, self.open_chosen)

    def open_chosen(self, path: Path) -> None:
        """Open a project file that is chosen or dropped."""
        self.if_saved(lambda: self._holder.open_path(path))

    def save(self) -> None:
        """Write the project to its file; one that has none asks for one."""
        self._save_then(_nothing)

    def save_as(self) -> None:
        """Ask for a file and write the project to it."""
        self._save_as_then(_nothing)

    def if_saved(self, then: Callable[[], object]) -> None:
        """Go on once nothing would be lost by it."""
        if self._holder.document.modified:
            ask_unsaved(self._parent, self._holder.name, lambda: self._save_then(then), then)
        else:
            then()

    def _save_then(self, then: Callable[[], object]) -> None:
        if self._holder.document.path is None:
            self._save_as_then(then)
        elif self._holder.save():
            then()

    def _save_as_then(self, then: Callable[[], object]) -> None:
        def save(path: Path) -> None:
            if self._holder.save_to(path):
                then()

        unnamed = self.folder / f"{self._holder.name}{ENDING}"
        ask_save(self._parent, self._holder.document.path or unnamed, save)


def dropped(event: QDropEvent) -> Path | None:
    """Return the one project file or table that is being dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    fits = len(paths) == 1 and paths[0].suffix in (ENDING, *ENDINGS)
    return paths[0] if fits else None


def _nothing() -> None:
    """Have nothing more to do."""
