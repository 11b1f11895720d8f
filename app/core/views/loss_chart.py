"""The chart of a run's loss, or of its accuracy: which curves, how far, with what to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from app.core.color import Color, mixed
from app.core.theme import Theme
from app.core.views.course import Course
from app.core.views.extremes import Cells, outline
from engine.arrays import Array
from engine.words.wording import Translate, Wording, joined, worded

# So many losses are drawn each by itself, more of them in stretches; of those on a logarithmic
# axis the first ones are far apart always.
DETAILED, DETAILED_LOG = 16_000, 1_000
# In so many columns a curve keeps the lowest and the highest value of each.
COLUMNS = 300
# The first steps of a run are always found out: the axis has room for them from the beginning.
FIRST_STEPS = 1000
# How many digits a loss has, and how many letters it takes at most.
LOSS_DIGITS, MOST_LETTERS = 6, 10
# Which share of a linear axis may be empty so that it begins at 0.
EMPTY = 0.6
# What is closer to 0 or further from it could not be reckoned with.
NEAREST, FURTHEST = 1e-140, 1e140
SHARES = (0.0, 1.0)


class Field(IntEnum):
    """What a chart is of: a field of the scores."""

    LOSS = 0
    ACCURACY = 1


class Look(NamedTuple):
    """How a curve is drawn: its width in pixels, how much of its hue, and whether it is dashed."""

    width: float
    strength: float = 1.0
    dashed: bool = False


NOISE, MAIN, OTHER, GHOST = Look(1.0, 0.5), Look(2.0), Look(1.5, dashed=True), Look(1.5, 0.8)


class Curve(NamedTuple):
    """Values over steps counted from 1; ``hue`` takes its colour from a theme."""

    name: str
    steps: Array
    values: Array
    look: Look
    hue: Callable[[Theme], Color]

    def color(self, colors: Theme) -> Color:
        """Return the colour of the line."""
        return mixed(colors.background, self.hue(colors), self.look.strength)


class Reading(NamedTuple):
    """What a curve says at the playhead: the step, the value there, and how it is written."""

    step: int
    value: float
    text: str


class Chart(NamedTuple):
    """Curves on axes: from step 1 to ``last``, and from ``low`` to ``high``.

    ``say`` writes a number of the upright axis.
    """

    curves: tuple[Curve, ...]
    last: float
    low: float
    high: float
    log_steps: bool
    log_values: bool
    say: Callable[[float], str]

    def covering(self, other: Chart) -> Chart:
        """Return the same chart with room for what another one has room for, too."""
        return self._replace(low=min(self.low, other.low), high=max(self.high, other.high))


class _Source(NamedTuple):
    """Where a curve comes from: a part of the samples, or without one the steps' batches."""

    course: Course
    name: str
    part: str | None
    look: Look
    hue: Callable[[Theme], Color]


def chart(
    course: Course, field: Field, log_loss: bool, log_steps: bool, translate: Translate,
    ghost: Course | None = None,
) -> Chart:  # fmt: skip
    """Return the chart of what is known of a run; ``translate`` names its curves.

    ``ghost`` is the course that it is compared with.
    """
    histories = [each.run.history for each in (course, ghost) if each is not None]
    computed = max(history.computed for history in histories)
    detailed = DETAILED_LOG if log_steps else computed if computed <= DETAILED else 0
    curves = tuple(
        Curve(
            translate(source.name), *_points(_cells(source, field, detailed), log_steps),
            source.look, source.hue,
        )
        for source in _sources(course, ghost, field)
    )  # fmt: skip
    last = max(2.0, float(max(computed, min(course.run.trace.steps, FIRST_STEPS))))
    if field is Field.ACCURACY:
        return Chart(curves, last, *SHARES, log_steps, False, _share_text)
    span = _span([curve.values for curve in curves], log_loss)
    return Chart(curves, last, *span, log_steps, log_loss, _tick_text)


def readings(
    course: Course, field: Field, step: int, ghost: Course | None = None
) -> tuple[Reading | None, ...]:
    """Return what each curve says at a step, None where that is not known yet."""
    return tuple(_reading(source, field, step) for source in _sources(course, ghost, field))


def _sources(course: Course, ghost: Course | None, field: Field) -> Iterator[_Source]:
    """Yield where the curves come from, the ghost's just below the one it is compared with."""
    others = () if ghost is None else _own_sources(ghost, field)
    before = next((source for source in others if source.look is MAIN), None)
    for source in _own_sources(course, field):
        if source.look is MAIN and before is not None:
            yield before._replace(name=worded("before"), look=GHOST, hue=_muted)
            yield source._replace(name=worded("what if"))
        else:
            yield source


def _own_sources(course: Course, field: Field) -> Iterator[_Source]:
    if field is Field.LOSS:
        name, look = (_TRAIN, MAIN) if course.whole else (_BATCH, NOISE)
        yield _Source(course, name, None, look, _loss)
    for part in course.parts:
        if not (field is Field.LOSS and course.whole and part.name == "train"):
            yield _Source(course, *_PARTS[part.name])


def left_out(course: Course) -> Wording:
    """Return which curves are those of some samples only, for people to read."""
    return joined(
        " ",
        (
            worded(
                "{curve}: {shown:,} of {count:,} samples.",
                curve=_PARTS[part.name][0], shown=len(part.rows), count=part.of,
            )
            for part in course.parts
            if len(part.rows) < part.of
        ),
    )  # fmt: skip


def _loss(colors: Theme) -> Color:
    return colors.loss


def _text(colors: Theme) -> Color:
    return colors.text


def _muted(colors: Theme) -> Color:
    return colors.muted


_TRAIN, _BATCH = worded("train"), worded("batch")
_PARTS = {
    "train": (_TRAIN, "train", MAIN, _loss),
    "test": (worded("test"), "test", OTHER, _text),
}


def _cells(source: _Source, field: Field, detailed: int) -> Cells:
    if source.part is None:
        return source.course.batch_losses(detailed)
    steps, values = source.course.curve(source.part, field)
    return Cells(steps, values, values)


def _points(cells: Cells, log_steps: bool) -> tuple[Array, Array]:
    """Return the points of a curve: steps and values."""
    steps = cells.places + 1.0
    across = np.log(steps) if log_steps else steps
    columns = np.floor(across * (COLUMNS / np.max(across, initial=1.0)))
    return outline(Cells(steps, cells.lows, cells.highs), columns)


def _span(curves: Sequence[Array], logarithmic: bool) -> tuple[float, float]:
    """Return the lowest and the highest of the values that can stand on an axis, or 0 for low."""
    values = np.concatenate(curves)
    lowest = NEAREST if logarithmic else -FURTHEST
    values = values[(values >= lowest) & (values <= FURTHEST)]
    if len(values) == 0:
        return (0.1, 1.0) if logarithmic else (0.0, 1.0)
    low, high = float(values.min()), float(values.max())
    return 0.0 if not logarithmic and 0.0 <= low <= EMPTY * high else low, high


def _reading(source: _Source, field: Field, step: int) -> Reading | None:
    if source.part is None:
        losses = source.course.run.history.losses
        return _read(step, losses[step], field) if step < len(losses) else None
    found = source.course.at(source.part, step)
    return None if found is None else _read(found[0], found[1][field], field)


def _read(step: int, value: float, field: Field) -> Reading:
    return Reading(step, value, _value_text(value, field))


def _value_text(value: float, field: Field) -> str:
    if field is not Field.LOSS:
        return f"{100.0 * value:.1f} %"
    texts = (f"{value:.{digits}g}" for digits in range(LOSS_DIGITS, 0, -1))
    return next(text for text in texts if len(text) <= MOST_LETTERS)


def _tick_text(value: float) -> str:
    return f"{value:.3g}".replace("e-0", "e−").replace("e-", "e−").replace("e+", "e")


def _share_text(value: float) -> str:
    return f"{100.0 * value:.0f} %"
