"""``deltastep train``: a project that starts where training ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

import click
import numpy as np
from msgspec.structs import replace

from app.cli.guards import reading
from app.cli.progress import progress
from app.cli.streams import read_project, run_of, write_project
from app.core.project import Edit, Layer, OptimizerEdit, Playhead, Project
from app.core.run import Run
from engine.arrays import Array
from engine.problem import Problem
from engine.registry import choice_name

# How long training goes on between two looks at the progress.
SLICE_SECONDS = 0.1


def train(
    project: str, steps: int | None, epochs: int | None, output: str, overwrite: bool
) -> None:
    """Train for some steps or epochs, and write the project that starts from there."""
    if (steps is None) == (epochs is None):
        raise click.UsageError("either --steps or --epochs", click.get_current_context())
    content = read_project(project)
    run = run_of(project, content)
    count = steps if steps is not None else (epochs or 0) * run.plan.steps_per_epoch
    _advance(run, count)
    with reading(project):
        result = trained(content, run, count)
    write_project(output, result, overwrite)


def trained(project: Project, run: Run, steps: int) -> Project:
    """Return the project as it stands after ``steps`` steps, every digit kept.

    What was changed by hand until then has become part of it; later edits are dropped, and the
    optimizer begins without a memory. Raise ``Problem`` if a weight is no number any more.
    """
    parameters = run.history.state(steps).parameters
    if not np.all(np.isfinite(parameters)):
        expected = "a smaller learning rate"
        raise Problem(f"after {steps} steps", "a weight is not a finite number", expected)
    options = {edit.option: edit.value for edit in project.edits if _changes_optimizer(edit, steps)}
    return replace(
        project,
        network=replace(project.network, layers=tuple(_layers(project, run, parameters))),
        optimizer={**project.optimizer, **options},
        edits=(),
        playhead=Playhead(),
    )


def _changes_optimizer(edit: Edit, steps: int) -> TypeGuard[OptimizerEdit]:
    return isinstance(edit, OptimizerEdit) and edit.step < steps


def _layers(project: Project, run: Run, parameters: Array) -> Iterator[Layer]:
    network = run.network
    for number, layer in enumerate(project.network.layers, start=1):
        if network.layer(number).activation.learned is not None:
            slope = float(parameters[network.slices[number - 1].slope][0])
            layer = replace(
                layer, activation={"name": choice_name(layer.activation), "slope": slope}
            )
        if layer.same_weights_as is None:
            weights = tuple(map(tuple, network.weights(parameters, number).tolist()))
            biases = tuple(network.biases(parameters, number).tolist())
            layer = replace(layer, weights=weights, biases=biases or None, init=None)
        yield layer


def _advance(run: Run, steps: int) -> None:
    with progress(steps, "training") as bar:
        while bar.pos < steps:
            run.history.advance(steps, SLICE_SECONDS)
            bar.update(steps - run.history.distance(steps) - bar.pos)
