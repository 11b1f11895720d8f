"""Small projects of everything that a step can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.project import (
    Choice,
    Layer,
    Network,
    ParameterEdit,
    Project,
    Regularization,
    Rows,
    SlopeEdit,
    Training,
)
from engine.activations import ACTIVATIONS
from engine.losses import LOSSES
from engine.model import UpdatePolicy
from engine.network import Bias

SGD: Mapping[str, float | str] = {"name": "sgd", "learning_rate": 0.5}


def weights(units: int, fan_in: int, seed: int = 0) -> tuple[tuple[float, ...], ...]:
    """Return weights that are easy to read."""
    drawn = np.random.default_rng(seed).uniform(-1.0, 1.0, (units, fan_in)).round(2)
    return tuple(map(tuple, drawn.tolist()))


def project(
    *layers: Layer,
    inputs: int = 2,
    loss: Choice = "half_squared_error",
    samples: int = 2,
    optimizer: Mapping[str, object] = SGD,
    training: Training | None = None,
    seed: int = 0,
) -> Project:
    """Return a project whose first layer has as many inputs, with data drawn for it."""
    rng, outputs = np.random.default_rng(1), layers[-1].units
    rows = rng.uniform(-1.0, 1.0, (samples, inputs)).round(2)
    targets = np.eye(outputs)[np.arange(samples) % outputs] if outputs > 1 else rng.integers(
        0, 2, (samples, 1)
    )  # fmt: skip
    return Project(
        seed=seed,
        network=Network(inputs, layers),
        loss=loss,
        optimizer=dict(optimizer),  # type: ignore[arg-type]
        data=Rows(tuple(map(tuple, rows.tolist())), tuple(map(tuple, targets.tolist()))),
        training=training or Training(batch_size=samples, steps=50),
    )


def hidden(activation: Choice = "tanh", **options: object) -> Layer:
    """Return a layer of two units after two."""
    return Layer(2, activation, weights(2, 2), **options)  # type: ignore[arg-type]


def output(activation: Choice = "sigmoid", units: int = 2, fan_in: int = 2) -> Layer:
    return Layer(units, activation, weights(units, fan_in, 5), biases=(0.1,) * units)


def _steps(**options: object) -> Training:
    return Training(batch_size=2, steps=50, **options)  # type: ignore[arg-type]


# One project for each thing that a step can do besides the usual.
FEATURES: dict[str, Project] = {
    "no bias": project(hidden(bias=Bias.NONE), output()),
    "shared bias": project(hidden(bias=Bias.SHARED, biases=(0.25,)), output()),
    "shared weights": project(
        hidden(biases=(0.1, -0.2)), Layer(2, "tanh", same_weights_as=1), output()
    ),
    "dropout": project(Layer(3, "tanh", weights(3, 2), dropout=0.4), output(fan_in=3), seed=3),
    "softmax": project(
        hidden(), output("softmax", 3), loss="categorical_cross_entropy", samples=3
    ),
    "softmax inside": project(Layer(3, "softmax", weights(3, 2), dropout=0.4), output(fan_in=3)),
    "prelu": project(hidden("prelu"), output()),
    "clipping": project(
        hidden(), output(), training=_steps(clipping={"name": "norm", "limit": 0.05})
    ),
    "clipping by value": project(
        hidden(), output(), training=_steps(clipping={"name": "value", "limit": 0.02})
    ),
    "immediate": project(hidden(), output(), training=_steps(update=UpdatePolicy.IMMEDIATE)),
    "random layer": project(hidden(), output(), training=_steps(update=UpdatePolicy.RANDOM_LAYER)),
    "adam": project(hidden(), output(), optimizer={"name": "adam", "learning_rate": 0.01}),
    "adamw": project(hidden(), output(), optimizer={"name": "adamw", "learning_rate": 0.01}),
    "nesterov": project(
        hidden(), output(), optimizer={**SGD, "momentum": 0.9, "nesterov": True,
                                       "weight_decay": 0.01},
    ),
    "rmsprop": project(
        hidden(), output(),
        optimizer={"name": "rmsprop", "learning_rate": 0.01, "momentum": 0.5},
    ),
    "adagrad": project(hidden(), output(), optimizer={"name": "adagrad", "learning_rate": 0.1}),
    "rprop": project(hidden(), output(), optimizer={"name": "rprop", "learning_rate": 0.01}),
    "sign sgd": project(hidden(), output(), optimizer={"name": "sign_sgd", "learning_rate": 0.01}),
    "schedule": project(
        hidden(), output(),
        training=_steps(schedule={"name": "exponential", "factor": 0.5, "warmup": 2}),
    ),
}  # fmt: skip

_FROZEN: list[tuple[Literal["weights", "biases"], ...]] = [(), (), ("weights",), ("biases",)]
OPTIMIZERS = [feature.optimizer for feature in FEATURES.values()]


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Random small projects of everything that goes together."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    inputs, immediate = draw(st.integers(1, 3)), draw(st.booleans())
    layers: list[Layer] = []
    for number, units in enumerate(sizes, start=1):
        fan_in = layers[-1].units if layers else inputs
        layers.append(draw(_layers(layers, units, fan_in, number < len(sizes), not immediate)))
    loss = draw(st.sampled_from(list(LOSSES)))
    probabilities = ACTIVATIONS.make(layers[-1].activation).probabilities
    if LOSSES.make(loss).needs_probabilities and not probabilities:
        loss = "huber"
    clipping: Choice = {"name": draw(st.sampled_from(["norm", "value"])), "limit": 0.05}
    training = Training(
        batch_size=draw(st.integers(1, 3)),
        schedule={"name": "exponential", "factor": 0.5} if draw(st.booleans()) else "constant",
        clipping=clipping if not immediate and draw(st.booleans()) else None,
        update=UpdatePolicy.IMMEDIATE if immediate else draw(st.sampled_from(
            [UpdatePolicy.AT_ONCE, UpdatePolicy.RANDOM_LAYER]
        )),
        steps=20,
    )  # fmt: skip
    made = project(
        *layers, inputs=inputs, loss=loss, samples=3,
        optimizer=draw(st.sampled_from(OPTIMIZERS)), training=training,
    )  # fmt: skip
    penalty = Regularization(l2=draw(st.sampled_from([0.0, 0.1])))
    made = replace(
        made, regularization=penalty, seed=draw(st.integers(0, 9)),
        dtype=draw(st.sampled_from(["float64", "float32"])),
    )  # fmt: skip
    return draw(_edited(made)) if draw(st.booleans()) else made


@st.composite
def _edited(draw: st.DrawFn, made: Project) -> Project:
    """The same project with a weight changed by hand somewhere in the first steps."""
    layer = draw(st.integers(1, len(made.network.layers)))
    unit = draw(st.integers(0, made.network.units(layer) - 1))
    source = draw(st.integers(0, made.network.units(layer - 1) - 1))
    if made.network.layers[layer - 1].activation == "prelu" and draw(st.booleans()):
        return with_edit(made, SlopeEdit(draw(st.integers(0, 1)), layer, 0.75))
    step, event = draw(st.integers(0, 1)), draw(st.integers(0, 40))
    return with_edit(made, ParameterEdit(step, event, layer, unit, source, 0.75))


@st.composite
def _layers(
    draw: st.DrawFn, before: list[Layer], units: int, fan_in: int, inner: bool, may_share: bool
) -> Layer:
    activation = draw(st.sampled_from(list(ACTIVATIONS)))
    dropout = draw(st.sampled_from([0.0, 0.5])) if inner else 0.0
    same = [
        number
        for number, layer in enumerate(before, start=1)
        if layer.same_weights_as is None and layer.weights is not None
        and (layer.units, len(layer.weights[0])) == (units, fan_in)
    ]  # fmt: skip
    if may_share and same and draw(st.booleans()):
        return Layer(units, activation, dropout=dropout, same_weights_as=same[0])
    frozen = draw(st.sampled_from(_FROZEN))
    drawn = weights(units, fan_in, draw(st.integers(0, 99)))
    bias = draw(st.sampled_from(list(Bias)))
    return Layer(units, activation, drawn, frozen=frozen, bias=bias, dropout=dropout)
