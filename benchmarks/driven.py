"""``python3 -m benchmarks.driven EXAMPLE SCENARIO FOLDER``: the real window, driven for a while.

A process of its own, with the real clock, event loop and painting. A frame is all the work that
one tick of the clock, or one move of a slider, leads to, and the painting of everything that it
changed in the window. A pulse that should beat every few milliseconds tells for how long the
window answered nobody.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.document import Document
from app.core.file_format.examples import names, open_example
from app.core.navigation import steering
from app.core.project import Project
from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.ground import Ground
from app.view.main import fill, first_window, start
from app.view.parts.control_row import ControlRow
from app.view.window.window import Window
from benchmarks.networks import project

WIDTH, HEIGHT = 1440, 900
SECONDS, SETTLING, PULSE = 6.0, 2.0, 0.005
# Nearly 5,000 edges, with layers that are shown as a part, and with such as are shown whole.
LARGE = {"60-40-40-20": (60, 40, 40, 20), "24 x 9": (24,) * 9}


class Frames(QObject):
    """How long it took, in seconds, from what changed the picture to the end of its painting."""

    def __init__(self, window: QWidget, document: Document) -> None:
        super().__init__(window)
        self.seconds: list[float] = []
        self._begin: float | None = None
        self._changed = False
        self._window = window
        window.installEventFilter(self)
        document.subscribe(self._note)

    def _note(self, _old: Project, _new: Project) -> None:
        self._changed = True

    def timed(self, work: Callable[..., object]) -> Callable[..., None]:
        """Return what does the same, and is the beginning of a frame."""

        def run(*arguments: object) -> None:
            if not self._changed:
                self._begin = CLOCK()
            work(*arguments)

        return run

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the window paint, and take the time where there was a change to be painted."""
        if event.type() is not QEvent.Type.UpdateRequest:
            return False
        self._window.event(event)
        if self._changed:
            if self._begin is not None:
                self.seconds.append(CLOCK() - self._begin)
            self._changed, self._begin = False, None
        return True


CLOCK = thread_time if os.environ.get("CPU") else perf_counter


class Pulse(QTimer):
    """Beats, and keeps by how much each beat came too late, in seconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.late: list[float] = []
        self._last = perf_counter()
        self.timeout.connect(self._beat)
        self.start(round(PULSE * 1e3))

    def _beat(self) -> None:
        now = perf_counter()
        self.late.append(max(0.0, now - self._last - PULSE))
        self._last = now


Act = Callable[[Window, Frames], None]


def playing(size: str, speed: float) -> Act:
    """Return what plays by a granularity."""

    def act(window: Window, frames: Frames) -> None:
        window.session.tick = frames.timed(window.session.tick)  # type: ignore[method-assign]
        window.table[f"by_{size}"].trigger()
        steering.change_view(window.session, speed=speed)
        window.session.play(1)

    return act


def dragging(window: Window, frames: Frames) -> None:
    """Drag the slider of a weight to and fro by mouse, when the loss is known."""
    session = window.session
    steering.change_view(session, selected=(1, 0))
    session.seek(0.6 * session.run.plan.full.events)
    QApplication.processEvents()
    rows = window.workspace.docks.docks["neuron"].findChildren(ControlRow)
    slider = next(row.slider for row in rows if row.isVisible())
    mouse = partial(_mouse, slider)
    mouse(QEvent.Type.MouseButtonPress, 20)
    moves = cycle([*range(20, slider.width() - 20), *range(slider.width() - 20, 20, -1)])
    move = frames.timed(lambda: mouse(QEvent.Type.MouseMove, next(moves)))
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(move)
    timer.start(33)


def _mouse(widget: QWidget, kind: QEvent.Type, x: float) -> None:
    at, left = QPointF(x, widget.height() / 2.0), Qt.MouseButton.LeftButton
    place = widget.mapToGlobal(at)
    event = QMouseEvent(kind, at, place, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


SCENARIOS: dict[str, Act] = {
    "neuron": playing("neuron", 1.0),
    "neuron x20": playing("neuron", 20.0),
    "layer": playing("layer", 1.0),
    "step": playing("step", 1.0),
    "drag": dragging,
}


def session_of(name: str) -> Session:
    """Return an example, or one of the large networks."""
    if name in names():
        return Session(Document(open_example(name)))
    return Session(Document(project(LARGE[name], batch=4, samples=64, steps=1000)))


def opened(name: str, settings: Path) -> tuple[QApplication, Ground, Window]:
    """Return the program with a project in its window."""
    kept = SettingsFile(settings)
    application = start(kept.now)
    ground = first_window(kept.now)
    fill(application, ground, kept, session_of(name), name)
    ground.resize(WIDTH, HEIGHT)
    window = ground.findChild(Window)
    assert window is not None
    return application, ground, window


def measured(name: str, act: Act, settings: Path) -> dict[str, list[float]]:
    """Return the frames and the lateness of some seconds after ``act``."""
    application, ground, window = opened(name, settings)
    frames, pulse = Frames(ground, window.document), Pulse(ground)

    def begin() -> None:
        act(window, frames)
        frames.seconds.clear()
        pulse.late.clear()
        # To quit would ask what to do with the changes.
        QTimer.singleShot(int(SECONDS * 1e3), partial(application.exit, 0))

    QTimer.singleShot(int(SETTLING * 1e3), begin)
    application.exec()
    return {"frames": frames.seconds, "late": pulse.late}


if __name__ == "__main__":
    example, scenario, folder = sys.argv[1:]
    json.dump(measured(example, SCENARIOS[scenario], Path(folder) / "settings.json"), sys.stdout)
    sys.stdout.flush()
    os._exit(0)
