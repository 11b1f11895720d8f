"""One training step's numbers by address, read on demand from its record."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from engine.activations import Activation
from engine.arrays import Array
from engine.events import Address, Kind, Phase
from engine.network import Bias
from engine.optimizers import Optimizer
from engine.plan import StepPlan, parameter_place
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
    def activations(self) -> list[Activation]:
        """Return the activation function of every layer, with what it has learned by then."""
        parameters = self.record.before.parameters
        return [self.network.activation(parameters, n) for n in range(1, self.depth + 1)]

    @cached_property
    def slopes(self) -> list[Array]:
        """Return f'(z) of every layer, samples x units."""
        passed = self.record.forward
        with np.errstate(all="ignore"):
            return [
                activation.derivative(z, a)
                for activation, z, a in zip(
                    self.activations, passed.weighted_sums, passed.activations[1:], strict=True
                )
            ]

    @cached_property
    def jacobians(self) -> dict[int, Array]:
        """Return, for layers whose units depend on each other, samples x units x units.

        The entry [s, k, j] says how unit j answers to the weighted sum of unit k.
        """
        with np.errstate(all="ignore"):
            return {
                layer: activation.coupled.jacobian(self.record.forward.activations[layer])
                for layer, activation in enumerate(self.activations, start=1)
                if activation.coupled is not None
            }

    def parameter(
        self, phase: Phase, position: int | None, layer: int, unit: int, source: int | None
    ) -> float:
        """Return the weight or bias that an operation of that phase and sample met.

        Where a layer has no biases that is 0.
        """
        if source is None and self.network.bias_policy(layer) is Bias.NONE:
            return 0.0
        place = self.network.place(layer, unit, source)
        return float(self._met(phase, position, layer)[place])

    def weights(self, phase: Phase, position: int | None, layer: int) -> Array:
        """Return the weights of a layer, units x fan-in, that a phase of a sample met."""
        return self.network.weights(self._met(phase, position, layer), layer)

    def _met(self, phase: Phase, position: int | None, layer: int) -> Array:
        record, edited = self.record, self.record.edited
        if edited is not None:
            if phase is Phase.UPDATE:
                return edited.before
            met = edited.forward if phase is Phase.FORWARD else edited.backward
            return met[layer - 1].at(position or 0)
        # Deltas come back through weights that have already moved.
        moved = phase is Phase.BACKWARD and record.model.immediate
        return (record.after if moved else record.before).parameters

    def weighted_sum(self, position: int, layer: int, unit: int) -> float:
        """Return z."""
        return float(self.record.forward.weighted_sums[layer - 1][position, unit])

    def activation(self, position: int, layer: int, unit: int) -> float:
        """Return a, which for layer 0 is the input."""
        return float(self.record.forward.activations[layer][position, unit])

    def sent(self, position: int, layer: int, unit: int) -> float:
        """Return what goes on to the next layer: the activation, or what dropout left of it."""
        return float(self.record.forward.sent[layer][position, unit])

    def mask(self, position: int, layer: int, unit: int) -> float:
        """Return what dropout multiplies an activation by: 0 where it is left out."""
        masks = self.record.forward.masks
        mask = masks[layer - 1] if masks else None
        return 1.0 if mask is None else float(mask[position, unit])

    def target(self, position: int, unit: int) -> float:
        """Return y."""
        return float(self.record.batch.targets[position, unit])

    def slope(self, position: int, layer: int, unit: int) -> float:
        """Return f'(z)."""
        return float(self.slopes[layer - 1][position, unit])

    def learned(self, position: int, layer: int, unit: int) -> float:
        """Return how a unit's activation answers to the slope that its layer learns."""
        learned = self.activations[layer - 1].learned
        assert learned is not None
        weighted_sums = self.record.forward.weighted_sums[layer - 1]
        return float(learned.derivative(weighted_sums)[position, unit])

    def slope_to(self, position: int, layer: int, unit: int, other: int) -> float:
        """Return how the activation of ``other`` answers to the weighted sum of ``unit``."""
        return float(self.jacobians[layer][position, unit, other])

    def arriving(self, layer: int) -> Array:
        """Return the derivative of each sample's loss with respect to a, samples x units."""
        return self._arriving[layer]

    @cached_property
    def _arriving(self) -> dict[int, Array]:
        """Return it for the layers of which a delta or slope takes what arrives at every unit."""
        return {
            layer: self._arriving_at(layer)
            for layer, activation in enumerate(self.activations, start=1)
            if activation.coupled is not None or activation.learned is not None
        }

    def _arriving_at(self, layer: int) -> Array:
        record = self.record
        with np.errstate(all="ignore"):
            if layer == self.depth:
                return record.model.loss.gradient(record.forward.sent[-1], record.batch.targets)
            met = range(len(record.batch.rows))
            result = np.stack([self._sent_back(position, layer) for position in met])
            mask = record.forward.masks[layer - 1] if record.forward.masks else None
            return result if mask is None else result * mask

    def _sent_back(self, position: int, layer: int) -> Array:
        delta = self.record.backward.deltas[layer][position]
        back: Array = delta @ self.weights(Phase.BACKWARD, position, layer + 1)
        return back

    def delta(self, position: int, layer: int, unit: int) -> float:
        """Return the derivative of this sample's loss with respect to z."""
        return float(self.record.backward.deltas[layer - 1][position, unit])

    def optimizer(self, offset: int) -> Optimizer:
        """Return the optimizer that holds at event ``offset`` of the step."""
        optimizer = self.record.model.optimizer
        if self.record.edited is not None:
            for event, changed in self.record.edited.optimizers:
                optimizer = changed if event <= offset else optimizer
        return optimizer

    def rate(self, offset: int) -> float:
        """Return the learning rate that holds at event ``offset``: the schedule's share of it."""
        rate = self.optimizer(offset).numbers["learning_rate"]
        return rate * self.record.model.schedule(self.record.step)

    def moves(self, address: Address) -> bool:
        """Return whether a parameter that has an update event is updated in this step."""
        moving = self.record.model.moving(self.record.step)
        return moving is None or bool(moving[self.place(address)])

    def timestep(self, address: Address) -> int:
        """Return the how manieth update of a parameter this step brings, counted from 1."""
        updates = self.record.before.updates
        if isinstance(updates, int):
            return updates + 1
        return int(updates[(address.layer or 0) - 1]) + 1

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
        return parameter_place(self.network, address)

    def values(self, address: Address) -> Values:
        """Return the value of an event and the numbers it was made of."""
        return _READERS[address.kind](self, address)

    def _product(self, at: Address) -> Values:
        position, layer, unit, source = at.numbers
        weight = self.parameter(Phase.FORWARD, position, layer, unit, source)
        activation = self.sent(position, layer - 1, source)
        return weight * activation, {"weight": weight, "activation": activation}

    def _weighted_sum(self, at: Address) -> Values:
        position, layer, unit, _ = at.numbers
        bias = self.parameter(Phase.FORWARD, position, layer, unit, None)
        return self.weighted_sum(position, layer, unit), {"bias": bias}

    def _activation(self, at: Address) -> Values:
        position, layer, unit, _ = at.numbers
        weighted_sum = self.weighted_sum(position, layer, unit)
        return self.activation(position, layer, unit), {"weighted_sum": weighted_sum}

    def _dropout(self, at: Address) -> Values:
        position, layer, unit, _ = at.numbers
        activation = self.activation(position, layer, unit)
        operands = {"activation": activation, "mask": self.mask(position, layer, unit)}
        return self.sent(position, layer, unit), operands

    def _error(self, at: Address) -> Values:
        position, layer, unit, _ = at.numbers
        target = self.target(position, unit)
        return self.activation(position, layer, unit) - target, {"target": target}

    def _loss(self, at: Address) -> Values:
        parameters = self.parameters_at(self.plan.offset(at))
        return self.record.loss, {"penalty": penalty(self.record.model, parameters)}

    def _contribution(self, at: Address) -> Values:
        position, layer, unit, source = at.numbers
        weight = self.parameter(Phase.BACKWARD, position, layer + 1, source, unit)
        delta = self.delta(position, layer + 1, source)
        return weight * delta, {"weight": weight, "delta": delta}

    def _slope(self, at: Address) -> Values:
        position, layer, unit, source = at.numbers
        if at.source is not None:
            return self.slope_to(position, layer, unit, source), {}
        return self.slope(position, layer, unit), {}

    def _delta(self, at: Address) -> Values:
        position, layer, unit, _ = at.numbers
        return self.delta(position, layer, unit), {}

    def _gradient(self, at: Address) -> Values:
        position, layer, unit, source = at.numbers
        # A bias is the weight of a source that is always 1.
        activation = 1.0 if at.source is None else self.sent(position, layer - 1, source)
        delta = self.delta(position, layer, unit)
        if at.unit is None:
            delta = float(np.add.reduce(self.record.backward.deltas[layer - 1][position]))
        return delta * activation, {"delta": delta, "activation": activation}

    def _slope_gradient(self, at: Address) -> Values:
        position, layer, _, _ = at.numbers
        gradients = self.record.backward.slopes[layer - 1]
        assert gradients is not None
        return float(gradients[position]), {}

    def _clipping(self, at: Address) -> Values:
        clipping = self.record.model.clipping
        assert clipping is not None
        with np.errstate(all="ignore"):
            size, clipped = (
                float(clipping.size(gradient))
                for gradient in (self.record.gradient, self.record.clipped)
            )
        return clipped, {"size": size, "limit": clipping.limit}

    def _update(self, at: Address) -> Values:
        place = self.place(at)
        record, edited = self.record, self.record.edited
        after, before = (
            (record.after.parameters, record.before.parameters)
            if edited is None
            else (edited.updated, edited.before)
        )
        value, old = float(after[place]), float(before[place])
        operands = {"before": old, "gradient": float(record.clipped[place]), "change": value - old}
        names = self.optimizer(self.plan.offset(at)).slot_names
        slots = {
            name: float(slot[place]) for name, slot in zip(names, record.after.slots, strict=True)
        }
        return value, {**operands, **slots}


_READERS: dict[Kind, Callable[[StepReader, Address], Values]] = {
    Kind.PRODUCT: StepReader._product,
    Kind.WEIGHTED_SUM: StepReader._weighted_sum,
    Kind.ACTIVATION: StepReader._activation,
    Kind.DROPOUT: StepReader._dropout,
    Kind.ERROR: StepReader._error,
    Kind.LOSS: StepReader._loss,
    Kind.CONTRIBUTION: StepReader._contribution,
    Kind.SLOPE: StepReader._slope,
    Kind.DELTA: StepReader._delta,
    Kind.GRADIENT: StepReader._gradient,
    Kind.SLOPE_GRADIENT: StepReader._slope_gradient,
    Kind.CLIPPING: StepReader._clipping,
    Kind.UPDATE: StepReader._update,
    Kind.SLOPE_UPDATE: StepReader._update,
}
