"""Work that a person waits for: done at once, or elsewhere while the window goes on.

What has to be read may be large. Who needs it says what to do when it is there, and whoever runs
the errand decides where the reading is done. The work itself changes nothing that others see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from threading import Thread
from typing import Any, Generic, TypeVar

from app.core.refusals import REFUSED

T = TypeVar("T")

# Told now and then which share of the work is done, from 0 to 1; raises ``GivenUp``.
Tell = Callable[[float], None]

# How soon another thread gets its turn: the window asks for it a thousand times a picture.
SWITCH_SECONDS = 0.00005


class GivenUp(Exception):  # noqa: N818  # nothing is wrong
    """Nobody wants the result any more."""


@dataclass(frozen=True)
class Errand(Generic[T]):
    """Something to be fetched: ``work(tell)`` returns it, and ``then`` takes it.

    ``name`` is what is fetched. What cannot be had, a ``Problem`` or ``OSError`` of the work, goes
    to ``refused`` instead.
    """

    name: str
    work: Callable[[Tell], T]
    then: Callable[[T], object]
    refused: Callable[[Exception], object]


# Starts an errand; what it returns gives the errand up, if it is still under way.
Runner = Callable[[Errand[Any]], Callable[[], None]]


def unheard(share: float) -> None:
    """Hear nothing of how far work has come."""


def run_at_once(errand: Errand[T]) -> Callable[[], None]:
    """Do an errand now."""
    try:
        found = errand.work(unheard)
    except REFUSED as error:
        errand.refused(error)
    else:
        errand.then(found)
    return nothing


def elsewhere(work: Callable[[Tell], T], patience: float = 0.0) -> Generator[float, None, T]:
    """Do work in a thread of its own, giving which share of it is done whenever one asks.

    Who asks waits for it up to ``patience`` seconds. Returns its result, or raises what it raised.
    Closing gives it up: it ends when it next tells how far it is, and nobody hears of it again.
    """
    told = _Told()
    future: Future[T] = Future()
    sys.setswitchinterval(SWITCH_SECONDS)
    Thread(target=_fulfil, args=(future, work, told), daemon=True).start()
    try:
        while not wait([future], patience).done:
            yield told.share
        return future.result()
    finally:
        told.given_up = True


class _Told:
    """How far work in another thread is, and whether it is still wanted."""

    def __init__(self) -> None:
        self.share = 0.0
        self.given_up = False

    def __call__(self, share: float) -> None:
        if self.given_up:
            raise GivenUp
        self.share = share


def _fulfil(future: Future[T], work: Callable[[Tell], T], told: Tell) -> None:
    try:
        future.set_result(work(told))
    except BaseException as error:  # whatever it is, it belongs to who waits
        future.set_exception(error)


def nothing() -> None:
    """Give up nothing: what was to be done is done."""
