"""A slice of the loss over all parameters, with the path of training on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from app.core.color import Color, faded, mixed
from app.core.frame import Clipped, Disc, Image, Item, Point, Polyline, Segments
from app.core.heat import Colors, pixels
from app.core.layout import Area
from app.core.project import Project
from app.core.run import Run
from app.core.theme import Theme
from app.core.views.contour import contour
from app.core.views.path import Path, Slice, slice_along
from engine.arrays import Array
from engine.evaluation import evaluate

# Points along each side, and how many samples the loss is that of at most: fewer where the values
# of more units than these would have to be computed for a point.
SIDE, MOST_SAMPLES, FEWEST_SAMPLES, MOST_UNITS = 32, 256, 16, 50_000
# When the run is computed so many times as far, the path is looked at anew.
FURTHER = 1.25
# Losses below this share of the highest one look alike.
LOWEST = 1e-6
# Lines of equal loss, and how strong the hue of the highest loss is, and that of the lowest one.
LINES, STRONGEST, WEAKEST, SHADES = 9, 0.8, 0.04, 256


class Landscape:
    """The loss over a slice that leads through ``parameters``, found out point by point.

    ``losses`` (SIDE x SIDE) begin at the top left corner.
    """

    def __init__(self, run: Run, cut: Slice, parameters: Array) -> None:
        self.cut, self.parameters = cut, parameters
        self.losses = np.empty((SIDE, SIDE))
        rows = run.data.train_rows
        fitting = MOST_UNITS // sum(run.network.sizes)
        self.of = len(rows)
        self.samples = min(self.of, MOST_SAMPLES, max(FEWEST_SAMPLES, fitting))
        self._rows = rows[np.linspace(0, self.of - 1, self.samples).astype(np.intp)]
        self._run = run
        self._known = 0

    @property
    def progress(self) -> float:
        """Return at which share of the points the loss is known, 0 to 1."""
        return self._known / self.losses.size

    def work(self) -> None:
        """Find out the loss at one more point, which takes a millisecond at most."""
        row, column = divmod(self._known, SIDE)
        at = np.array([[(column + 0.5) / SIDE, (row + 0.5) / SIDE]])
        self.losses[row, column] = self.loss_at(at)
        self._known += 1

    def loss_at(self, shares: Array) -> float:
        """Return the loss at a place (1 x 2) of the slice, from the left and from the top."""
        cut = self.cut
        up = np.stack((shares[:, 0], 1.0 - shares[:, 1]), axis=1)
        way = cut.low + up * (cut.high - cut.low) - cut.coordinates(self.parameters[np.newaxis])
        with np.errstate(all="ignore"):
            parameters = self.parameters + (way @ cut.axes)[0]
        history = self._run.history
        samples = history.batches.samples
        inputs, targets = samples.inputs[self._rows], samples.targets[self._rows]
        parameters = parameters.astype(self.parameters.dtype)
        return float(evaluate(history.first_model, parameters, inputs, targets).loss)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Return the lowest and the highest loss; zeros where none is finite."""
        finite = self.losses[np.isfinite(self.losses)]
        return (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)

    @cached_property
    def heights(self) -> Array:
        """Return where each loss is between the lowest, 0, and the highest, 1, on a log scale."""
        low, high = (np.log(max(end, LOWEST * self.ends[1], 1e-300)) for end in self.ends)
        with np.errstate(all="ignore"):
            logs = np.log(np.maximum(self.losses, np.exp(low)))
            heights: Array = (logs - low) / (high - low if high > low else 1.0)
        return heights


class Survey:
    """Looks at the loss around the path of a run again whenever the parameters are others.

    ``landscape`` is what was found out last, ``path`` the one through it, None while it is sought.
    What has been begun is finished first, so that there is something to be seen meanwhile.
    """

    def __init__(self, run: Run, project: Project) -> None:
        self.run = run
        self.landscape: Landscape | None = None
        self._function = _function_of(project)
        self.path: Path | None = None
        self._cut: Slice | None = None
        self._seeking: Path | None = None
        self._measuring: Landscape | None = None

    def renewed(self, run: Run, project: Project) -> Survey:
        """Return the survey of another run; losses that are the same there are kept."""
        other = Survey(run, project)
        if run.data is self.run.data and other._function == self._function:
            other.landscape = self.landscape
        return other

    @property
    def progress(self) -> float:
        """Return how much of what is looked at just now is known, 0 to 1."""
        return 0.0 if self._measuring is None else self._measuring.progress

    @property
    def nothing_moves(self) -> bool:
        """Return whether the path does not leave the point where it begins."""
        return self.path is not None and self._cut is None

    def follow(self) -> None:
        """Forget the path when it is another one."""
        history = self.run.history
        if self.path is not None and not self.path.is_of(history):
            self.path = None
        if self._seeking is not None and not self._seeking.is_of(history):
            self._seeking = None

    def work(self, parameters: Array) -> bool:
        """Do a piece of work of a few milliseconds; return whether there was one to do."""
        if self._measuring is not None:
            self._measure(self._measuring)
            return True
        if self._is_old():
            self._seeking = self._seeking or Path(self.run.history)
            if not self._seeking.work():
                self._found(self._seeking)
            return True
        return self._begin(parameters)

    def _is_old(self) -> bool:
        path, computed = self.path, self.run.history.computed
        return path is None or computed > FURTHER * path.computed

    def _found(self, path: Path) -> None:
        self.path, self._seeking = path, None
        self._cut = slice_along(path.points)
        if self._cut is None:
            self.landscape = None

    def _begin(self, parameters: Array) -> bool:
        """Begin to look around parameters, unless that is what was done last."""
        last = self.landscape
        if self._cut is None or not np.isfinite(parameters).all():
            return False
        if last and last.cut is self._cut and np.array_equal(last.parameters, parameters):
            return False
        self._measuring = Landscape(self.run, self._cut, parameters)
        return True

    def _measure(self, landscape: Landscape) -> None:
        landscape.work()
        if landscape.progress == 1.0:
            self.landscape, self._measuring = landscape, None


def _function_of(project: Project) -> object:
    """Return what besides the data makes the loss a function of all parameters."""
    layers = project.network.layers
    return project.loss, project.dtype, [
        (layer.units, layer.activation, layer.bias, layer.same_weights_as) for layer in layers
    ]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Scenery:
    """A landscape with a path on it, and another one's path if there is one to compare with.

    ``parameters`` are those of the moment that is shown, and ``step`` is its step.
    """

    landscape: Landscape
    path: Path | None
    ghost: Path | None
    step: int
    parameters: Array
    theme: Theme

    def same_as(self, other: Scenery) -> bool:
        """Return whether another one looks the same."""
        mine, its = (
            (one.landscape, one.path, one.ghost, one.step, one.theme) for one in (self, other)
        )
        return mine == its and np.array_equal(self.parameters, other.parameters, equal_nan=True)

    def still(self, area: Area) -> Iterator[Item]:
        """Yield the ground: the losses, and lines of equal ones."""
        heights, theme = self.landscape.heights, self.theme
        with np.errstate(invalid="ignore"):
            shades = np.nan_to_num(heights * (SHADES - 1), nan=SHADES, posinf=SHADES)
        picture = pixels(loss_colors(theme)[np.clip(shades, 0, SHADES).astype(np.intp)])
        yield Image(area.x, area.y, area.width, area.height, picture)
        levels = (np.arange(LINES) + 0.5) / LINES
        pieces = np.concatenate([contour(heights, level) for level in levels])
        lines = pieces * ((area.width, area.height) * 2) + (area.x, area.y) * 2
        yield Segments(tuple(map(tuple, lines.tolist())), faded(theme.text, 0.22), 1.0)

    def moving(self, area: Area) -> Iterator[Item]:
        """Yield the paths: what is past, what is to come, and where the run is now."""
        theme = self.theme
        marks = [*self._ghost(area), *self._path(area)]
        ((x, y),) = self._placed(area, self.parameters[np.newaxis])
        marks.append(Disc(x, y, 5.0, theme.strong, theme.background, 1.5))
        yield Clipped(area.x, area.y, area.width, area.height, tuple(marks))

    def _ghost(self, area: Area) -> Iterator[Item]:
        if self.ghost is not None:
            points = tuple(self._placed(area, self.ghost.points))
            yield Polyline(points, faded(self.theme.text, 0.7), 1.4, dashed=True)

    def _path(self, area: Area) -> Iterator[Item]:
        if self.path is None:
            return
        points, theme = self._placed(area, self.path.points), self.theme
        (now,) = self._placed(area, self.parameters[np.newaxis])
        past = sum(step <= self.step for step in self.path.steps)
        yield Polyline((now, *points[past:]), faded(theme.strong, 0.35), 1.5)
        yield Polyline((*points[:past], now), theme.strong, 2.0)
        for number, (x, y) in enumerate(points):
            yield Disc(x, y, 2.2, faded(theme.strong, 1.0 if number < past else 0.5))
        yield Disc(*points[0], 4.5, theme.background, theme.strong, 1.5)

    def step_at(self, area: Area, x: float, y: float) -> int | None:
        """Return the step of the path nearest to a place in the picture."""
        if self.path is None:
            return None
        places = np.array(self._placed(area, self.path.points))
        return self.path.steps[int(np.argmin(np.hypot(*(places - (x, y)).T)))]

    def next_step(self, direction: int) -> int | None:
        """Return the next step of the path, or the one before where ``direction`` is -1."""
        steps = self.path.steps if self.path is not None else ()
        further = [step for step in steps if (step - self.step) * direction > 0]
        return min(further, key=lambda step: abs(step - self.step), default=None)

    def _placed(self, area: Area, points: Array) -> list[Point]:
        """Return where points (points x parameters) stand in the picture, far outside at most."""
        shares = np.clip(np.nan_to_num(self.landscape.cut.shares(points), nan=-9.0), -9.0, 9.0)
        placed = shares * (area.width, area.height) + (area.x, area.y)
        return [(x, y) for x, y in placed.tolist()]


@cache
def loss_colors(theme: Theme) -> Colors:
    """Return the colours from the lowest loss to the highest, and that of what is no number."""
    ground: Color = theme.background
    shares = WEAKEST + (STRONGEST - WEAKEST) * np.linspace(0.0, 1.0, SHADES)
    colors = [mixed(ground, theme.loss, share) for share in shares.tolist()]
    return np.array([*colors, mixed(ground, theme.text, 0.5)], dtype=np.uint32)
