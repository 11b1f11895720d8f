"""What a project's network learns from, whatever form its data has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from app.core.project import Data, Dataset, Project, Rows, Table
from app.core.tables import NamedSamples, read_table
from engine.arrays import Array
from engine.losses import LOSSES
from engine.problem import Problem
from engine.registry import Registry

DATASETS: Registry[NamedSamples] = Registry("data set")


@DATASETS.register
def xor() -> NamedSamples:
    """Exclusive or: 1 where exactly one of two inputs is 1."""
    inputs = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
    return read_data(Rows(inputs, targets=((0.0,), (1.0,), (1.0,), (0.0,))))


def samples(project: Project) -> NamedSamples:
    """Return the samples of ``project``; raise ``Problem`` where they do not fit its network.

    A CSV file is read now: what is wrong there has its name in front of the place.
    """
    result = read_data(project.data)
    _check_width(result.inputs, project.network.inputs, "$.network.inputs")
    outputs = f"$.network.layers[{len(project.network.layers) - 1}].units"
    _check_width(result.targets, project.network.layers[-1].units, outputs)
    _check_targets(project, result.targets)
    return result


def read_data(data: Data) -> NamedSamples:
    """Return the samples in ``data``, with names for their columns."""
    return _READERS[type(data)](data)


def _from_rows(rows: Rows) -> NamedSamples:
    inputs, targets = np.array(rows.inputs), np.array(rows.targets)
    return NamedSamples(inputs, targets, _numbered("x", inputs), _numbered("y", targets))


def _numbered(letter: str, values: Array) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in range(1, values.shape[1] + 1))


def _from_table(table: Table) -> NamedSamples:
    try:
        return read_table(table)
    except Problem as problem:
        raise problem.within(f"{Path(table.csv).name}: ") from None


def _from_dataset(dataset: Dataset) -> NamedSamples:
    try:
        return DATASETS.make(dataset.dataset)
    except Problem as problem:
        raise problem.within("$.data.dataset") from None


_READERS: dict[type, Callable[[Any], NamedSamples]] = {
    Rows: _from_rows,
    Table: _from_table,
    Dataset: _from_dataset,
}


def _check_width(values: Array, width: int, place: str) -> None:
    if values.shape[1] != width:
        raise Problem(place, f"found {width}", f"{values.shape[1]}, as many as the data have")


def _check_targets(project: Project, targets: Array) -> None:
    low, high = LOSSES.make(project.loss).target_bounds
    outside = np.argwhere((targets < low) | (targets > high))
    if len(outside):
        sample, output = outside[0]
        what = f"{targets[sample, output]} is no target for this loss"
        raise Problem(f"$.data.targets[{sample}][{output}]", what, f"from {low:g} to {high:g}")
