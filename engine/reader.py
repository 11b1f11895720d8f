"""One training step's numbers by address, read on demand from its record."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from engine.optimizers import Optimizer
from engine.plan.events import Address, Phase, Places
from engine.plan.step_plan import parameter_place
from engine.training.step_arrays import StepArrays
from engine.values import values


class StepReader(StepArrays):
    """One step's numbers by address.

    Every method takes places as in ``Address``: layers from 1, units from 0, ``position`` in the
    batch, ``source`` None for a bias.
    """

    def parameter(
        self, phase: Phase, position: int | None, layer: int, unit: int, source: int | None
    ) -> float:
        """Return the weight or bias that an operation of that phase and sample met.

        Where a layer has no biases that is 0.
        """
        if source is None:
            return float(self.biases(phase, position, layer)[unit])
        return float(self.weights(phase, position, layer)[unit, source])

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
        return int(parameter_place(self.network, address))

    def values(self, address: Address) -> tuple[float, dict[str, float]]:
        """Return the value of an event and the numbers it was made of."""
        value, operands = values(self, Places(*address))
        return float(value), {name: float(number) for name, number in operands.items()}
