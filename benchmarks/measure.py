"""Timing that survives a noisy machine: contestants take turns, and medians are compared."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Result:
    """One measured figure beside what it should be at most, or at least; None: not measured."""

    name: str
    value: float | None
    limit: float
    unit: str = "×"
    remark: str = ""
    at_least: bool = False

    def __str__(self) -> str:
        """Return the result as a row of a table."""
        value = "–" if self.value is None else f"{self.value:.2f} {self.unit}"
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}"
        return f"| {self.name} | {value} | {limit} | {self._verdict} | {self.remark} |"

    @property
    def _verdict(self) -> str:
        if self.value is None:
            return "skipped"
        good = self.value >= self.limit if self.at_least else self.value <= self.limit
        return "ok" if good else "MISSED"


def seconds(action: Callable[[], object], repeats: int) -> float:
    """Return the mean time of one call among ``repeats``, none of it spent on others' garbage."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    for _ in range(repeats):
        action()
    time = perf_counter() - start
    gc.enable()
    return time / repeats


def compared(
    one: Callable[[], object], other: Callable[[], object], *, rounds: int = 15, repeats: int = 1
) -> tuple[float, float]:
    """Return the median seconds of both, measured in turns."""
    seconds(one, 1)
    seconds(other, 1)
    times = [(seconds(one, repeats), seconds(other, repeats)) for _ in range(rounds)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
