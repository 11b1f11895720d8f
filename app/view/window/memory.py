"""What a window finds again the next time: where it was, and where its files were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.document import Document
from app.core.settings import SettingsFile
from app.view.docks.host import DockHost


class Memory:
    """Keeps places in the settings."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def folder(self, document: Document) -> Path:
        """Return where to look for files: beside the project, or where the last one was."""
        if document.path is not None:
            return document.path.parent
        return Path(self._settings.now.folder or Path.cwd())

    def keep_folder(self, document: Document) -> None:
        """Remember where the project is."""
        self._settings.change(**_folder(document))

    def arrange(self, docks: DockHost) -> None:
        """Put the docks where they were."""
        docks.arrange_as(self._settings.now.docks, self._settings.now.dock_shares)

    def keep_opened(self, docks: DockHost, document: Document) -> None:
        """Remember where the docks are, for those around a document, and where that is."""
        self._settings.change(**_places(docks), **_folder(document))

    def keep_docks(self, docks: DockHost) -> None:
        """Remember where the docks are."""
        self._settings.change(**_places(docks))

    def keep_closed(self, docks: DockHost, window: QWidget) -> None:
        """Remember where the docks are, and where their window is on the screen, and how large."""
        place = bytes(window.saveGeometry().data())
        self._settings.change(**_places(docks), window=place)


def _places(docks: DockHost) -> dict[str, object]:
    """Return what is to be remembered of the docks."""
    return {"docks": docks.arrangement(), "dock_shares": docks.shares}


def _folder(document: Document) -> dict[str, str]:
    """Return what is to be remembered of a document; a name that is no text cannot be written."""
    if document.path is None:
        return {}
    folder = str(document.path.absolute().parent)
    return {"folder": folder if folder.isprintable() else ""}
