"""Progress of long work: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from typing import Any

import click


def progress(total: int, label: str) -> AbstractContextManager[Any]:
    """Return click's progress bar on standard error, hidden where nobody looks at it."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    return click.progressbar(length=total, label=label, file=sys.stderr, hidden=not seen)
