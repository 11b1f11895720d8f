"""What views of a run find out little by little, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer

from app.core.run import Run

# How long a slice of work may take.
SLICE_SECONDS = 0.005
# While the run is played, so many milliseconds are left to it between two slices.
REST_MS = 60


def work_for_a_slice(work: Callable[[], bool]) -> bool:
    """Do piece after piece until ``work`` finds none, or time is over; return whether one was."""
    elapsed = QElapsedTimer()
    elapsed.start()
    worked = False
    while work():
        worked = True
        if elapsed.nsecsElapsed() > SLICE_SECONDS * 1e9:
            break
    return worked


def compute_first(run: Run, steps: int) -> bool:
    """Compute some of so many first steps of a run; return whether there were any to compute."""
    first = min(run.trace.steps, steps)
    if run.history.computed >= first:
        return False
    run.history.advance(first, SLICE_SECONDS)
    return True
