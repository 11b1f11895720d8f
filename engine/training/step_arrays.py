"""What one training step computed, as arrays: its record, and what follows from that."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from engine.activations import Activation
from engine.arrays import Array
from engine.plan.events import Index, Phase
from engine.plan.step_plan import StepPlan
from engine.training.training import StepRecord


class StepArrays:
    """One step's numbers, whole layers at once: layers count from 1, samples by position."""

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

    def weights(self, phase: Phase, position: Index | None, layer: int) -> Array:
        """Return the weights of a layer, units x fan-in, that a phase of a sample met."""
        return self.network.weights(self.met(phase, position, layer), layer)

    def biases(self, phase: Phase, position: Index | None, layer: int) -> Array:
        """Return the biases of a layer's units that a phase of a sample met, 0 without biases."""
        biases = self.network.biases(self.met(phase, position, layer), layer)
        shape = (self.network.sizes[layer], *biases.shape[1:])
        return np.broadcast_to(biases, shape) if len(biases) else np.zeros(shape, biases.dtype)

    def met(self, phase: Phase, position: Index | None, layer: int) -> Array:
        """Return the parameters that a phase of a sample met in a layer.

        Of several samples at once only where they all met the same: nothing was changed by hand.
        """
        record, edited = self.record, self.record.edited
        if edited is not None:
            if phase is Phase.UPDATE:
                return edited.before
            met = edited.forward if phase is Phase.FORWARD else edited.backward
            return met[layer - 1].at(0 if position is None else np.asarray(position).item())
        # Deltas come back through weights that have already moved.
        moved = phase is Phase.BACKWARD and record.model.immediate
        return (record.after if moved else record.before).parameters

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

    def unchanged_since(self, offset: int) -> int:
        """Return an event, ``offset`` or one before, at which the parameters are as at ``offset``.

        Up to the first update that is the latest edit, or the beginning of the step.
        """
        if len(self.plan.updated_before(offset)) > 0:
            return offset
        changes = self.record.edited.changes if self.record.edited else ()
        return max((event for event, _, _ in changes if event <= offset), default=0)

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
