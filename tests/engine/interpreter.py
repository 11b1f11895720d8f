"""Training as its definition says: one event after another, with Python's floats and no arrays.

It shares nothing with the engine but the order of the events and what is drawn at random: the
order of the samples, the masks of dropout, the layer whose turn it is. It has no notion of an
edited step: an edit simply changes a number when its event is reached.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.data import Batch
from engine.edits import Edit, ParameterEdit, SlopeEdit
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.plan.events import Address, Kind
from tests.engine.cases import Case
from tests.engine.definitions import (
    CLIPPED,
    FUNCTIONS,
    LOSS_SLOPES,
    LOSSES,
    RULES,
    SIZES,
    SLOPES,
    Numbers,
    rate_share,
    sign,
)
from tests.engine.parameters import Parameter, parameters_of


@dataclass
class Happened:
    """One event: where, what came out, what went in, and the parameters just before it."""

    step: int
    address: Address
    value: float
    operands: Numbers
    parameters: dict[Parameter, float]


Result = tuple[float, Numbers]


class Interpreter:
    """The memory of a computer that trains a network by hand."""

    def __init__(self, case: Case) -> None:
        self.case, self.network = case, case.network
        numbers: list[float] = case.parameters.tolist()
        self.parameters = dict(zip(parameters_of(case.network), numbers, strict=True))
        optimizer = case.model.optimizer
        self.options: Numbers = {"nesterov": 0.0, **optimizer.constants}
        self.options["nesterov"] = float(bool(optimizer.options.get("nesterov")))
        start = dict(optimizer.slot_start)
        if "step_size" in start:
            start["step_size"] *= rate_share(0, case.schedule)
        self.slots = {one: dict(start) for one in self.parameters}
        self.updates = dict.fromkeys(self.parameters, 0)
        self.pending = list(case.edits)

    def run(self, steps: int) -> Iterator[Happened]:
        """Execute the events of the first steps."""
        for step in range(steps):
            self._begin(step)
            plan = self.case.plan.step_plan(step)
            for offset in range(plan.events):
                self._apply_edits(step, offset)
                address = plan.address(offset)
                before = dict(self.parameters)
                value, operands = _EXECUTE[address.kind](self, address)
                self.values[address.kind, *address[2:]] = value
                yield Happened(step, address, value, operands, before)

    def _begin(self, step: int) -> None:
        self.batch: Batch = self.case.batches[step]
        self.rows: list[int] = self.batch.rows.tolist()
        self.values: dict[tuple[Kind, int | None, int | None, int | None, int | None], float] = {}
        self.shared_biases: dict[tuple[int | None, int], float] = {}
        self.clipped: dict[Parameter, float] = {}
        self.masks = self.case.model.masks(self.batch, step)
        self.rate_share = rate_share(step, self.case.schedule)
        self.turn = None
        if self.case.policy is UpdatePolicy.RANDOM_LAYER:
            (self.turn,) = self.case.model.chosen_layer(step).tolist()

    def _apply_edits(self, step: int, offset: int) -> None:
        while self.pending and (self.pending[0].step, self.pending[0].event) <= (step, offset):
            self._apply(self.pending.pop(0))

    def _apply(self, edit: Edit) -> None:
        if isinstance(edit, ParameterEdit):
            self.parameters[self._parameter(edit.layer, edit.unit, edit.source)] = edit.value
        elif isinstance(edit, SlopeEdit):
            self.parameters[Parameter(edit.layer, None, None, is_slope=True)] = edit.value
        else:
            self.options[edit.option] = edit.value

    def _parameter(self, layer: int, unit: int | None, source: int | None) -> Parameter:
        """Return the weight or bias of a unit, whichever layer it belongs to."""
        owner = self.network.owner(layer)
        shared = source is None and self.network.bias_policy(layer) is Bias.SHARED
        return Parameter(owner, None if shared else unit, source)

    def _a(self, position: int | None, layer: int, unit: int) -> float:
        """Return what a unit sends on."""
        if layer == 0:
            return float(self.case.data.inputs[self.rows[position or 0], unit])
        kind = Kind.DROPOUT if self.network.layer(layer).dropout else Kind.ACTIVATION
        return self.values[kind, position, layer, unit, None]

    def _y(self, position: int | None, unit: int) -> float:
        return float(self.case.data.targets[self.rows[position or 0], unit])

    def product(self, at: Address) -> Result:
        weight = self.parameters[self._parameter(at.layer or 0, at.unit, at.source)]
        activation = self._a(at.position, (at.layer or 0) - 1, at.source or 0)
        return weight * activation, {"weight": weight, "activation": activation}

    def weighted_sum(self, at: Address) -> Result:
        bias = self._bias(at)
        return self._sum_of(Kind.PRODUCT, at) + bias, {"bias": bias}

    def _bias(self, at: Address) -> float:
        layer = at.layer or 0
        if self.network.bias_policy(layer) is Bias.NONE:
            return 0.0
        bias = self.parameters[self._parameter(layer, at.unit, None)]
        if self.network.bias_policy(layer) is Bias.PER_NEURON:
            return bias
        # What the units of a layer share is read once, by the first of them.
        return self.shared_biases.setdefault((at.position, layer), bias)

    def activation(self, at: Address) -> Result:
        z, name = self._of_unit(Kind.WEIGHTED_SUM, at), self._activation_name(at)
        if name == "softmax":
            powers = [math.exp(other) for other in self._of_layer(Kind.WEIGHTED_SUM, at)]
            return math.exp(z) / sum(powers), {"weighted_sum": z}
        if name == "prelu":
            return (z if z > 0.0 else self._learned(at) * z), {"weighted_sum": z}
        return FUNCTIONS[name](z), {"weighted_sum": z}

    def dropout(self, at: Address) -> Result:
        position, layer, unit, _ = at.numbers
        drawn = self.masks[layer - 1]
        assert drawn is not None
        mask, activation = float(drawn[position, unit]), self._of_unit(Kind.ACTIVATION, at)
        return mask * activation, {"activation": activation, "mask": mask}

    def error(self, at: Address) -> Result:
        target = self._y(at.position, at.unit or 0)
        return self._of_unit(Kind.ACTIVATION, at) - target, {"target": target}

    def loss(self, at: Address) -> Result:
        outputs = self.case.sizes[-1]
        total = sum(
            LOSSES[self.case.loss](
                self._a(position, self.network.depth, unit), self._y(position, unit), outputs
            )
            for position in range(len(self.rows))
            for unit in range(outputs)
        )
        weights = [value for one, value in self.parameters.items() if one.source is not None]
        l1 = self.case.l1 * sum(map(abs, weights))
        l2 = 0.5 * self.case.l2 * sum(w * w for w in weights)
        return total / len(self.rows), {"penalty": l1 + l2}

    def contribution(self, at: Address) -> Result:
        layer = (at.layer or 0) + 1
        weight = self.parameters[self._parameter(layer, at.source, at.unit)]
        delta = self.values[Kind.DELTA, at.position, layer, at.source, None]
        return weight * delta, {"weight": weight, "delta": delta}

    def slope(self, at: Address) -> Result:
        name, z = self._activation_name(at), self._of_unit(Kind.WEIGHTED_SUM, at)
        if name == "softmax":
            a, other = self._of_unit(Kind.ACTIVATION, at), self._activation_of(at, at.source)
            return (a - a * a if at.unit == at.source else -a * other), {}
        if name == "prelu":
            return (1.0 if z > 0.0 else self._learned(at)), {}
        return SLOPES[name](z), {}

    def delta(self, at: Address) -> Result:
        if self._activation_name(at) != "softmax":
            return self._arriving(at) * self._of_unit(Kind.SLOPE, at), {}
        return sum(
            self._arriving(at._replace(unit=unit))
            * self.values[Kind.SLOPE, at.position, at.layer, at.unit, unit]
            for unit in range(self.case.sizes[at.layer or 0])
        ), {}

    def _arriving(self, at: Address) -> float:
        """Return the derivative of the sample's loss with respect to an activation."""
        if at.layer == self.network.depth:
            a, y = self._of_unit(Kind.ACTIVATION, at), self._y(at.position, at.unit or 0)
            return LOSS_SLOPES[self.case.loss](a, y, self.case.sizes[-1])
        position, layer, unit, _ = at.numbers
        mask = self.masks[layer - 1] if self.masks else None
        return self._sum_of(Kind.CONTRIBUTION, at) * (
            1.0 if mask is None else float(mask[position, unit])
        )

    def gradient(self, at: Address) -> Result:
        if at.unit is None:
            delta = sum(self._of_layer(Kind.DELTA, at))
        else:
            delta = self._of_unit(Kind.DELTA, at)
        a = 1.0 if at.source is None else self._a(at.position, (at.layer or 0) - 1, at.source)
        return delta * a, {"delta": delta, "activation": a}

    def slope_gradient(self, at: Address) -> Result:
        units = [at._replace(unit=unit) for unit in range(self.case.sizes[at.layer or 0])]
        return sum(
            self._arriving(one) * min(self._of_unit(Kind.WEIGHTED_SUM, one), 0.0) for one in units
        ), {}

    def clipping(self, at: Address) -> Result:
        assert self.case.clipping is not None
        name, limit = self.case.clipping["name"], self.case.clipping["limit"]
        gradient = {one: self._gradient(one) for one in self.parameters if self._moves(one)}
        size = SIZES[name](list(gradient.values()))
        self.clipped = {one: CLIPPED[name](g, size, limit) for one, g in gradient.items()}
        return SIZES[name](list(self.clipped.values())), {"size": size, "limit": limit}

    def _moves(self, one: Parameter) -> bool:
        layer = self.network.layer(one.layer)
        frozen = layer.biases_frozen if one.source is None else layer.weights_frozen
        return one.is_slope or not frozen

    def _gradient(self, one: Parameter) -> float:
        """Return the mean over the samples of the sum over all uses, and the penalty's part."""
        kind = Kind.SLOPE_GRADIENT if one.is_slope else Kind.GRADIENT
        each = [
            self.values[kind, position, layer, one.unit, one.source]
            for position in range(len(self.rows))
            for layer in range(1, self.network.depth + 1)
            if layer == one.layer or (not one.is_slope and self.network.owner(layer) == one.layer)
        ]
        gradient = sum(each) / len(self.rows)
        if one.source is not None:
            w = self.parameters[one]
            gradient += self.case.l1 * sign(w) + self.case.l2 * w
        return gradient

    def update(self, at: Address) -> Result:
        return self._update(Parameter(at.layer or 0, at.unit, at.source))

    def slope_update(self, at: Address) -> Result:
        return self._update(Parameter(at.layer or 0, None, None, is_slope=True))

    def _update(self, one: Parameter) -> Result:
        before, slots = self.parameters[one], self.slots[one]
        gradient = self.clipped[one] if self.clipped else self._gradient(one)
        if self.turn in (None, one.layer):
            self.updates[one] += 1
            rate = self.options["learning_rate"] * self.rate_share
            options = {**self.options, "learning_rate": rate}
            rule = RULES[self.case.model.optimizer.name]
            self.parameters[one] = rule(before, gradient, slots, options, self.updates[one])
        after = self.parameters[one]
        return after, {"before": before, "gradient": gradient, "change": after - before, **slots}

    def _learned(self, at: Address) -> float:
        return self.parameters[Parameter(at.layer or 0, None, None, is_slope=True)]

    def _activation_name(self, at: Address) -> str:
        return self.network.layer(at.layer or 0).activation.name

    def _activation_of(self, at: Address, unit: int | None) -> float:
        return self.values[Kind.ACTIVATION, at.position, at.layer, unit, None]

    def _of_unit(self, kind: Kind, at: Address) -> float:
        return self.values[kind, at.position, at.layer, at.unit, None]

    def _of_layer(self, kind: Kind, at: Address) -> list[float]:
        units = range(self.case.sizes[at.layer or 0])
        return [self.values[kind, at.position, at.layer, unit, None] for unit in units]

    def _sum_of(self, kind: Kind, at: Address) -> float:
        ahead = kind is Kind.CONTRIBUTION
        sources = self.case.sizes[(at.layer or 0) + (1 if ahead else -1)]
        return sum(
            self.values[kind, at.position, at.layer, at.unit, source] for source in range(sources)
        )


_EXECUTE: dict[Kind, Callable[[Interpreter, Address], Result]] = {
    kind: getattr(Interpreter, kind.value) for kind in Kind
}
