"""Runs in which anything the engine can do may happen."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.clipping import CLIPPINGS
from engine.data import Batches, Samples
from engine.edits import Edit, OptimizerEdit, ParameterEdit
from engine.history import History
from engine.losses import LOSSES
from engine.model import Model, UpdatePolicy
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.optimizers import OPTIMIZERS


@st.composite
def networks(draw: st.DrawFn) -> NetworkSpec:
    """Networks whose layers have any activation, biases, dropout, and may share weights."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=5))
    layers: list[LayerSpec] = []
    for number in range(1, len(sizes)):
        alike = [
            earlier
            for earlier in range(1, number)
            if layers[earlier - 1].shares is None
            and sizes[earlier - 1 : earlier + 1] == sizes[number - 1 : number + 1]
        ]
        layers.append(draw(_layers(sizes[number], alike)))
    return NetworkSpec(sizes[0], tuple(layers))


@st.composite
def _layers(draw: st.DrawFn, units: int, alike: list[int]) -> LayerSpec:
    activation = ACTIVATIONS.make(draw(st.sampled_from(list(ACTIVATIONS))))
    dropout = draw(st.sampled_from([0.0, 0.4]))
    shares = draw(st.sampled_from([None, *alike]))
    if shares is not None:
        return LayerSpec(units, activation, dropout=dropout, shares=shares)
    frozen = draw(st.tuples(st.booleans(), st.booleans()))
    return LayerSpec(units, activation, *frozen, draw(st.sampled_from(Bias)), dropout)


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Models with any network, loss, optimizer and policy that go together."""
    network = draw(networks())
    policies = [*UpdatePolicy]
    if any(layer.shares for layer in network.layers):
        policies.remove(UpdatePolicy.IMMEDIATE)
    policy = draw(st.sampled_from(policies))
    clippings = [None, *(CLIPPINGS.make({"name": name, "limit": 0.1}) for name in CLIPPINGS)]
    return Model(
        network,
        LOSSES.make(draw(st.sampled_from(list(LOSSES)))),
        OPTIMIZERS.make({"name": draw(st.sampled_from(list(OPTIMIZERS))), "learning_rate": 0.3}),
        l1=draw(st.sampled_from([0.0, 0.1])),
        clipping=None if policy is UpdatePolicy.IMMEDIATE else draw(st.sampled_from(clippings)),
        policy=policy,
        seed=draw(st.integers(0, 9)),
    )


@st.composite
def histories(draw: st.DrawFn, steps: int) -> History:
    """Runs of any model with edits anywhere in the first ``steps`` steps."""
    model, seed = draw(models()), draw(st.integers(0, 9))
    numbers = np.random.default_rng(seed)
    dtype = draw(st.sampled_from([np.float32, np.float64]))
    count = draw(st.integers(1, 5))

    def some(*shape: int) -> Array:
        return numbers.uniform(-1.0, 1.0, shape).astype(dtype)

    network = model.network
    samples = Samples(some(count, network.inputs), np.abs(some(count, network.sizes[-1])))
    batches = Batches(samples, draw(st.integers(1, 3)), draw(st.booleans()), seed)
    history = History(model, some(network.parameter_count), batches)
    history.set_edits(draw(st.lists(_edits(history, steps), max_size=2)))
    return history


@st.composite
def _edits(draw: st.DrawFn, history: History, steps: int) -> Edit:
    step, network = draw(st.integers(0, steps - 1)), history.first_model.network
    event = draw(st.integers(0, history.plan.step_plan(step).events - 1))
    layer = draw(st.sampled_from(network.owners))
    unit = draw(st.integers(0, network.sizes[layer] - 1))
    sources: list[int | None] = [*range(network.sizes[layer - 1])]
    if network.bias_policy(layer) is not Bias.NONE:
        sources.append(None)
    if draw(st.booleans()):
        return OptimizerEdit(step, event, "learning_rate", 0.1)
    return ParameterEdit(step, event, layer, unit, draw(st.sampled_from(sources)), 0.5)
