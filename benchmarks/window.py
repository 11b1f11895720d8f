"""The real window on a display: how long frames take, and for how long it answers nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Result, percentile
from tests.app.view.x_display import available, x_server

EXAMPLES = ("two-two-two", "xor", "iris", "spiral", "digits", "60-40-40-20", "24 x 9")
PLAYED = ("neuron", "layer", "step")
# Networks of up to 1,000 parameters.
DRAGGED = ("two-two-two", "xor", "iris", "spiral")
# Milliseconds: a frame of a 60 Hz screen, two of them, and what feels like at once.
FRAME, SPIKE, AT_ONCE = 16.7, 33.0, 100.0
# The other programs of a shared machine only ever make it slower: the quickest pass counts.
PASSES = 2
WIDTH, HEIGHT = 1440, 900


def results() -> Iterator[Result]:
    """Yield the distribution of frames for each example, and of dragging a slider."""
    if not available():
        yield Result("the real window", None, FRAME, "ms", "no Xvfb")
        return
    with x_server(WIDTH, HEIGHT) as display:
        for example in EXAMPLES:
            for scenario in PLAYED:
                yield from _frames(display, example, scenario)
        for example in DRAGGED:
            yield from _frames(display, example, "drag")


def _frames(display: str, example: str, scenario: str) -> Iterator[Result]:
    passes = [_driven(display, example, scenario) for _ in range(PASSES)]
    frames = min((one["frames"] for one in passes), key=lambda seconds: percentile(seconds, 0.5))
    median, p95, p99 = (percentile(frames, share) * 1e3 for share in (0.5, 0.95, 0.99))
    remark = f"{len(frames)} frames, p95 {p95:.1f} ms, longest {max(frames) * 1e3:.1f} ms"
    yield Result(f"{example}, {scenario}: median frame", median, FRAME, "ms", remark)
    if scenario in PLAYED:
        yield Result(f"{example}, {scenario}: p99 frame", p99, SPIKE, "ms")


def _driven(display: str, example: str, scenario: str) -> dict[str, list[float]]:
    """Return what a window of its own tells, with settings of its own."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.driven", example, scenario, folder]
        done = subprocess.run(
            command, env=environment, cwd=Path(__file__).parent.parent, check=True,
            stdout=subprocess.PIPE,
        )  # fmt: skip
    told: dict[str, list[float]] = json.loads(done.stdout)
    return told
