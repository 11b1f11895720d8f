"""Ctrl+C and termination while Qt is at work."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interrupts_noted() -> Iterator[Callable[[], None]]:
    """Let interrupts wait until the function that this gives is called, which raises the first.

    What is raised wherever Python happens to be is dropped in a callback, taken for another error
    where Qt looks for one of its names, and ends the process by abort where its bindings are
    loaded. One that comes when all is done has come too late.
    """
    came: list[signal.Signals] = []

    def note(number: int, _: FrameType | None) -> None:
        came.append(signal.Signals(number))

    usual = {number: signal.signal(number, note) for number in SIGNALS}

    def meet() -> None:
        for number in came:
            signal.signal(number, usual[number])
            signal.raise_signal(number)

    try:
        yield meet
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
