"""A step during which parameters were changed by hand.

An edit holds from one event of a step on. Operations before it keep the numbers they had, to the
last bit; operations after it use the new ones. A step without edits never comes here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

import numpy as np

from engine.arrays import Array
from engine.data import Batch
from engine.edits import Edit, OptimizerEdit, ParameterEdit, SlopeEdit, edited_optimizer
from engine.model import CompiledLayer, Model, State
from engine.network import Bias
from engine.optimizers import Optimizer
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import StepPlan
from engine.training.passes import Backward, Forward, dropped, layer_backward, layer_forward
from engine.training.training import EditedStep, StepRecord, Versions
from engine.training.updating import (
    batch_gradient,
    counted,
    layer_gradient,
    updated,
    with_layer_updated,
)


def edited_step(
    model: Model, state: State, batch: Batch, step: int, plan: StepPlan, edits: tuple[Edit, ...]
) -> StepRecord:
    """Return the record of a step in which ``edits``, in the order of their events, took place.

    Whatever an edit comes too late for (an input weight has no contribution, a frozen one no
    update) it does not touch; what it changes after the last use holds from the next step on.
    """
    # Overflow and 0/0 are results to be shown, not accidents.
    with np.errstate(all="ignore"):
        state = state._replace(parameters=_with_slopes(model, state.parameters, edits))
        return _Computation(model, state, batch, step, plan, edits).run()


def _with_slopes(model: Model, parameters: Array, edits: tuple[Edit, ...]) -> Array:
    """Return the parameters with the learned slopes that are changed before the step begins."""
    parameters = parameters.copy()
    for edit in edits:
        if isinstance(edit, SlopeEdit):
            parameters[model.network.slices[edit.layer - 1].slope] = edit.value
    return parameters


class _Computation:
    """The parts of one edited step, which share what happened in it."""

    def __init__(
        self,
        model: Model,
        state: State,
        batch: Batch,
        step: int,
        plan: StepPlan,
        edits: tuple[Edit, ...],
    ) -> None:
        self.model, self.state, self.batch, self.step = model, state, batch, step
        self.network, self.plan = model.network, plan
        self.parameter_edits = [edit for edit in edits if isinstance(edit, ParameterEdit)]
        self.optimizer_edits = [edit for edit in edits if isinstance(edit, OptimizerEdit)]
        self.start = state._replace(parameters=self._just_before(self._update_use))
        # What a layer's weights were when deltas came through them.
        self.met_backward = [Versions((0,), (state.parameters,))] * self.network.depth

    def run(self) -> StepRecord:
        met_forward = tuple(self._met_forward(layer) for layer in self.model.compiled)
        passed = self._forward(met_forward)
        finish = self._layer_by_layer if self.model.immediate else self._update_last
        back, gradient, clipped, result = finish(passed)
        losses = self.model.loss.value(passed.sent[-1], self.batch.targets)
        after = result._replace(parameters=self._overtaken(result.parameters))
        changes = self._changes()
        edited = EditedStep(
            met_forward, tuple(self.met_backward), self.start.parameters, result.parameters,
            changes, self.optimizers,
        )  # fmt: skip
        return StepRecord(
            self.model, self.step, self.batch, self.state, passed, back, losses, gradient, clipped,
            after, edited,
        )  # fmt: skip

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
        return self.network.place(edit.layer, edit.unit, edit.source)

    def _met_forward(self, layer: CompiledLayer) -> Versions:
        """Return what a layer's own weights and biases were for each sample."""
        edits = [edit for edit in self.parameter_edits if self._concerns(edit, layer)]
        use = partial(self._forward_use, layer.number)
        return self._versions(self.state.parameters, edits, use)

    def _met_backward(self, layer: CompiledLayer, parameters: Array) -> Versions:
        """Return what a layer's weights were when each sample's deltas came through them.

        Where layers are updated at once they have moved by then, whatever was changed before.
        """
        edits = [
            edit
            for edit in self.parameter_edits
            if edit.source is not None and self._concerns(edit, layer)
            and not (self.model.immediate and self._comes_before_update(edit))
        ]  # fmt: skip
        return self._versions(parameters, edits, partial(_backward_use, layer.number))

    def _concerns(self, edit: ParameterEdit, layer: CompiledLayer) -> bool:
        """Return whether an edit is about what a layer uses, be it its own or not."""
        return self.network.slices[edit.layer - 1].weights == layer.weights

    def _versions(
        self,
        start: Array,
        edits: list[ParameterEdit],
        use: Callable[[ParameterEdit, int], Address],
    ) -> Versions:
        """Return what samples met when they used what ``edits`` change at the time of ``use``."""
        samples = len(self.batch.rows)
        firsts, parameters = [0], [start]
        for first, edit in sorted(
            ((self._first(edit, use), edit) for edit in edits), key=lambda change: change[0]
        ):
            if samples > first > firsts[-1]:
                firsts.append(first)
                parameters.append(parameters[-1])
            if first < samples:
                parameters[-1] = parameters[-1].copy()
                parameters[-1][self._place(edit)] = edit.value
        return Versions(tuple(firsts), tuple(parameters))

    def _first(self, edit: ParameterEdit, use: Callable[[ParameterEdit, int], Address]) -> int:
        """Return the position of the first sample that uses what an edit has changed by then."""

        def met(position: int) -> bool:
            return self._happens_after(use(edit, position), edit.event)

        return bisect_left(range(len(self.batch.rows)), True, key=met)

    def _comes_before_update(self, edit: ParameterEdit) -> bool:
        return self._happens_after(self._update_use(edit), edit.event)

    def _happens_after(self, address: Address, event: int) -> bool:
        try:
            return self.plan.offset(address) >= event
        except KeyError:  # a weight from the inputs passes nothing back, a frozen one has no update
            return False

    def _forward_use(self, layer: int, edit: ParameterEdit, position: int) -> Address:
        if edit.source is not None:
            return Address(Phase.FORWARD, Kind.PRODUCT, position, layer, edit.unit, edit.source)
        # A bias that units share is the same for all of them: it holds from the first one on.
        shared = self.network.bias_policy(layer) is Bias.SHARED
        unit = 0 if shared else edit.unit
        return Address(Phase.FORWARD, Kind.WEIGHTED_SUM, position, layer, unit)

    def _update_use(self, edit: ParameterEdit) -> Address:
        layer = self.network.owner(edit.layer)
        shared = edit.source is None and self.network.bias_policy(layer) is Bias.SHARED
        unit = None if shared else edit.unit
        return Address(Phase.UPDATE, Kind.UPDATE, None, layer, unit, edit.source)

    def _forward(self, met: tuple[Versions, ...]) -> Forward:
        masks = self.model.masks(self.batch, self.step)
        inputs = self.batch.inputs
        passed = Forward([], [inputs], [inputs], masks)
        for layer, versions in zip(self.model.compiled, met, strict=True):
            compute = partial(self._layer_forward, layer, passed.sent[-1])
            z, a = versions.rows(compute)
            assert a is not None
            passed.weighted_sums.append(z)
            passed.activations.append(a)
            passed.sent.append(dropped(a, masks[layer.number - 1]) if masks else a)
        return passed

    def _layer_forward(
        self, layer: CompiledLayer, sources: Array, parameters: Array
    ) -> tuple[Array, Array]:
        return layer_forward(self.model, layer, parameters, sources)

    def _update_last(self, passed: Forward) -> tuple[Backward, Array, Array, State]:
        back = Backward([], [])
        for layer in reversed(self.model.compiled):
            self._go_back(back, layer, self.state.parameters, passed)
        gradient = batch_gradient(self.model, self._penalised(), passed, back)
        clipped = self.model.clipped(gradient)
        result = self._moved(lambda model: updated(model, self.start, clipped, self.step))
        return back, gradient, clipped, result

    def _layer_by_layer(self, passed: Forward) -> tuple[Backward, Array, Array, State]:
        back, result = Backward([], []), self.start
        gradient = np.empty_like(self.start.parameters)
        for layer in reversed(self.model.compiled):
            self._go_back(back, layer, result.parameters, passed)
            parameters, delta, slope = self.start.parameters, back.deltas[0], back.slopes[0]
            part = layer_gradient(self.model, layer, parameters, passed, delta, slope)
            gradient[layer.own] = part
            result = self._moved(partial(self._layer_updated, layer, result, part))
        updates = counted(self.model, self.state.updates, self.step)
        return back, gradient, gradient, result._replace(updates=updates)

    def _layer_updated(
        self, layer: CompiledLayer, state: State, gradient: Array, model: Model
    ) -> State:
        return with_layer_updated(model, state, layer, gradient, self.step)

    def _go_back(
        self, back: Backward, layer: CompiledLayer, parameters: Array, passed: Forward
    ) -> None:
        """Put the deltas of one layer in front of those of the layers after it."""
        arriving = back.deltas[0] if back.deltas else self.batch.targets
        versions = Versions((0,), (parameters,))
        if layer.number < self.network.depth:
            following = self.model.compiled[layer.number]
            versions = self._met_backward(following, parameters)
            self.met_backward[layer.number] = versions
        delta, slope = versions.rows(
            lambda p: layer_backward(self.model, layer, p, passed, arriving)
        )
        back.deltas.insert(0, delta)
        back.slopes.insert(0, slope)

    def _penalised(self) -> Array:
        """Return the parameters that the penalty counts, as clipping or each update finds them."""
        if self.model.clipping is None:
            return self.start.parameters
        return self._just_before(lambda edit: Address(Phase.UPDATE, Kind.CLIPPING))

    def _just_before(self, use: Callable[[ParameterEdit], Address]) -> Array:
        """Return the parameters, each as what ``use`` says of it finds it."""
        parameters = self.state.parameters.copy()
        for edit in self.parameter_edits:
            if self._happens_after(use(edit), edit.event):
                parameters[self._place(edit)] = edit.value
        return parameters

    def _moved(self, move: Callable[[Model], State]) -> State:
        """Return the state after an update, each parameter moved by the optimizer of its event."""
        after = move(self.model)
        for event, optimizer in self.optimizers:
            changed = move(replace(self.model, optimizer=optimizer))
            after = self._from_event_on(event, after, changed)
        return after

    def _overtaken(self, updated_parameters: Array) -> Array:
        """Return the parameters with those changed by hand after their own update."""
        parameters = updated_parameters.copy()
        for edit in self.parameter_edits:
            if not self._comes_before_update(edit):
                parameters[self._place(edit)] = edit.value
        return parameters

    def _from_event_on(self, event: int, old: State, new: State) -> State:
        """Return ``new`` for the parameters that are updated at ``event`` or later."""
        late = np.ones(self.network.parameter_count, dtype=np.bool_)
        late[self.plan.updated_before(event)] = False
        slots = tuple(
            np.where(late, changed, kept)
            for changed, kept in zip(new.slots, old.slots, strict=True)
        )
        return new._replace(parameters=np.where(late, new.parameters, old.parameters), slots=slots)


def _backward_use(layer: int, edit: ParameterEdit, position: int) -> Address:
    # The contribution arrives at the weight's source, and comes from the unit the weight leads to.
    return Address(Phase.BACKWARD, Kind.CONTRIBUTION, position, layer - 1, edit.source, edit.unit)
