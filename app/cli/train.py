"""``deltastep train``: a project that starts where training ended."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeGuard

import click
import numpy as np
from msgspec.structs import replace

from app.cli.failures import Code, CommandError
from app.cli.guards import reading
from app.cli.progress import SLICE_SECONDS, progress
from app.cli.streams import read_project, run_of, write_project
from app.core.conditions.standing import standing
from app.core.notes import notes
from app.core.project import Edit, Layer, OptimizerEdit, Playhead, Project
from app.core.run import Run
from engine.arrays import Array
from engine.problem import Problem, one_line
from engine.registry import choice_name
from engine.search.conditions import Condition
from engine.trouble import not_finite


def train(
    project: str, steps: int | None, epochs: int | None, until: Condition | None,
    at_most: int | None, output: str, overwrite: bool,
) -> None:  # fmt: skip
    """Train for some steps or epochs or until something holds; write what starts from there.

    Fail at the end where it never held, and where a number is not finite any more: training stops
    there, and what is written starts before that step.
    """
    if [steps, epochs, until].count(None) != 2:
        raise click.UsageError("one of --steps, --epochs, --until", click.get_current_context())
    if at_most is not None and until is None:
        raise click.UsageError("--at-most without --until", click.get_current_context())
    content = read_project(project)
    run = run_of(project, content)
    count = steps or (epochs or 0) * run.plan.steps_per_epoch or at_most or content.training.steps
    done, held = _advance(run, count, until)
    with reading(project):
        result = trained(content, run, done)
    write_project(output, result, overwrite)
    failure = _failure(run, until, done, held)
    for trouble in () if run.history.first_not_finite is not None else notes(run, done):
        click.echo(one_line(f"{project}: {trouble}"), err=True)
    if failure is not None:
        raise CommandError(f"{project}: {failure}", Code.CHECK_FAILED)


def _failure(run: Run, until: Condition | None, steps: int, held: bool) -> str | None:
    """Return why training did not get where it should, None if it did."""
    trouble = not_finite(run.history)
    if trouble is not None:
        return str(trouble)
    return None if held or until is None else _not_reached(run, steps, until)


def trained(project: Project, run: Run, steps: int) -> Project:
    """Return the project as it stands after ``steps`` steps, every digit kept.

    What was changed by hand until then has become part of it; later edits are dropped, and the
    optimizer begins without a memory. Raise ``Problem`` if a weight is not finite then.
    """
    parameters = run.history.state(steps).parameters
    if not np.all(np.isfinite(parameters)):
        what = "a weight is not a finite number"
        raise Problem(f"after {steps} steps", what, "smaller weights to start from")
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


def _advance(run: Run, count: int, until: Condition | None) -> tuple[int, bool]:
    """Train for ``count`` steps, or until a condition holds at the end of an epoch, or there.

    Return how many steps that were, and whether it holds. A step with a number that is not finite
    is not taken.
    """
    epoch, done = run.plan.steps_per_epoch, 0
    goals = chain(range(epoch, count, epoch) if until is not None else (), [count])
    with progress(count, "training") as bar:
        for goal in goals:
            while done < goal:
                run.history.advance(goal, SLICE_SECONDS)
                if run.history.first_not_finite is not None:
                    return run.history.first_not_finite, False
                now = goal - run.history.distance(goal)
                bar.update(now - done)
                done = now
            if until is not None and until.holds(standing(run, goal, until.fields)):
                return goal, True
    return count, False


def _not_reached(run: Run, steps: int, until: Condition) -> str:
    now = standing(run, steps, until.fields)
    reached = ", ".join(f"{name} is {now[name]:.6g}" for name in sorted(until.fields))
    return f"after {steps} steps: not reached: {until} ({reached})"
