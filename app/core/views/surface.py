"""The decision surface: what the outputs answer over two inputs, and the data on it."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property

import numpy as np

from app.core.color import Color, faded, mixed
from app.core.frame import (
    MONO_ADVANCE,
    Anchor,
    Disc,
    Face,
    Image,
    Item,
    Point,
    Polyline,
    Segments,
    Text,
)
from app.core.heat import class_colors, painted, winners
from app.core.layout import Area
from app.core.plane import Plane, plane
from app.core.run import Run
from app.core.scene import Shot
from app.core.scene.context import Context
from app.core.theme import Theme
from app.core.views.contour import borders, contour, lines
from engine.arrays import Array, Rows
from engine.training.passes import forward
from engine.words.terms import number_text

# Of more samples than this some are shown.
MOST_SAMPLES = 300
# So few have their answers beside them, where there is so much room in pixels.
MOST_VALUES, LEAST_WIDTH = 6, 180.0
VALUE_DIGITS, VALUE_SIZE = 3, 12.0
# The radius of a sample where there are at most so many, in pixels: in narrower pictures, less.
USUAL_WIDTH = 240.0
RADII = ((6, 7.0), (40, 5.0), (100, 3.6), (MOST_SAMPLES, 2.6))
# How strong the hue of a sample at least is, however near its target is to the middle.
WEAKEST = 0.45


class Surface:
    """The answers of an output, or of all outputs, in a shot; samples are rows of the data.

    Without ``output`` each place shows which of the outputs is the largest.
    """

    def __init__(self, shot: Shot, output: int | None, sample: int) -> None:
        context = Context(shot)
        self.heat, self.theme = context.heat, context.theme
        self.plane = self.heat.plane
        self.output = output
        self.sample = sample
        self.data = shot.run.data
        self.digits = shot.view.digits
        self._before = _ghost_plane(context)
        self._model = shot.run.history.first_model
        self._parameters = context.parameters
        self._held = context.moment.reader.record.batch.inputs[context.moment.position]
        self._depth = context.network.depth

    def same_as(self, other: Surface) -> bool:
        """Return whether another surface looks the same."""
        return self._look == other._look

    @property
    def _look(self) -> tuple[object, ...]:
        return (
            self.plane, self._before, self.theme, self.output, self.sample, self.data, self.digits,
        )  # fmt: skip

    @cached_property
    def rows(self) -> Rows:
        """Return the samples that are always shown, evenly spread over the data."""
        count = len(self.data)
        return np.linspace(0, count - 1, min(count, MOST_SAMPLES)).astype(np.intp)

    @cached_property
    def places(self) -> Array:
        """Return where these samples stand (samples x 2), from the left and from the top."""
        return self.plane.ground.shares(self.data.inputs[self.rows])

    @property
    def samples_key(self) -> Hashable:
        """Return what the picture of all samples depends on: equal keys, equal pictures."""
        return self.data, self.plane.ground, self.output, self.theme

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Return the answers that are the most orange and the bluest."""
        return self.heat.ends(self._depth, self.output or 0)

    def nearest(self, across: float, down: float) -> int:
        """Return the sample nearest to a place."""
        away = np.hypot(*(self.places - (across, down)).T)
        return int(self.rows[int(np.argmin(away))])

    def inputs_at(self, across: float, down: float) -> Array:
        """Return all inputs at a place: two as there, the others as in the sample shown."""
        inputs: Array = self._held.copy()
        inputs[list(self.plane.ground.inputs)] = self.plane.ground.at(across, down)
        return inputs

    def answers(self, inputs: Array) -> Array:
        """Return the outputs (samples x outputs) for inputs (samples x inputs)."""
        with np.errstate(all="ignore"):
            outputs: Array = forward(self._model, self._parameters, inputs).activations[-1]
        return outputs

    def items(self, area: Area) -> list[Item]:
        """Return what changes with the parameters: the answers, and the sample shown on them."""
        return [*self._answers(area), *self._shown(area), *self._values(area)]

    def _answers(self, area: Area) -> Iterator[Item]:
        low, high = self.ends
        if self.output is None:
            pixels = winners(self.plane.outputs(), high - low, self.theme)
            yield Image(area.x, area.y, area.width, area.height, pixels)
        else:
            answers = self.plane.answers(self._depth, self.output)
            pixels = painted(answers, low, high, self.theme)
            yield Image(area.x, area.y, area.width, area.height, pixels)
            pieces = tuple(map(tuple, self._line(area, self.plane).tolist()))
            yield Segments(pieces, faded(self.theme.text, 0.55), 1.2)
        if self._before is not None:
            for line in lines(self._line(area, self._before)):
                yield Polyline(line, faded(self.theme.text, 0.8), 1.4, dashed=True)

    def _line(self, area: Area, plane: Plane) -> Array:
        """Return where the answer changes sides, in pixels (pieces x 4)."""
        if self.output is None:
            pieces = borders(plane.outputs())
        else:
            low, high = self.ends
            pieces = contour(plane.outputs()[:, :, self.output], 0.5 * low + 0.5 * high)
        placed: Array = pieces * ((area.width, area.height) * 2) + (area.x, area.y) * 2
        return placed

    def _shown(self, area: Area) -> Iterator[Item]:
        row = np.array([self.sample])
        ((x, y),) = self._middles(area, self.plane.ground.shares(self.data.inputs[row]))
        radius, ring = self._radius(area), faded(self.theme.strong, 0.9)
        yield Disc(x, y, radius + 4.0, faded(self.theme.background, 0.5), ring, 1.8)
        yield from self._marks(row, [(x, y)], radius)

    def samples(self, area: Area) -> list[Item]:
        """Return the data on the surface: circles to train with, diamonds to test with."""
        return list(self._marks(self.rows, self._middles(area, self.places), self._radius(area)))

    def _radius(self, area: Area) -> float:
        radius = next((size for most, size in RADII if len(self.rows) <= most), RADII[-1][1])
        return radius * min(1.0, area.width / USUAL_WIDTH)

    def _marks(self, rows: Rows, at: Sequence[Point], radius: float) -> Iterator[Item]:
        tested = np.isin(rows, self.data.test_rows).tolist()
        for (x, y), color, is_test in zip(at, self._colors(rows), tested, strict=True):
            draw = diamond if is_test else dot
            yield draw(x, y, radius, color, self.theme)

    def _middles(self, area: Area, shares: Array) -> list[Point]:
        places = shares * (area.width, area.height) + (area.x, area.y)
        return [(x, y) for x, y in places.tolist()]

    def _colors(self, rows: Rows) -> list[Color]:
        """Return the colour of each sample, by its target."""
        targets = self.data.targets[rows]
        if self.output is None:
            hues = class_colors(self.theme, targets.shape[1])
            return [hues[best] for best in np.argmax(targets, axis=1).tolist()]
        low, high = self.ends
        shares = 2.0 * (targets[:, self.output] - low) / (high - low) - 1.0
        return [_hue(self.theme, share) for share in shares.tolist()]

    def _values(self, area: Area) -> Iterator[Item]:
        """Yield the answer to each sample beside it, where there are but a few."""
        few = len(self.rows) <= MOST_VALUES and area.width >= LEAST_WIDTH
        alone = len(self.plane.ground.inputs) == self.data.inputs.shape[1]
        if self.output is None or not few or not alone:
            return
        values = self.answers(self.data.inputs[self.rows])[:, self.output].tolist()
        for value, (x, y) in zip(values, self._middles(area, self.places), strict=True):
            text = number_text(value, VALUE_DIGITS)
            width = len(text) * VALUE_SIZE * MONO_ADVANCE + 18.0
            fits = x + width <= area.right
            anchor, side = (Anchor.LEFT, 1.0) if fits else (Anchor.RIGHT, -1.0)
            at = x + side * 14.0, y - 13.0
            yield Text(*at, text, VALUE_SIZE, self.theme.text, Face.MONO, anchor)


def _ghost_plane(context: Context) -> Plane | None:
    """Return what the run that is compared with answers, None where it is asked otherwise."""
    shot, plane_now = context.shot, context.heat.plane
    ghost = shot.ghost
    if ghost is None or not _asked_alike(ghost, shot.run):
        return None
    record = ghost.history.record(context.moment.step)
    parameters = context.ghost.parameters if context.ghost else record.before.parameters
    sample = context.moment.reader.record.batch.inputs[context.moment.position]
    return plane(ghost.history.first_model, parameters, plane_now.ground, sample)


def _asked_alike(one: Run, other: Run) -> bool:
    """Return whether two runs have the same inputs, scaled alike, and as many outputs."""
    ends = [(run.network.sizes[0], run.network.sizes[-1]) for run in (one, other)]
    scales = [
        (run.data.input_scaling.centre, run.data.input_scaling.spread) for run in (one, other)
    ]
    return ends[0] == ends[1] and all(map(np.array_equal, *scales))


def _hue(theme: Theme, share: float) -> Color:
    """Return the colour of a target between the lowest, -1, and the highest, 1."""
    strength = WEAKEST + (1.0 - WEAKEST) * abs(share) if math.isfinite(share) else 0.0
    return mixed(theme.faint, theme.sign(share), strength)


def dot(x: float, y: float, radius: float, color: Color, theme: Theme) -> Item:
    """Return how a sample to train with is marked."""
    return Disc(x, y, radius, theme.background, color, 0.7 * radius)


def diamond(x: float, y: float, radius: float, color: Color, theme: Theme) -> Item:
    """Return how a sample to test with is marked."""
    reach = 1.3 * radius
    corners = ((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return Polyline(corners, color, 0.45 * radius, fill=theme.background)
