"""What functions and update rules say by definition, of one number at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

Numbers = dict[str, float]


def _sigma(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def _bent(z: float) -> float:
    return math.sqrt(2.0 / math.pi) * (z + 0.044715 * z**3)


LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772

# Of z, with the default options. What takes more than z is written out in the interpreter.
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "identity": lambda z: z,
    "step": lambda z: float(z > 0.0),
    "sigmoid": _sigma,
    "tanh": math.tanh,
    "relu": lambda z: max(0.0, z),
    "leaky_relu": lambda z: max(0.01 * z, z),
    "elu": lambda z: z if z > 0.0 else math.expm1(z),
    "selu": lambda z: LAMBDA * (z if z > 0.0 else ALPHA * math.expm1(z)),
    "gelu": lambda z: 0.5 * z * (1.0 + math.erf(z / math.sqrt(2.0))),
    "gelu_tanh": lambda z: 0.5 * z * (1.0 + math.tanh(_bent(z))),
    "silu": lambda z: z * _sigma(z),
    "softplus": lambda z: z if z > 20.0 else math.log1p(math.exp(z)),
}
SLOPES: dict[str, Callable[[float], float]] = {
    "identity": lambda z: 1.0,
    "step": lambda z: 0.0,
    "sigmoid": lambda z: math.exp(-z) / (1.0 + math.exp(-z)) ** 2,
    "tanh": lambda z: 1.0 / math.cosh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0.0 else 0.0,
    "leaky_relu": lambda z: 1.0 if z > 0.0 else 0.01,
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
    "binary_cross_entropy": lambda a, y, n: -(y * math.log(a) + (1 - y) * math.log1p(-a)) / n,
    "categorical_cross_entropy": lambda a, y, n: -y * math.log(a),
}
LOSS_SLOPES: dict[str, Callable[[float, float, int], float]] = {
    "squared_error": lambda a, y, n: 2.0 * (a - y),
    "half_squared_error": lambda a, y, n: a - y,
    "mean_squared_error": lambda a, y, n: 2.0 * (a - y) / n,
    "mean_absolute_error": lambda a, y, n: sign(a - y) / n,
    "huber": lambda a, y, n: max(-1.0, min(a - y, 1.0)) / n,
    "binary_cross_entropy": lambda a, y, n: (a - y) / (a * (1.0 - a)) / n,
    "categorical_cross_entropy": lambda a, y, n: -y / a,
}


def sign(value: float) -> float:
    """Return -1, 0 or 1."""
    return math.copysign(1.0, value) if value else 0.0


# Of a training step and the schedule's options.
SCHEDULES: dict[str, Callable[[int, Mapping[str, Any]], float]] = {
    "constant": lambda step, options: 1.0,
    "step": lambda step, options: options["factor"] ** (step // options["every"]),
    "exponential": lambda step, options: options["factor"] ** step,
    "cosine": lambda step, options: (
        0.5 + 0.5 * math.cos(math.pi * step / options["steps"]) if step < options["steps"] else 0.0
    ),
}


def rate_share(step: int, choice: Mapping[str, Any]) -> float:
    """Return the share of the learning rate that a step takes, warm-up included."""
    warmup = choice.get("warmup", 0)
    if step < warmup:
        return float((step + 1) / warmup)
    return SCHEDULES[choice["name"]](step - warmup, choice)


# Of all elements of a gradient.
SIZES: dict[str, Callable[[list[float]], float]] = {
    "value": lambda gradient: max(map(abs, gradient), default=0.0),
    "norm": lambda gradient: math.hypot(*gradient),
}
# Of one element, the size of all, and the limit.
CLIPPED: dict[str, Callable[[float, float, float], float]] = {
    "value": lambda element, size, limit: max(-limit, min(element, limit)),
    "norm": lambda element, size, limit: element * min(1.0, limit / (size + 1e-6)),
}

# Of a parameter, its gradient, its slots (which are brought up to date), the optimizer's numbers
# and the number of this update, the first being 1.
Rule = Callable[[float, float, Numbers, Numbers, int], float]


def _sgd(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    g += options["weight_decay"] * old
    slots["velocity"] = options["momentum"] * slots["velocity"] + g
    ahead = g + options["momentum"] * slots["velocity"]
    return old - options["learning_rate"] * (ahead if options["nesterov"] else slots["velocity"])


def _adagrad(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    slots["square_sum"] += g * g
    return old - options["learning_rate"] * g / (math.sqrt(slots["square_sum"]) + options["eps"])


def _rmsprop(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    _average(slots, "square_average", options["alpha"], g * g)
    step = g / (math.sqrt(slots["square_average"]) + options["eps"])
    slots["velocity"] = options["momentum"] * slots["velocity"] + step
    return old - options["learning_rate"] * slots["velocity"]


def _adam(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    step = _adam_step(g + options["weight_decay"] * old, slots, options, t)
    return old - options["learning_rate"] * step


def _adamw(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    decay = options["weight_decay"] * old
    return old - options["learning_rate"] * (decay + _adam_step(g, slots, options, t))


def _adam_step(g: float, slots: Numbers, options: Numbers, t: int) -> float:
    _average(slots, "first_moment", options["beta1"], g)
    _average(slots, "second_moment", options["beta2"], g * g)
    mean = slots["first_moment"] / (1.0 - options["beta1"] ** t)
    square = slots["second_moment"] / (1.0 - options["beta2"] ** t)
    return mean / (math.sqrt(square) + options["eps"])


def _average(slots: Numbers, name: str, share: float, new: float) -> None:
    slots[name] = share * slots[name] + (1.0 - share) * new


def _rprop(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    agreement = sign(g) * sign(slots["previous_gradient"])
    if agreement:
        slots["step_size"] *= options["eta_plus" if agreement > 0.0 else "eta_minus"]
    slots["step_size"] = max(slots["step_size"], options["smallest_step"])
    slots["step_size"] = min(slots["step_size"], options["largest_step"])
    slots["previous_gradient"] = g if agreement >= 0.0 else 0.0
    return old - sign(slots["previous_gradient"]) * slots["step_size"]


def _sign_sgd(old: float, g: float, slots: Numbers, options: Numbers, t: int) -> float:
    return old - options["learning_rate"] * sign(g)


RULES: dict[str, Rule] = {
    "sgd": _sgd, "adagrad": _adagrad, "rmsprop": _rmsprop, "adam": _adam, "adamw": _adamw,
    "rprop": _rprop, "sign_sgd": _sign_sgd,
}  # fmt: skip
