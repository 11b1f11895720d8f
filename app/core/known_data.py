"""Data that have been read: what a project learns from is not read again at every change."""

from __future__ import annotations

from app.core.project import Data, Project, Split, Table
from app.core.samples import NamedSamples, check_fit, read_data

Key = tuple[Data, Split | None]


class KnownData:
    """Remembers the last data, and tables for good: undo finds them though their file is gone."""

    def __init__(self) -> None:
        self._last: tuple[Key, NamedSamples] | None = None
        self._tables: dict[Key, NamedSamples] = {}

    def of(self, project: Project) -> NamedSamples:
        """Return what a project learns from; raise ``Problem`` where that does not fit it."""
        key = project.data, project.training.split
        data = self._known(key)
        if data is None:
            data = read_data(*key)
            if isinstance(project.data, Table):
                self._tables[key] = data
        self._last = key, data
        check_fit(project, data)
        return data

    def _known(self, key: Key) -> NamedSamples | None:
        if self._last is not None and self._last[0] == key:
            return self._last[1]
        return self._tables.get(key) if isinstance(key[0], Table) else None
