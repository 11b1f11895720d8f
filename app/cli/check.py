"""``deltastep check``: every gradient of a step beside its finite difference."""

from __future__ import annotations

import numpy as np

from app.cli.failures import Code
from app.cli.progress import train_up_to
from app.cli.streams import STANDARD, read_project, run_of, text_output
from engine.checking.gradcheck import Check, checks
from engine.data import Batch
from engine.history import History
from engine.plan.events import Kind
from engine.training.training import StepRecord, train_step

# Their gradients are not those of the loss, and are not meant to be.
_IMMEDIATE = ": with immediate updates deltas come back through weights that have already moved"


def check(project: str, steps: range) -> Code:
    """Write every comparison and how many agree; ``CHECK_FAILED`` if one does not."""
    run = run_of(project, read_project(project))
    total = wrong = 0
    with text_output(STANDARD, overwrite=False) as file:
        train_up_to(steps.start, run.history)
        for step in steps:
            for comparison in checks(computed(run.history, step)):
                total += 1
                wrong += not comparison.agrees
                file.write(f"step {step}  {_sentence(comparison)}\n")
        why = _IMMEDIATE if wrong and run.history.first_model.immediate else ""
        agree = f"{total - wrong} of {total} gradients agree with their finite difference"
        file.write(f"{agree}{why}\n")
    return Code.CHECK_FAILED if wrong else Code.DONE


def computed(history: History, step: int) -> StepRecord:
    """Return a step from the parameters it starts with, in double precision.

    Edits within the step are left out, and single precision is too coarse for differences.
    """
    state = history.state(step)
    rows, inputs, targets = history.batches[step]
    state = state._replace(parameters=state.parameters.astype(np.float64))
    batch = Batch(rows, inputs.astype(np.float64), targets.astype(np.float64))
    return train_step(history.model(step), state, batch, step)


def _sentence(found: Check) -> str:
    at = found.at
    what = "bias" if at.source is None else f"source {at.source}"
    if at.kind is Kind.SLOPE_GRADIENT:
        what = "slope"
    unit = "" if at.unit is None else f"unit {at.unit} "
    place = f"layer {at.layer} {unit}{what}"
    verdict = "at a kink" if found.at_kink else "agrees" if found.agrees else "OFF"
    numbers = f"{found.gradient:>24.17g} {found.difference:>24.17g}"
    return f"{place:<30} {numbers}  {verdict}"
