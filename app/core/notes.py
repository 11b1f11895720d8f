"""What there is to be told about a run at some moment: trouble, with cause and remedy."""

from __future__ import annotations

from app.core.run import Run
from engine.trouble import Trouble, found, not_finite, situation


def notes(run: Run, step: int) -> tuple[Trouble, ...]:
    """Return the trouble that a run has just before training step ``step``.

    After a number that is not finite nothing else is worth telling.
    """
    history = run.history
    if history.first_not_finite is None:
        history.state(step)
    first = history.first_not_finite
    if first is None or first >= step:
        return tuple(found(situation(history, step)))
    stop = not_finite(history)
    return () if stop is None else (stop,)
