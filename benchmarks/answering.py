"""``python3 -m benchmarks.answering SCENARIO FOLDER [EXAMPLE]``: does the window answer meanwhile?

The real window does something that takes long: it trains as fast as it can, exports, or loads.
A pulse tells for how long at a time it answered nobody: by the clock, and by the processor time of
its thread, which neither other programs nor waiting for another thread lengthen.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.file_format.project_file import save
from app.core.hands_on.csv_choice import suggested, use
from app.core.navigation import breakpoints, steering
from app.export import ExportJob, export
from app.view.window.window import Window
from benchmarks.driven import PULSE, SETTLING, opened
from benchmarks.networks import project

SECONDS = 8.0
ROWS, COLUMNS = 1_000_000, 10
# So many events are shown, after some that fill what is kept for a while.
EVENTS, WARMING = 20_000, 4_000
EVENTS_AT_ONCE = 20
# What plays together is about one picture of a film: it shows many different things, and soon ends.
FILM_SECONDS = 0.03
NEVER = "value > 1e9"

Ended = Callable[[], object]
Act = Callable[[Window, Path, Ended], None]


class Pulse(QTimer):
    """Beats, and keeps of each beat how late it came and how long the thread worked before it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.late: list[float] = []
        self.busy: list[float] = []
        self._last = perf_counter(), thread_time()
        self.timeout.connect(self._beat)

    def begin(self) -> None:
        """Beat from now on."""
        self._last = perf_counter(), thread_time()
        self.start(round(PULSE * 1e3))

    def _beat(self) -> None:
        now = perf_counter(), thread_time()
        self.late.append(max(0.0, now[0] - self._last[0] - PULSE))
        self.busy.append(now[1] - self._last[1])
        self._last = now


def following(condition: str | None) -> Act:
    """Return what trains as fast as it can, past a breakpoint that is never met."""

    def act(window: Window, _: Path, ended: Ended) -> None:
        if condition:
            breakpoints.add(window.session, condition)
        steering.change_view(window.session, follow=True)
        window.session.play(1)
        QTimer.singleShot(int(SECONDS * 1e3), ended)

    return act


def exporting(name: str) -> Act:
    """Return what exports a film."""

    def act(window: Window, folder: Path, ended: Ended) -> None:
        bar, session = window.export_bar, window.session
        bar.finished.connect(ended)
        job = ExportJob(session.project, folder / name, seconds=FILM_SECONDS, overwrite=True)
        bar.start(name, export(job, session.run.data))

    return act


def loading_table(window: Window, folder: Path, ended: Ended) -> None:
    """Learn from a table of a million rows, while the network is played."""
    path = folder / "table.csv"
    names = [f"c{number}" for number in range(COLUMNS)]
    values = np.random.default_rng(0).normal(size=(ROWS, COLUMNS))
    np.savetxt(path, values, "%.5f", ",", header=",".join(names), comments="")
    window.session.play(1)
    use(window.session, suggested(path, names), partial(_soon, ended), print)


def loading_project(window: Window, folder: Path, ended: Ended) -> None:
    """Open a project with a hundred thousand weights, while another one is played."""
    path, before = folder / "large.deltastep", window.session
    save(path, project((784, 128, 10), batch=8, samples=1000, steps=1000))
    window.session.play(1)
    window.open_path(path)
    looking = QTimer(window)

    def look() -> None:
        if window.session is not before:
            looking.stop()
            _soon(ended)

    looking.timeout.connect(look)
    looking.start(10)


def soaking(window: Window, _: Path, ended: Ended) -> None:
    """Show thousands of events, and tell by how much memory has grown."""
    session = window.session
    start, seen = session.place, 0

    def go_on() -> None:
        nonlocal seen, start
        seen += EVENTS_AT_ONCE
        session.seek((start + seen) % session.run.events)
        if seen == WARMING:
            _soaked["before"] = _memory()
        if seen >= WARMING + EVENTS:
            _soaked["grown"] = _memory() - _soaked["before"]
            ended()

    timer = QTimer(window)
    timer.timeout.connect(go_on)
    timer.start(0)


_soaked: dict[str, float] = {}


def _memory() -> float:
    """Return how much memory this process holds, in megabytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _soon(ended: Ended) -> None:
    """End when what has been loaded is on the screen."""
    QTimer.singleShot(1000, ended)


SCENARIOS: dict[str, Act] = {
    "follow": following(None),
    "follow, condition": following(NEVER),
    "export mp4": exporting("film.mp4"),
    "export gif": exporting("film.gif"),
    "export png": exporting("pictures"),
    "load csv": loading_table,
    "load project": loading_project,
    "soak": soaking,
}


def measured(name: str, act: Act, folder: Path) -> dict[str, float]:
    """Return the longest times without an answer in milliseconds, and what else was found."""
    application, ground, window = opened(name, folder / "settings.json")
    pulse = Pulse(ground)

    def begin() -> None:
        act(window, folder, partial(QApplication.exit, 0))
        pulse.begin()

    QTimer.singleShot(int(SETTLING * 1e3), begin)
    began = perf_counter()
    application.exec()
    found = {"seconds": perf_counter() - began - SETTLING, "beats": len(pulse.late), **_soaked}
    for told, times in (("late", pulse.late), ("busy", pulse.busy)):
        for share in (50, 99, 100):
            found[f"{told} p{share}, ms"] = round(1e3 * float(np.percentile(times, share)), 1)
    return found


if __name__ == "__main__":
    scenario, target, example = (*sys.argv[1:], "xor")[:3]
    json.dump(measured(example, SCENARIOS[scenario], Path(target)), sys.stdout)
    sys.stdout.write("\n")
    sys.stdout.flush()
    os._exit(0)
