"""Timing that survives a noisy machine: contestants take turns, and medians are compared."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Result:
    """One measured figure beside what it should be at most."""

    name: str
    value: float
    limit: float
    unit: str = "×"
    remark: str = ""

    def __str__(self) -> str:
        """Return the result as a row of a table."""
        verdict = "ok" if self.value <= self.limit else "MISSED"
        value, limit = f"{self.value:.2f} {self.unit}", f"≤ {self.limit:g} {self.unit}"
        return f"| {self.name} | {value} | {limit} | {verdict} | {self.remark} |"


def seconds(action: Callable[[], object], repeats: int) -> float:
    """Return the mean time of one call among ``repeats``."""
    start = perf_counter()
    for _ in range(repeats):
        action()
    return (perf_counter() - start) / repeats


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
