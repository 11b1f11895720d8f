"""Training as its definition says: one event after another, with Python's floats and no arrays.

It shares nothing with the engine but the order of the events, and it has no notion of an edited
step: an edit simply changes a number when its event is reached.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.edits import Edit, ParameterEdit
from engine.events import Address, Kind
from tests.engine.cases import Case

# Layer, unit, source; source None is a bias.
Edge = tuple[int, int, int | None]


def _sigma(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def _bent(z: float) -> float:
    return math.sqrt(2.0 / math.pi) * (z + 0.044715 * z**3)


LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772

# Of z, with the default options.
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "identity": lambda z: z,
    "step": lambda z: float(z > 0.0),
    "sigmoid": _sigma,
    "tanh": math.tanh,
    "relu": lambda z: max(0.0, z),
    "leaky_relu": lambda z: max(0.01 * z, z),
    "prelu": lambda z: max(0.25 * z, z),
    "elu": lambda z: z if z > 0.0 else math.exp(z) - 1.0,
    "selu": lambda z: LAMBDA * (z if z > 0.0 else ALPHA * (math.exp(z) - 1.0)),
    "gelu": lambda z: 0.5 * z * (1.0 + math.erf(z / math.sqrt(2.0))),
    "gelu_tanh": lambda z: 0.5 * z * (1.0 + math.tanh(_bent(z))),
    "silu": lambda z: z * _sigma(z),
    "softplus": lambda z: z if z > 20.0 else math.log(1.0 + math.exp(z)),
}
SLOPES: dict[str, Callable[[float], float]] = {
    "identity": lambda z: 1.0,
    "step": lambda z: 0.0,
    "sigmoid": lambda z: math.exp(-z) / (1.0 + math.exp(-z)) ** 2,
    "tanh": lambda z: 1.0 / math.cosh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0.0 else 0.0,
    "leaky_relu": lambda z: 1.0 if z > 0.0 else 0.01,
    "prelu": lambda z: 1.0 if z > 0.0 else 0.25,
    "elu": lambda z: min(1.0, math.exp(z)),
    "selu": lambda z: LAMBDA * (1.0 if z > 0.0 else ALPHA * math.exp(z)),
    "gelu": lambda z: (
        0.5 * math.erfc(-z / math.sqrt(2.0)) + z * math.exp(-z * z / 2.0) / math.sqrt(math.tau)
    ),
    "gelu_tanh": lambda z: (
        0.5 * (1.0 + math.tanh(_bent(z)))
        + 0.5 * z / math.cosh(_bent(z)) ** 2 * math.sqrt(2.0 / math.pi) * (1.0 + 0.134145 * z**2)
    ),
    "silu": lambda z: _sigma(z) + z * _sigma(z) * _sigma(-z),
    "softplus": lambda z: 1.0 if z > 20.0 else _sigma(z),
}
# What one output adds to the loss of its sample, and the derivative: of a, y, number of outputs.
LOSSES: dict[str, Callable[[float, float, int], float]] = {
    "squared_error": lambda a, y, n: (a - y) ** 2,
    "half_squared_error": lambda a, y, n: 0.5 * (a - y) ** 2,
    "mean_squared_error": lambda a, y, n: (a - y) ** 2 / n,
    "mean_absolute_error": lambda a, y, n: abs(a - y) / n,
    "huber": lambda a, y, n: (0.5 * (a - y) ** 2 if abs(a - y) < 1.0 else abs(a - y) - 0.5) / n,
    "binary_cross_entropy": lambda a, y, n: -(y * math.log(a) + (1 - y) * math.log(1 - a)) / n,
    "categorical_cross_entropy": lambda a, y, n: -y * math.log(a),
}
LOSS_SLOPES: dict[str, Callable[[float, float, int], float]] = {
    "squared_error": lambda a, y, n: 2.0 * (a - y),
    "half_squared_error": lambda a, y, n: a - y,
    "mean_squared_error": lambda a, y, n: 2.0 * (a - y) / n,
    "mean_absolute_error": lambda a, y, n: _sign(a - y) / n,
    "huber": lambda a, y, n: max(-1.0, min(a - y, 1.0)) / n,
    "binary_cross_entropy": lambda a, y, n: (a - y) / (a * (1.0 - a)) / n,
    "categorical_cross_entropy": lambda a, y, n: -y / a,
}


@dataclass
class Happened:
    """One event: where, what came out, what went in, and the parameters just before it."""

    step: int
    address: Address
    value: float
    operands: dict[str, float]
    parameters: dict[Edge, float]


class Interpreter:
    """The memory of a computer that trains a network by hand."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.parameters = dict(_initial(case))
        self.velocity = dict.fromkeys(self.parameters, 0.0)
        self.options = {"learning_rate": case.rate, "momentum": case.momentum}
        self.pending = list(case.edits)
        self.values: dict[tuple[Kind, int | None, int | None, int | None, int | None], float] = {}

    def run(self, steps: int) -> Iterator[Happened]:
        """Execute the events of the first steps."""
        for step in range(steps):
            self.values.clear()
            plan = self.case.plan.step_plan(step)
            first = step % self.case.plan.steps_per_epoch * self.case.plan.full.batch
            self.rows = range(first, first + plan.batch)
            for offset in range(plan.events):
                self._apply_edits(step, offset)
                address = plan.address(offset)
                before = dict(self.parameters)
                value, operands = _EXECUTE[address.kind](self, address)
                self.values[address.kind, *address[2:]] = value
                yield Happened(step, address, value, operands, before)

    def _apply_edits(self, step: int, offset: int) -> None:
        while self.pending and (self.pending[0].step, self.pending[0].event) <= (step, offset):
            self._apply(self.pending.pop(0))

    def _apply(self, edit: Edit) -> None:
        if isinstance(edit, ParameterEdit):
            self.parameters[edit.layer, edit.unit, edit.source] = edit.value
        else:
            self.options[edit.option] = edit.value

    def _a(self, position: int | None, layer: int, unit: int) -> float:
        if layer == 0:
            return float(self.case.data.inputs[self.rows[position or 0], unit])
        return self.values[Kind.ACTIVATION, position, layer, unit, None]

    def _y(self, position: int | None, unit: int) -> float:
        return float(self.case.data.targets[self.rows[position or 0], unit])

    def product(self, at: Address) -> tuple[float, dict[str, float]]:
        weight = self.parameters[_edge(at)]
        activation = self._a(at.position, (at.layer or 0) - 1, at.source or 0)
        return weight * activation, {"weight": weight, "activation": activation}

    def weighted_sum(self, at: Address) -> tuple[float, dict[str, float]]:
        bias = self.parameters[_edge(at)]
        return self._sum_of(Kind.PRODUCT, at) + bias, {"bias": bias}

    def activation(self, at: Address) -> tuple[float, dict[str, float]]:
        z = self._of_unit(Kind.WEIGHTED_SUM, at)
        return FUNCTIONS[self._activation_name(at)](z), {"weighted_sum": z}

    def error(self, at: Address) -> tuple[float, dict[str, float]]:
        target = self._y(at.position, at.unit or 0)
        return self._of_unit(Kind.ACTIVATION, at) - target, {"target": target}

    def loss(self, at: Address) -> tuple[float, dict[str, float]]:
        outputs = self.case.sizes[-1]
        total = sum(
            LOSSES[self.case.loss](
                self._a(position, self.case.network.depth, unit), self._y(position, unit), outputs
            )
            for position in range(len(self.rows))
            for unit in range(outputs)
        )
        weights = [w for (_, _, source), w in self.parameters.items() if source is not None]
        l1 = self.case.l1 * sum(map(abs, weights))
        l2 = 0.5 * self.case.l2 * sum(w * w for w in weights)
        return total / len(self.rows), {"penalty": l1 + l2}

    def contribution(self, at: Address) -> tuple[float, dict[str, float]]:
        layer = (at.layer or 0) + 1
        weight = self.parameters[layer, at.source or 0, at.unit]
        delta = self.values[Kind.DELTA, at.position, layer, at.source, None]
        return weight * delta, {"weight": weight, "delta": delta}

    def slope(self, at: Address) -> tuple[float, dict[str, float]]:
        return SLOPES[self._activation_name(at)](self._of_unit(Kind.WEIGHTED_SUM, at)), {}

    def delta(self, at: Address) -> tuple[float, dict[str, float]]:
        slope = self._of_unit(Kind.SLOPE, at)
        if at.layer == self.case.network.depth:
            a, y = self._of_unit(Kind.ACTIVATION, at), self._y(at.position, at.unit or 0)
            return LOSS_SLOPES[self.case.loss](a, y, self.case.sizes[-1]) * slope, {}
        return self._sum_of(Kind.CONTRIBUTION, at) * slope, {}

    def gradient(self, at: Address) -> tuple[float, dict[str, float]]:
        delta = self._of_unit(Kind.DELTA, at)
        a = 1.0 if at.source is None else self._a(at.position, (at.layer or 0) - 1, at.source)
        return delta * a, {"delta": delta, "activation": a}

    def update(self, at: Address) -> tuple[float, dict[str, float]]:
        edge = _edge(at)
        before = self.parameters[edge]
        each = [self.values[Kind.GRADIENT, p, *edge] for p in range(len(self.rows))]
        gradient = sum(each) / len(each)
        if at.source is not None:
            gradient += self.case.l1 * _sign(before) + self.case.l2 * before
        self.velocity[edge] = self.options["momentum"] * self.velocity[edge] + gradient
        self.parameters[edge] = before - self.options["learning_rate"] * self.velocity[edge]
        change = self.parameters[edge] - before
        return self.parameters[edge], {
            "before": before, "gradient": gradient, "change": change,
            "velocity": self.velocity[edge],
        }  # fmt: skip

    def _activation_name(self, at: Address) -> str:
        return self.case.network.layer(at.layer or 0).activation.name

    def _of_unit(self, kind: Kind, at: Address) -> float:
        return self.values[kind, at.position, at.layer, at.unit, None]

    def _sum_of(self, kind: Kind, at: Address) -> float:
        ahead = kind is Kind.CONTRIBUTION
        sources = self.case.sizes[(at.layer or 0) + (1 if ahead else -1)]
        return sum(
            self.values[kind, at.position, at.layer, at.unit, source] for source in range(sources)
        )


_EXECUTE: dict[Kind, Callable[[Interpreter, Address], tuple[float, dict[str, float]]]] = {
    kind: getattr(Interpreter, kind.value) for kind in Kind if hasattr(Interpreter, kind.value)
}


def _edge(at: Address) -> Edge:
    return at.layer or 0, at.unit or 0, at.source


def _sign(value: float) -> float:
    return math.copysign(1.0, value) if value else 0.0


def _initial(case: Case) -> Iterator[tuple[Edge, float]]:
    """Yield every parameter: of each layer the weights, row by row, and then the biases."""
    numbers = iter(case.parameters.tolist())
    for layer, (fan_in, units) in enumerate(zip(case.sizes, case.sizes[1:], strict=False), start=1):
        for unit in range(units):
            for source in range(fan_in):
                yield (layer, unit, source), next(numbers)
        for unit in range(units):
            yield (layer, unit, None), next(numbers)
