"""The stage against bare drawing: a full redraw, and a frame while pulses run."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.core.frame import Segments
from app.core.project import Project
from app.core.run import Run, build
from app.core.scene import Shot, compose
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from app.paint import draw
from benchmarks.measure import Result, compared
from benchmarks.networks import project
from engine.plan.step_plan import Granularity

WIDTH, HEIGHT = 1440, 900
FRAME = 16.7


def results() -> Iterator[Result]:
    """Yield ratios to bare Qt calls that put as much on the screen."""
    for sizes in ((24, 24, 24, 24), (10,) * 12, (4, 6, 3)):
        yield _full_redraw(sizes)
    yield from _pulses()


def _full_redraw(sizes: tuple[int, ...]) -> Result:
    run = _run(sizes, batch=1)
    shot = _shot(run, 0.5, Granularity.NEURON)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    edges = [item for item in compose(shot).still if isinstance(item, Segments)]
    lines = [QLineF(*line) for item in edges for line in item.lines]
    width = sum(item.width * len(item.lines) for item in edges) / len(lines)

    def full() -> None:
        frame = compose(shot)
        painter = QPainter(image)
        draw(painter, frame.still)
        draw(painter, frame.moving)
        painter.end()

    def bare() -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 255, 255), width))
        painter.drawLines(lines)
        painter.end()

    one, other = compared(full, bare)
    remark = f"{one * 1e3:.1f} ms against {other * 1e3:.1f} ms"
    return Result(f"full redraw, {len(lines):,} edges", one / other, 1.5, remark=remark)


def _pulses() -> Iterator[Result]:
    run = _run((784, 128, 10), batch=32)
    still = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image = still.copy()
    for granularity in (Granularity.PRODUCT, Granularity.NEURON, Granularity.LAYER):
        shots = [_shot(run, 0.02 * number, granularity) for number in range(1, 20)]

        def frames(shots: list[Shot] = shots) -> None:
            for shot in shots:
                frame = compose(shot)
                painter = QPainter(image)
                painter.drawImage(QPointF(), still)
                draw(painter, frame.moving)
                painter.end()

        def copies(count: int = len(shots)) -> None:
            for _ in range(count):
                painter = QPainter(image)
                painter.drawImage(QPointF(), still)
                painter.end()

        one, other = compared(frames, copies)
        one, other = one / len(shots), other / len(shots)
        name = f"frame of 784-128-10 during pulses, by {granularity}"
        remark = f"{one * 1e3:.2f} ms against {other * 1e3:.2f} ms"
        yield Result(name, one / other, 3.0, remark=remark)
        yield Result(name, one * 1e3, FRAME, "ms")


def _run(sizes: tuple[int, ...], batch: int) -> Run:
    made: Project = project(sizes, batch=batch, samples=batch, steps=100)
    return build(made)


def _shot(run: Run, share: float, granularity: Granularity) -> Shot:
    """Return a shot ``share`` into the first group of the run."""
    timing = Timing(run.plan, granularity)
    span = timing.group(0).stages[0].span
    base = project((2, 2, 2), batch=1, samples=1, steps=1)
    playhead = playhead_at(span.start + share * (span.stop - span.start), run.events)
    return Shot(run, timing, playhead, base.layout, base.view, WIDTH, HEIGHT)
