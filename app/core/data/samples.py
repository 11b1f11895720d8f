"""What a project's network learns from, whatever form its data has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from app.core.data.bundled import DATASETS, PICTURES
from app.core.data.tables import read_table
from app.core.errands import Tell, unheard
from app.core.project import Data, Dataset, Matrix, Project, Rows, Split, Table
from engine.arrays import Array
from engine.arrays import Rows as RowNumbers
from engine.columns import Columns, Observations, Scaling, fit, numbered
from engine.data import Samples
from engine.datasets import rows_to_test, split_rows
from engine.losses import LOSSES
from engine.orders import Orders
from engine.problem import Problem
from engine.words.wording import worded

# Of 28 x 28 pixels are the digits of MNIST, and the many sets made to take their place; hardly
# anything else has as many columns.
USUAL_PIXELS = 28 * 28


@dataclass(frozen=True, eq=False)
class NamedSamples(Samples):
    """Samples whose columns have names, and the way back to what was measured.

    ``train_rows`` and ``test_rows`` say which of them are for training and which for testing,
    ``pictured`` whether the inputs are the pixels of a picture, row by row.
    """

    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    input_scaling: Scaling
    target_scaling: Scaling
    train_rows: RowNumbers
    test_rows: RowNumbers
    pictured: bool = False

    @cached_property
    def orders(self) -> Orders:
        """Return the orders of those for training."""
        return Orders(self.train_rows)

    @property
    def named(self) -> bool:
        """Return whether the columns have names of their own."""
        return self.input_names != numbered("x", len(self.input_names))

    @cached_property
    def input_ranges(self) -> Array:
        """Return the least and the largest of each input over all samples, 2 x inputs."""
        return np.stack((self.inputs.min(axis=0), self.inputs.max(axis=0)))

    @cached_property
    def target_ranges(self) -> Array:
        """Return the least and the largest of each target over all samples, 2 x outputs."""
        return np.stack((self.targets.min(axis=0), self.targets.max(axis=0)))

    def measured(self, sample: int) -> tuple[list[float], list[float]]:
        """Return inputs and targets of a sample as they were before they were scaled."""
        inputs = self.input_scaling.shown(self.inputs[sample])
        return inputs.tolist(), self.target_scaling.shown(self.targets[sample]).tolist()


def samples(project: Project) -> NamedSamples:
    """Return the samples of ``project``; raise ``Problem`` where they do not fit its network."""
    result = read_data(project.data, project.training.split)
    check_fit(project, result)
    return result


def check_fit(project: Project, data: NamedSamples) -> None:
    """Raise ``Problem`` where the network or the loss of ``project`` has no use for ``data``."""
    _check_width(data.inputs, project.network.inputs, "$.network.inputs")
    outputs = f"$.network.layers[{len(project.network.layers) - 1}].units"
    _check_width(data.targets, project.network.layers[-1].units, outputs)
    _check_targets(project, data)


def read_data(data: Data, split: Split | None = None) -> NamedSamples:
    """Return the samples in ``data``, scaled by what those to train with are like."""
    return scaled(observed(data), data, split)


def observed(data: Data, tell: Tell = unheard) -> Observations:
    """Return what was measured.

    A CSV file is read now: what is wrong there has its name in front of the place.
    """
    return _READERS[type(data)](data, tell)


def scaled(observations: Observations, data: Data, split: Split | None) -> NamedSamples:
    """Return what was measured as a network gets it; ``data`` say how."""
    inputs, targets = observations
    train_rows, test_rows = _split(len(inputs.values), split)
    try:
        input_scaling = fit(data.scale, inputs, train_rows)
        target_scaling = fit(data.scale_targets, targets, train_rows)
    except Problem as problem:
        raise problem.within(_place(data)) from None
    return NamedSamples(
        input_scaling.scaled(inputs.values),
        target_scaling.scaled(targets.values),
        inputs.names,
        targets.names,
        input_scaling,
        target_scaling,
        train_rows,
        test_rows,
        _are_pictures(data, inputs.values.shape[1]),
    )


def _are_pictures(data: Data, inputs: int) -> bool:
    known = isinstance(data, Dataset) and data.dataset in PICTURES
    return known or inputs == USUAL_PIXELS


def usable_split(count: int, split: Split | None) -> Split | None:
    """Return a split, or None where so many samples are too few for it."""
    try:
        if split is not None:
            rows_to_test(count, split.test)
    except Problem:
        return None
    return split


def _split(count: int, split: Split | None) -> tuple[RowNumbers, RowNumbers]:
    if split is None:
        return np.arange(count), np.arange(0)
    try:
        return split_rows(count, split.test, split.seed)
    except Problem as problem:
        raise problem.within("$.training.split") from None


def _from_rows(rows: Rows, _tell: Tell) -> Observations:
    inputs, targets = _as_array(rows.inputs), _as_array(rows.targets)
    return Observations(
        Columns.numbers(inputs, numbered("x", inputs.shape[1])),
        Columns.numbers(targets, numbered("y", targets.shape[1])),
    )


def _as_array(rows: Matrix) -> Array:
    """Return rows as an array, one by one: other threads get their turn between."""
    result = np.empty((len(rows), len(rows[0])))
    for place, row in enumerate(rows):
        result[place] = row
    return result


def _from_table(table: Table, tell: Tell) -> Observations:
    try:
        return read_table(table, tell)
    except Problem as problem:
        raise problem.within(_place(table)) from None


def _from_dataset(dataset: Dataset, _tell: Tell) -> Observations:
    options = {"samples": dataset.samples, "noise": dataset.noise, "seed": dataset.seed}
    given = {option: value for option, value in options.items() if value is not None}
    try:
        return DATASETS.make({"name": dataset.dataset, **given})
    except Problem as problem:
        raise problem.within("$.data" if problem.place else "$.data.dataset") from None


_READERS: dict[type, Callable[[Any, Tell], Observations]] = {
    Rows: _from_rows,
    Table: _from_table,
    Dataset: _from_dataset,
}


def _place(data: Data) -> str:
    """Return what stands before the place of a problem with what was read."""
    return f"{Path(data.csv).name}: " if isinstance(data, Table) else "$.data: "


def _check_width(values: Array, width: int, place: str) -> None:
    if values.shape[1] != width:
        found = worded("found {count}", count=width)
        expected = worded("{count}, as many as the data have", count=values.shape[1])
        raise Problem(place, found, expected)


def _check_targets(project: Project, data: NamedSamples) -> None:
    low, high = LOSSES.make(project.loss).target_bounds
    outside = np.argwhere((data.targets < low) | (data.targets > high))
    if len(outside):
        sample, output = outside[0]
        place = f"$.data.targets[{sample}][{output}]"
        if not isinstance(project.data, Rows):
            place = f"{_place(project.data)}sample {sample}, column {data.target_names[output]}"
        what = worded("{value} is no target for this loss", value=data.targets[sample, output])
        raise Problem(place, what, worded("from {low:g} to {high:g}", low=low, high=high))
