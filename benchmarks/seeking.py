"""Any event of a long run: how soon it is there, and what remembering the run costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter

from app.core.run import Run, build
from benchmarks.measure import Result, percentile
from benchmarks.networks import project

STEPS = 1_000_000
SEEKS = 1000
FRAME = 16.7


def results() -> Iterator[Result]:
    """Yield the time of random seeks in milliseconds and the size of the history."""
    for name, optimizer, shuffle in (
        ("2-8-8-1", "sgd", False),
        ("2-8-8-1 by Adam", "adam", False),
        ("2-8-8-1, shuffled", "sgd", True),
    ):
        which = project(
            (2, 8, 8, 1), batch=10, samples=100, steps=STEPS, optimizer=optimizer, shuffle=shuffle
        )
        yield from _of_run(build(which), f"{STEPS:,} steps of {name}")


def _of_run(run: Run, name: str) -> Iterator[Result]:
    start = perf_counter()
    run.history.advance(STEPS, float("inf"))
    ran = f"the run itself took {perf_counter() - start:.1f} s"
    times = _seeks(run)
    middle, worst = percentile(times, 0.5), max(times)
    yield Result(f"seek in {name}, p95", percentile(times, 0.95), FRAME, "ms",
                 f"median {middle:.2f} ms, worst {worst:.1f} ms; {ran}")  # fmt: skip
    yield Result(f"history of {name}", run.history.bytes_held / 1e6, 64.0, "MB")


def _seeks(run: Run) -> list[float]:
    """Return how many milliseconds it takes to read each of some events anywhere in the run."""
    chooser = random.Random(0)
    times = []
    for _ in range(SEEKS):
        index = chooser.randrange(run.events)
        start = perf_counter()
        run.trace[index]
        times.append((perf_counter() - start) * 1e3)
    return times
