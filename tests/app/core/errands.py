"""Errands for tests: run when the test says so, and files that are large enough for one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.data.known_data import QUICK_BYTES
from app.core.errands import Errand, run_at_once
from app.core.project import Table

ROW = "1.25,2.5,3.75,-1\n-1.5,0.5,2.25,1\n"


class Waiting:
    """Keeps errands until they are done; ``given_up`` counts those nobody wants any more."""

    def __init__(self) -> None:
        self.errands: list[Errand[Any]] = []
        self.given_up = 0

    def run(self, errand: Errand[Any]) -> Callable[[], None]:
        self.errands.append(errand)
        return self._give_up

    def do(self) -> None:
        """Do the errand that came first."""
        run_at_once(self.errands.pop(0))

    def _give_up(self) -> None:
        self.given_up += 1


def large_table(path: Path, **options: Any) -> Table:
    """Write a table that takes a while to read."""
    path.write_text("a,b,c,d\n" + ROW * (QUICK_BYTES // len(ROW) + 1))
    return Table(str(path), ("a", "b"), ("c", "d"), **options)
