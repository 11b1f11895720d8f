"""Progress of long work: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import Any

import click

# How long work goes on between two looks at it.
SLICE_SECONDS = 0.1
# Painting the bar more often would take time from the work.
MOST_UPDATES = 1000


def progress(total: int, label: str) -> AbstractContextManager[Any]:
    """Return click's progress bar on standard error, hidden where nobody looks at it."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    return click.progressbar(
        length=total, label=label, file=sys.stderr, hidden=not seen,
        update_min_steps=max(1, total // MOST_UPDATES),
    )  # fmt: skip
