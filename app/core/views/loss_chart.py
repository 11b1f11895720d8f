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

    name: str
    part: str | None
    look: Look
    hue: Callable[[Theme], Color]


def chart(
    course: Course, field: Field, log_loss: bool, log_steps: bool, width: float, height: float,
    translate: Translate,
) -> Chart:  # fmt: skip
    """Return the chart of what is known of a run, in pixels; ``translate`` names its curves."""
    computed = course.run.history.computed
    detailed = DETAILED_LOG if log_steps else computed if computed <= DETAILED else 0
    curves = tuple(
        Curve(
            translate(source.name), _cells(course, source, field, detailed), source.look, source.hue
        )
        for source in _sources(course, field)
    )
    x = Axis(1.0, max(2.0, float(computed)), log_steps)
    if field is Field.ACCURACY:
        return Chart(width, height, curves, x, SHARES, _share_text)
    ends = [end for curve in curves for end in (curve.cells.lows, curve.cells.highs)]
    return Chart(width, height, curves, x, axis_of(ends, log_loss), _tick_text)


def readings(course: Course, field: Field, step: int) -> tuple[Reading | None, ...]:
    """Return what each curve says at a step, None where that is not known yet."""
    return tuple(_reading(course, source, field, step) for source in _sources(course, field))


def _sources(course: Course, field: Field) -> Iterator[_Source]:
    if field is Field.LOSS:
        yield _OF_ALL if course.whole else _OF_BATCHES
    for part in course.parts:
        if not (field is Field.LOSS and course.whole and part.name == "train"):
            yield _SOURCES[part.name]


def _loss(colors: Theme) -> Color:
    return colors.loss


def _text(colors: Theme) -> Color:
    return colors.text


_OF_ALL = _Source(worded("train"), None, Look.MAIN, _loss)
_OF_BATCHES = _Source(worded("batch"), None, Look.NOISE, _loss)
_SOURCES = {
    "train": _Source(worded("train"), "train", Look.MAIN, _loss),
    "test": _Source(worded("test"), "test", Look.OTHER, _text),
}


def _cells(course: Course, source: _Source, field: Field, detailed: int) -> Cells:
    if source.part is None:
        return course.batch_losses(detailed)
    steps, values = course.curve(source.part, field)
    return Cells(steps, values, values)


def _reading(course: Course, source: _Source, field: Field, step: int) -> Reading | None:
    if source.part is None:
        loss = course.run.history.losses[step]
        return Reading(step, loss, _value_text(loss, field))
    found = course.at(source.part, step)
    if found is None:
        return None
    at, score = found
    return Reading(at, score[field], _value_text(score[field], field))


def _value_text(value: float, field: Field) -> str:
    return f"{value:.{LOSS_DIGITS}g}" if field is Field.LOSS else f"{100.0 * value:.1f} %"


def _tick_text(value: float) -> str:
    return f"{value:.3g}".replace("e-0", "e−").replace("e-", "e−").replace("e+", "e")


def _share_text(value: float) -> str:
    return f"{100.0 * value:.0f} %"
