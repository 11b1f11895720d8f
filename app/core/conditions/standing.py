"""How training stands after some steps, as conditions ask for it."""

from __future__ import annotations

from collections.abc import Collection

from app.core.conditions.conditions import MEASURED
from app.core.run import Run
from engine.evaluation import evaluate


def standing(run: Run, steps: int, fields: Collection[str]) -> dict[str, float]:
    """Return what is known after some steps, of that which takes time only what is asked for."""
    found: dict[str, float] = {"step": steps, "epoch": steps // run.plan.steps_per_epoch}
    if not {*MEASURED} & {*fields}:
        return found
    history, rows = run.history, run.history.batches.train_rows
    samples, parameters = history.batches.samples, history.state(steps).parameters
    evaluation = evaluate(
        history.first_model, parameters, samples.inputs[rows], samples.targets[rows]
    )
    return {**found, **{name: float(value) for name, value in evaluation._asdict().items()}}
