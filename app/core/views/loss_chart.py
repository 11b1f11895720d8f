"""The chart of a run's loss, or of its accuracy: which curves, on which axes, with what to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

from app.core.color import Color
from app.core.theme import Theme
from app.core.views.axis import Axis, axis_of
from app.core.views.chart import Chart, Curve, Look, Reading
from app.core.views.course import Course
from app.core.views.extremes import Cells
from engine.wording import Translate, worded

# So many losses are drawn each by itself, more of them in stretches; of those on a logarithmic
# axis the first ones are far apart always.
DETAILED, DETAILED_LOG = 16_000, 1_000
LOSS_DIGITS = 6
# All shares, and a little room above them.
SHARES = Axis(0.0, 1.04)


class Field(IntEnum):
    """What a chart is of: a field of the scores."""

    LOSS = 0
    ACCURACY = 1


class _Source(NamedTuple):
    """Where a curve comes from: a part of the samples, or without one the steps' batches."""

    course: Course
    name: str
    part: str | None
    look: Look
    hue: Callable[[Theme], Color]


def chart(
    course: Course, field: Field, log_loss: bool, log_steps: bool, width: float, height: float,
    translate: Translate, ghost: Course | None = None,
) -> Chart:  # fmt: skip
    """Return the chart of what is known of a run, in pixels; ``translate`` names its curves.

    ``ghost`` is the course that it is compared with.
    """
    known = [each.run.history.computed for each in (course, ghost) if each is not None]
    computed = max(known)
    detailed = DETAILED_LOG if log_steps else computed if computed <= DETAILED else 0
    curves = tuple(
        Curve(translate(source.name), _cells(source, field, detailed), source.look, source.hue)
        for source in _sources(course, ghost, field)
    )
    x = Axis(1.0, max(2.0, float(computed)), log_steps)
    if field is Field.ACCURACY:
        return Chart(width, height, curves, x, SHARES, _share_text)
    ends = [end for curve in curves for end in (curve.cells.lows, curve.cells.highs)]
    return Chart(width, height, curves, x, axis_of(ends, log_loss), _tick_text)


def readings(
    course: Course, field: Field, step: int, ghost: Course | None = None
) -> tuple[Reading | None, ...]:
    """Return what each curve says at a step, None where that is not known yet."""
    return tuple(_reading(source, field, step) for source in _sources(course, ghost, field))


def _sources(course: Course, ghost: Course | None, field: Field) -> Iterator[_Source]:
    """Yield where the curves come from, the ghost's just below the one it is compared with."""
    others = () if ghost is None else _own_sources(ghost, field)
    before = next((source for source in others if source.look is Look.MAIN), None)
    for source in _own_sources(course, field):
        if source.look is Look.MAIN and before is not None:
            yield before._replace(name=worded("before"), look=Look.GHOST, hue=_muted)
            yield source._replace(name=worded("what if"))
        else:
            yield source


def _own_sources(course: Course, field: Field) -> Iterator[_Source]:
    if field is Field.LOSS:
        name, look = (_TRAIN, Look.MAIN) if course.whole else (_BATCH, Look.NOISE)
        yield _Source(course, name, None, look, _loss)
    for part in course.parts:
        if not (field is Field.LOSS and course.whole and part.name == "train"):
            yield _Source(course, *_PARTS[part.name])


def _loss(colors: Theme) -> Color:
    return colors.loss


def _text(colors: Theme) -> Color:
    return colors.text


def _muted(colors: Theme) -> Color:
    return colors.muted


_TRAIN, _BATCH = worded("train"), worded("batch")
_PARTS = {
    "train": (_TRAIN, "train", Look.MAIN, _loss),
    "test": (worded("test"), "test", Look.OTHER, _text),
}


def _cells(source: _Source, field: Field, detailed: int) -> Cells:
    if source.part is None:
        return source.course.batch_losses(detailed)
    steps, values = source.course.curve(source.part, field)
    return Cells(steps, values, values)


def _reading(source: _Source, field: Field, step: int) -> Reading | None:
    if source.part is None:
        losses = source.course.run.history.losses
        return _read(step, losses[step], field) if step < len(losses) else None
    found = source.course.at(source.part, step)
    return None if found is None else _read(found[0], found[1][field], field)


def _read(step: int, value: float, field: Field) -> Reading:
    return Reading(step, value, _value_text(value, field))


def _value_text(value: float, field: Field) -> str:
    return f"{value:.{LOSS_DIGITS}g}" if field is Field.LOSS else f"{100.0 * value:.1f} %"


def _tick_text(value: float) -> str:
    return f"{value:.3g}".replace("e-0", "e−").replace("e-", "e−").replace("e+", "e")


def _share_text(value: float) -> str:
    return f"{100.0 * value:.0f} %"
