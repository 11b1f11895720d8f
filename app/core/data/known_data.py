"""Data that have been read: what a project learns from is not read again at every change."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from app.core.data.samples import NamedSamples, check_fit, observed, scaled, usable_split
from app.core.errands import Tell, unheard
from app.core.project import Data, Project, Rows, Split, Table
from engine.columns import Observations

Key = tuple[Data, Split | None]

# So much is read, or made, within a frame.
QUICK_BYTES = 256 * 1024
QUICK_SAMPLES = 5000


class Known(NamedTuple):
    """Data as a network gets them, by what they are."""

    key: Key
    samples: NamedSamples


class KnownData:
    """Remembers the last data, and tables for good: undo finds them though their file is gone."""

    def __init__(self) -> None:
        self._last: Known | None = None
        # As they were measured: however they are scaled and split, it is one table.
        self._tables: dict[Table, Observations] = {}

    def of(self, project: Project, tell: Tell = unheard) -> NamedSamples:
        """Return what a project learns from; raise ``Problem`` where that does not fit it."""
        key = project.data, project.training.split
        data = self._at_hand(key)
        if data is None:
            data = scaled(self._observed(project.data, tell), *key)
            self.keep(Known(key, data))
        check_fit(project, data)
        return data

    def is_quick(self, data: Data, split: Split | None) -> bool:
        """Return whether data are at hand, or soon are, before anybody has to wait."""
        return self._at_hand((data, split)) is not None or is_quick(data)

    def read(self, data: Data, split: Split | None, tell: Tell = unheard) -> Known:
        """Return data with as good a split as they allow for.

        This may be done in another thread, while what is kept is in use; raise ``Problem`` or
        ``OSError`` where there are none.
        """
        if self._last is not None and self._last.key == (data, split):
            return self._last
        observations = self._observed(data, tell)
        key = data, usable_split(len(observations.inputs.values), split)
        return Known(key, scaled(observations, *key))

    def keep(self, known: Known) -> None:
        """Have data at hand until others are needed."""
        self._last = known

    def _at_hand(self, key: Key) -> NamedSamples | None:
        last = self._last
        return last.samples if last is not None and last.key == key else None

    def _observed(self, data: Data, tell: Tell) -> Observations:
        if not isinstance(data, Table):
            return observed(data, tell)
        table = replace(data, scale="none", scale_targets="none")
        if table not in self._tables:
            self._tables[table] = observed(table, tell)
        return self._tables[table]


def is_small(path: Path) -> bool:
    """Return whether it is quickly known what is in a file, or that nothing can be read."""
    try:
        if path.is_file():
            return path.stat().st_size <= QUICK_BYTES
        return path.is_dir() or not path.exists()
    except (OSError, ValueError):  # no name of a file
        return True


def is_quick(data: Data) -> bool:
    """Return whether data are read, or made, before anybody has to wait."""
    if isinstance(data, Table):
        return is_small(Path(data.csv))
    count = len(data.inputs) if isinstance(data, Rows) else data.samples or 0
    return count <= QUICK_SAMPLES
