"""A step during which parameters were changed by hand.

An edit holds from one event of a step on. Operations before it keep the numbers they had, to the
last bit; operations after it use the new ones. A step without edits never comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.data import Batch
from engine.events import Address, Kind, Phase
from engine.optimizers import OPTIMIZERS, Optimizer
from engine.plan import StepPlan
from engine.training import (
    EditedStep,
    Forward,
    Model,
    State,
    StepRecord,
    backward,
    batch_gradient,
    forward,
    updated,
)


class ParameterEdit(NamedTuple):
    """From event ``event`` of step ``step`` on, one weight (or bias: no source) is ``value``."""

    step: int
    event: int
    layer: int
    unit: int
    source: int | None
    value: float


class OptimizerEdit(NamedTuple):
    """From event ``event`` of step ``step`` on, an option of the optimizer is ``value``."""

    step: int
    event: int
    option: str
    value: float


Edit = ParameterEdit | OptimizerEdit


def edited_optimizer(optimizer: Optimizer, changes: Mapping[str, float]) -> Optimizer:
    """Return ``optimizer`` with some of its options changed."""
    return OPTIMIZERS.make({"name": optimizer.name, **optimizer.options, **changes})


def edited_step(
    model: Model, state: State, batch: Batch, plan: StepPlan, edits: tuple[Edit, ...]
) -> StepRecord:
    """Return the record of a step in which ``edits``, in the order of their events, took place.

    Whatever an edit comes too late for (an input weight has no contribution, a frozen one no
    update) it does not touch; what it changes after the last use holds from the next step on.
    """
    return _Computation(model, state, batch, plan, edits).run()


class _Computation:
    """The parts of one edited step, which share what happened in it."""

    def __init__(
        self, model: Model, state: State, batch: Batch, plan: StepPlan, edits: tuple[Edit, ...]
    ) -> None:
        self.model, self.state, self.batch, self.plan = model, state, batch, plan
        self.step = edits[0].step
        self.parameter_edits = [edit for edit in edits if isinstance(edit, ParameterEdit)]
        self.optimizer_edits = [edit for edit in edits if isinstance(edit, OptimizerEdit)]

    def run(self) -> StepRecord:
        with np.errstate(all="ignore"):
            met_forward = self._met_by_samples(_forward_use)
            met_backward = self._met_by_samples(_backward_use)
            passed = self._forward(met_forward)
            deltas = self._backward(met_backward, passed)
            before_update = self._before_update()
            gradient = batch_gradient(self.model, before_update, passed.activations, deltas)
            result = self._update(before_update, gradient)
            losses = self.model.loss.value(passed.activations[-1], self.batch.targets)
            after = State(self._overtaken(result.parameters), result.slots)
            changes = self._changes()
        edited = EditedStep(
            met_forward, met_backward, before_update, result.parameters, changes, self.optimizers
        )
        return StepRecord(
            self.model,
            self.batch,
            self.state,
            passed,
            deltas,
            losses,
            gradient,
            after,
            self.step,
            edited,
        )

    @cached_property
    def optimizers(self) -> tuple[tuple[int, Optimizer], ...]:
        """Return each changed optimizer with the event from which on it holds."""
        result, changes = [], {}
        for edit in self.optimizer_edits:
            changes[edit.option] = edit.value
            result.append((edit.event, edited_optimizer(self.model.optimizer, changes)))
        return tuple(result)

    def _changes(self) -> tuple[tuple[int, int, float], ...]:
        """Return each changed parameter with the event from which on it has its value."""
        # What is too large for the parameters' type becomes infinite here, not where it is read.
        number = self.state.parameters.dtype.type
        return tuple(
            (edit.event, self._place(edit), float(number(edit.value)))
            for edit in self.parameter_edits
        )

    def _place(self, edit: ParameterEdit) -> int:
        return self.model.network.place(edit.layer, edit.unit, edit.source)

    def _met_by_samples(self, use: Callable[[ParameterEdit, int], Address]) -> Array:
        """Return the parameters that each sample meets, samples x parameters."""
        samples = len(self.batch.rows)
        met = np.repeat(self.state.parameters[np.newaxis], samples, axis=0)
        for edit in self.parameter_edits:
            for position in range(samples):
                if self._happens_after(use(edit, position), edit.event):
                    met[position, self._place(edit)] = edit.value
        return met

    def _happens_after(self, address: Address, event: int) -> bool:
        try:
            return self.plan.offset(address) >= event
        except KeyError:  # a weight from the inputs passes nothing back, a frozen one has no update
            return False

    def _forward(self, met: Array) -> Forward:
        def compute(parameters: Array) -> list[Array]:
            passed = forward(self.model, parameters, self.batch.inputs)
            return [*passed.weighted_sums, *passed.activations]

        arrays, depth = _rows_of_each(met, compute), self.model.network.depth
        return Forward(arrays[:depth], arrays[depth:])

    def _backward(self, met: Array, passed: Forward) -> list[Array]:
        targets = self.batch.targets
        return _rows_of_each(
            met, lambda parameters: backward(self.model, parameters, passed, targets)
        )

    def _before_update(self) -> Array:
        parameters = self.state.parameters.copy()
        for edit in self.parameter_edits:
            if self._happens_after(_update_use(edit), edit.event):
                parameters[self._place(edit)] = edit.value
        return parameters

    def _update(self, before: Array, gradient: Array) -> State:
        start = State(before, self.state.slots)
        after = updated(self.model, start, gradient, self.step)
        for event, optimizer in self.optimizers:
            model = replace(self.model, optimizer=optimizer)
            changed = updated(model, start, gradient, self.step)
            after = self._from_event_on(event, after, changed)
        return after

    def _overtaken(self, updated_parameters: Array) -> Array:
        """Return the parameters with those changed by hand after their own update."""
        parameters = updated_parameters.copy()
        for edit in self.parameter_edits:
            if not self._happens_after(_update_use(edit), edit.event):
                parameters[self._place(edit)] = edit.value
        return parameters

    def _from_event_on(self, event: int, old: State, new: State) -> State:
        """Return ``new`` for the parameters that are updated at ``event`` or later."""
        late = np.ones(self.model.network.parameter_count, dtype=np.bool_)
        late[self.plan.updated_before(event)] = False
        slots = tuple(
            np.where(late, changed, kept)
            for changed, kept in zip(new.slots, old.slots, strict=True)
        )
        return State(np.where(late, new.parameters, old.parameters), slots)


def _forward_use(edit: ParameterEdit, position: int) -> Address:
    kind = Kind.WEIGHTED_SUM if edit.source is None else Kind.PRODUCT
    return Address(Phase.FORWARD, kind, position, edit.layer, edit.unit, edit.source)


def _backward_use(edit: ParameterEdit, position: int) -> Address:
    # The contribution arrives at the weight's source, and comes from the unit the weight leads to.
    return Address(
        Phase.BACKWARD, Kind.CONTRIBUTION, position, edit.layer - 1, edit.source, edit.unit
    )


def _update_use(edit: ParameterEdit) -> Address:
    return Address(Phase.UPDATE, Kind.UPDATE, None, edit.layer, edit.unit, edit.source)


def _rows_of_each(met: Array, compute: Callable[[Array], list[Array]]) -> list[Array]:
    """Return, for each sample, its row of the arrays ``compute`` gives for the parameters it met.

    Samples meet what was changed one after the other, so those that met the same are neighbours.
    Each set of parameters is computed for the whole batch: a row does not depend then, to the
    last bit, on which samples share it.
    """
    result = compute(met[0])
    for first in np.flatnonzero(np.any(met[1:] != met[:-1], axis=1)) + 1:
        for kept, changed in zip(result, compute(met[first]), strict=True):
            if kept is not changed:  # the inputs are the same array for all
                kept[first:] = changed[first:]
    return result
