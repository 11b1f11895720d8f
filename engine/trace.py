"""The events of a run, read on demand from the records of its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from engine.arrays import Array
from engine.events import Address, Event, Kind, Phase
from engine.history import History
from engine.optimizers import Optimizer
from engine.plan import StepPlan
from engine.training import StepRecord, penalty

Values = tuple[float, dict[str, float]]


class StepReader:
    """One step's numbers by address.

    Every method takes places as in ``Address``: layers from 1, units from 0, ``position`` in the
    batch, ``source`` None for a bias.
    """

    def __init__(self, record: StepRecord, plan: StepPlan) -> None:
        self.record = record
        self.plan = plan
        self.network = record.model.network
        self.depth = self.network.depth

    @cached_property
    def slopes(self) -> list[Array]:
        """Return f'(z) of every layer, samples x units."""
        passed = self.record.forward
        with np.errstate(all="ignore"):
            return [
                layer.activation.derivative(z, a)
                for layer, z, a in zip(
                    self.network.layers, passed.weighted_sums, passed.activations[1:], strict=True
                )
            ]

    def parameter(
        self, phase: Phase, position: int | None, layer: int, unit: int, source: int | None
    ) -> float:
        """Return the weight or bias that an operation of that phase and sample met."""
        return float(self._met(phase, position)[self.network.place(layer, unit, source)])

    def weights(self, phase: Phase, position: int | None, layer: int) -> Array:
        """Return the weights of a layer, units x fan-in, that a phase of a sample met."""
        return self.network.weights(self._met(phase, position), layer)

    def _met(self, phase: Phase, position: int | None) -> Array:
        edited = self.record.edited
        if edited is None:
            return self.record.before.parameters
        if phase is Phase.UPDATE:
            return edited.before
        met: Array = (edited.forward if phase is Phase.FORWARD else edited.backward)[position or 0]
        return met

    def weighted_sum(self, position: int, layer: int, unit: int) -> float:
        """Return z."""
        return float(self.record.forward.weighted_sums[layer - 1][position, unit])

    def activation(self, position: int, layer: int, unit: int) -> float:
        """Return a, which for layer 0 is the input."""
        return float(self.record.forward.activations[layer][position, unit])

    def target(self, position: int, unit: int) -> float:
        """Return y."""
        return float(self.record.batch.targets[position, unit])

    def slope(self, position: int, layer: int, unit: int) -> float:
        """Return f'(z)."""
        return float(self.slopes[layer - 1][position, unit])

    def delta(self, position: int, layer: int, unit: int) -> float:
        """Return the derivative of this sample's loss with respect to z."""
        return float(self.record.deltas[layer - 1][position, unit])

    def optimizer(self, offset: int) -> Optimizer:
        """Return the optimizer that holds at event ``offset`` of the step."""
        optimizer = self.record.model.optimizer
        if self.record.edited is not None:
            for event, changed in self.record.edited.optimizers:
                optimizer = changed if event <= offset else optimizer
        return optimizer

    def parameters_at(self, offset: int) -> Array:
        """Return all parameters as they are just before event ``offset``; do not change them."""
        record, edited = self.record, self.record.edited
        done = self.plan.updated_before(offset)
        if edited is None and len(done) == 0:
            return record.before.parameters
        parameters = record.before.parameters.copy()
        changes = [change for change in edited.changes if change[0] <= offset] if edited else []
        for _, place, value in changes:
            parameters[place] = value
        parameters[done] = (edited.updated if edited else record.after.parameters)[done]
        for event, place, value in changes:
            if place in self.plan.updated_before(event):
                parameters[place] = value
        return parameters

    def strongest(self, layer: int, count: int) -> list[int]:
        """Return the units of a layer that pass most on, the first the most.

        That is the mean of |a| over the batch times the sum of |w| of what leads on from there.
        """
        return self._by_strength[layer][:count]

    @cached_property
    def _by_strength(self) -> list[list[int]]:
        record = self.record
        result = []
        with np.errstate(all="ignore"):
            for layer, a in enumerate(record.forward.activations):
                strength = np.abs(a).mean(axis=0)
                if layer < self.depth:
                    onwards = self.network.weights(record.before.parameters, layer + 1)
                    strength = strength * np.abs(onwards).sum(axis=0)
                order = np.argsort(-np.nan_to_num(strength), kind="stable")
                result.append([int(unit) for unit in order])
        return result

    def place(self, address: Address) -> int:
        """Return where the parameter of a gradient or update stands in the flat vector."""
        assert address.layer is not None
        assert address.unit is not None
        return self.network.place(address.layer, address.unit, address.source)

    def values(self, address: Address) -> Values:
        """Return the value of an event and the numbers it was made of."""
        return _READERS[address.kind](self, *address[2:])

    def _product(self, position: int, layer: int, unit: int, source: int) -> Values:
        weight = self.parameter(Phase.FORWARD, position, layer, unit, source)
        activation = self.activation(position, layer - 1, source)
        return weight * activation, {"weight": weight, "activation": activation}

    def _weighted_sum(self, position: int, layer: int, unit: int, _: None) -> Values:
        bias = self.parameter(Phase.FORWARD, position, layer, unit, None)
        return self.weighted_sum(position, layer, unit), {"bias": bias}

    def _activation(self, position: int, layer: int, unit: int, _: None) -> Values:
        weighted_sum = self.weighted_sum(position, layer, unit)
        return self.activation(position, layer, unit), {"weighted_sum": weighted_sum}

    def _error(self, position: int, layer: int, unit: int, _: None) -> Values:
        target = self.target(position, unit)
        return self.activation(position, layer, unit) - target, {"target": target}

    def _loss(self, *_: None) -> Values:
        parameters = self.parameters_at(self.plan.offset(Address(Phase.LOSS, Kind.LOSS)))
        return self.record.loss, {"penalty": penalty(self.record.model, parameters)}

    def _contribution(self, position: int, layer: int, unit: int, source: int) -> Values:
        weight = self.parameter(Phase.BACKWARD, position, layer + 1, source, unit)
        delta = self.delta(position, layer + 1, source)
        return weight * delta, {"weight": weight, "delta": delta}

    def _slope(self, position: int, layer: int, unit: int, _: None) -> Values:
        return self.slope(position, layer, unit), {}

    def _delta(self, position: int, layer: int, unit: int, _: None) -> Values:
        return self.delta(position, layer, unit), {}

    def _gradient(self, position: int, layer: int, unit: int, source: int | None) -> Values:
        delta = self.delta(position, layer, unit)
        # A bias is the weight of a source that is always 1.
        activation = 1.0 if source is None else self.activation(position, layer - 1, source)
        return delta * activation, {"delta": delta, "activation": activation}

    def _update(self, _: None, layer: int, unit: int, source: int | None) -> Values:
        place = self.network.place(layer, unit, source)
        edited = self.record.edited
        after = self.record.after.parameters if edited is None else edited.updated
        before = self.parameter(Phase.UPDATE, None, layer, unit, source)
        value = float(after[place])
        gradient = float(self.record.gradient[place])
        return value, {"before": before, "gradient": gradient, "change": value - before}


_READERS: dict[Kind, Callable[..., Values]] = {
    Kind.PRODUCT: StepReader._product,
    Kind.WEIGHTED_SUM: StepReader._weighted_sum,
    Kind.ACTIVATION: StepReader._activation,
    Kind.ERROR: StepReader._error,
    Kind.LOSS: StepReader._loss,
    Kind.CONTRIBUTION: StepReader._contribution,
    Kind.SLOPE: StepReader._slope,
    Kind.DELTA: StepReader._delta,
    Kind.GRADIENT: StepReader._gradient,
    Kind.UPDATE: StepReader._update,
}


class Trace(Sequence[Event]):
    """The events of the first ``steps`` training steps of a run."""

    def __init__(self, history: History, steps: int) -> None:
        self.history = history
        self.steps = steps
        self._reader: tuple[StepRecord, StepReader] | None = None

    def __len__(self) -> int:
        """Return the number of events."""
        return self.history.plan.start(self.steps)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> list[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | list[Event]:
        """Return one event, or those of a slice."""
        if isinstance(index, slice):
            return [self._event(number) for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self._event(number)

    def reader(self, step: int) -> StepReader:
        """Return the numbers of one training step."""
        record = self.history.record(step)
        if self._reader is None or self._reader[0] is not record:
            self._reader = record, StepReader(record, self.history.plan.step_plan(step))
        return self._reader[1]

    def _event(self, index: int) -> Event:
        step, address = self.history.plan.address(index)
        reader = self.reader(step)
        position = address.position
        sample = None if position is None else int(reader.record.batch.rows[position])
        value, operands = reader.values(address)
        return Event(index, step, sample, address, value, operands)
