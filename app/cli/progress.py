"""Progress of long work: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import Any, Protocol

import click

# How long work goes on between two looks at it.
SLICE_SECONDS = 0.1
# Painting the bar more often would take time from the work.
MOST_UPDATES = 1000


class Trained(Protocol):
    """One run or several, of which any step can be reached little by little."""

    def advance(self, step: int, seconds: float) -> bool:
        """Work towards the state before ``step``; return whether it is reached."""

    def distance(self, step: int) -> int:
        """Return how many steps are still to be taken to get there."""


def progress(total: int, label: str) -> AbstractContextManager[Any]:
    """Return click's progress bar on standard error, hidden where nobody looks at it."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    return click.progressbar(
        length=total, label=label, file=sys.stderr, hidden=not seen,
        update_min_steps=max(1, total // MOST_UPDATES),
    )  # fmt: skip


def train_up_to(step: int, run: Trained) -> None:
    """Compute the state before ``step``, with a bar for those who wait."""
    missing = run.distance(step)
    if missing == 0:
        return
    with progress(missing, "training") as bar:
        while not run.advance(step, SLICE_SECONDS):
            bar.update(missing - run.distance(step) - bar.pos)
        bar.update(missing - bar.pos)
