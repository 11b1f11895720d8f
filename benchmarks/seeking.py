"""Any event of a long run: how soon it is there, and what remembering the run costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter

from app.core.run import build
from benchmarks.measure import Result, percentile
from benchmarks.networks import project

STEPS = 100_000
SEEKS = 1000
FRAME = 16.7


def results() -> Iterator[Result]:
    """Yield the time of random seeks in milliseconds and the size of the history."""
    run = build(project((2, 8, 8, 1), batch=10, samples=100, steps=STEPS))
    start = perf_counter()
    run.history.advance(STEPS, float("inf"))
    ran = f"the run itself took {perf_counter() - start:.1f} s"
    chooser = random.Random(0)
    times = []
    for _ in range(SEEKS):
        index = chooser.randrange(run.events)
        start = perf_counter()
        run.trace[index]
        times.append((perf_counter() - start) * 1e3)
    name = f"seek in {STEPS:,} steps of 2-8-8-1"
    yield Result(f"{name}, median", percentile(times, 0.5), FRAME, "ms", ran)
    yield Result(f"{name}, p95", percentile(times, 0.95), FRAME, "ms")
    yield Result("history of that run", run.history.bytes_held / 1e6, 64.0, "MB")
