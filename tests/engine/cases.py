"""Small networks and runs to test with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.clipping import CLIPPINGS
from engine.data import Batches, Samples
from engine.edits import Edit, OptimizerEdit, ParameterEdit, SlopeEdit
from engine.history import History
from engine.losses import LOSSES
from engine.model import Model, UpdatePolicy
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.optimizers import OPTIMIZERS
from engine.plan.plan import Plan
from engine.plan.step_plan import StepPlan
from engine.schedules import SCHEDULES
from engine.trace import Trace
from tests.engine.choices import BY_SIGN, CLIPPING_CHOICES, OPTIONS, SCHEDULE_CHOICES, Options
from tests.engine.layers import (
    Frozen,
    some_activations,
    some_biases,
    some_dropout,
    some_frozen,
    some_shares,
)


def network_of(
    sizes: Sequence[int],
    activations: Sequence[str] = (),
    frozen: Sequence[Frozen] = (),
    biases: Sequence[Bias] = (),
    dropout: Sequence[float] = (),
    shares: Sequence[int | None] = (),
) -> NetworkSpec:
    """Return a network; what is not given is sigmoid layers of which nothing is frozen or shared.

    A layer that shares has nothing frozen, and the usual biases, of its own.
    """
    depth = len(sizes) - 1
    layers = [
        LayerSpec(units, ACTIVATIONS.make(name), fixed, fixed_biases, bias, left_out, shared)
        for units, name, (fixed, fixed_biases), bias, left_out, shared in zip(
            sizes[1:],
            activations or ["sigmoid"] * depth,
            frozen or [(False, False)] * depth,
            biases or [Bias.PER_NEURON] * depth,
            dropout or [0.0] * depth,
            shares or [None] * depth,
            strict=True,
        )
    ]
    return NetworkSpec(sizes[0], tuple(layers))


@dataclass(frozen=True)
class Case:
    """A run made of a few small numbers.

    Parameters (one flat vector) and data are drawn from the seed where they are not given.
    """

    sizes: tuple[int, ...] = (2, 2, 1)
    activations: tuple[str, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    loss: str = "half_squared_error"
    rate: float = 0.5
    momentum: float = 0.0
    l1: float = 0.0
    l2: float = 0.0
    samples: int = 1
    batch: int = 1
    seed: int = 0
    dtype: str = "float64"
    edits: tuple[Edit, ...] = ()
    given_parameters: tuple[float, ...] = ()
    given_data: Samples | None = None
    biases: tuple[Bias, ...] = ()
    dropout: tuple[float, ...] = ()
    shares: tuple[int | None, ...] = ()
    optimizer: str = "sgd"
    options: Options = field(default_factory=dict)
    schedule: Options = field(default_factory=lambda: {"name": "constant"})
    clipping: Options | None = None
    policy: UpdatePolicy = UpdatePolicy.AT_ONCE
    shuffle: bool = False

    @cached_property
    def network(self) -> NetworkSpec:
        return network_of(
            self.sizes, self.activations, self.frozen, self.biases, self.dropout, self.shares
        )

    @cached_property
    def plan(self) -> Plan:
        immediate = self.policy is UpdatePolicy.IMMEDIATE
        clipped = self.clipping is not None
        return Plan(self.network, self.samples, self.batch, immediate, clipped)

    @cached_property
    def model(self) -> Model:
        momentum = {"momentum": self.momentum} if self.momentum else {}
        optimizer = {"name": self.optimizer, "learning_rate": self.rate, **momentum, **self.options}
        return Model(
            self.network,
            LOSSES.make(self.loss),
            OPTIMIZERS.make(optimizer),
            self.l1,
            self.l2,
            SCHEDULES.make(self.schedule),
            None if self.clipping is None else CLIPPINGS.make(self.clipping),
            self.policy,
            self.seed,
        )

    @cached_property
    def batches(self) -> Batches:
        return Batches(self.data, self.batch, self.shuffle, self.seed)

    @cached_property
    def parameters(self) -> Array:
        if self.given_parameters:
            return np.array(self.given_parameters, dtype=self.dtype)
        rng = np.random.default_rng(self.seed)
        return rng.uniform(-1.0, 1.0, self.network.parameter_count).astype(self.dtype)

    @cached_property
    def data(self) -> Samples:
        if self.given_data is not None:
            return self.given_data
        rng = np.random.default_rng((self.seed, 1))
        inputs = rng.uniform(-1.0, 1.0, (self.samples, self.sizes[0]))
        targets = rng.uniform(0.0, 1.0, (self.samples, self.sizes[-1]))
        return Samples(inputs.astype(self.dtype), targets.astype(self.dtype))

    def history(self) -> History:
        history = History(self.model, self.parameters, self.batches)
        history.set_edits(self.edits)
        return history

    def trace(self, steps: int = 1) -> Trace:
        return Trace(self.history(), steps)


@st.composite
def networks(
    draw: st.DrawFn, most_units: int = 4, most_layers: int = 4, shared: bool = True
) -> NetworkSpec:
    """Networks of any shape and of all kinds of layers."""
    depth = draw(st.integers(1, most_layers))
    units = st.integers(1, most_units)
    anything = st.lists(units, min_size=depth + 1, max_size=depth + 1)
    sizes = draw(anything | units.map(lambda alike: [alike] * (depth + 1)))
    shares = draw(some_shares(sizes)) if shared else (None,) * depth
    return network_of(
        sizes,
        draw(some_activations(sizes)),
        draw(some_frozen(shares)),
        draw(some_biases(shares, list(Bias))),
        draw(some_dropout(depth)),
        shares,
    )


# Whether layers are updated one after another, and whether the gradient is clipped.
_ORDERS = st.sampled_from([(False, False), (False, True), (True, False)])


@st.composite
def step_plans(draw: st.DrawFn) -> StepPlan:
    """Plans of a step of small networks, in any order of the updates."""
    immediate, clipped = draw(_ORDERS)
    network = draw(networks(3, 3, shared=not immediate))
    return StepPlan(network, draw(st.integers(1, 3)), immediate, clipped)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of networks of any shape, with batches that do and do not fill an epoch."""
    immediate, clipped = draw(_ORDERS)
    network = draw(networks(shared=not immediate))
    samples, batch = draw(st.integers(1, 7)), draw(st.integers(1, 8))
    return Plan(network, samples, batch, immediate, clipped)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Runs without edits of everything the engine knows, their numbers well behaved."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4) | _ALIKE)
    depth = len(sizes) - 1
    loss = draw(st.sampled_from(list(LOSSES)))
    policy = draw(st.sampled_from(UpdatePolicy))
    optimizer = draw(st.sampled_from(list(OPTIMIZERS)))
    immediate = policy is UpdatePolicy.IMMEDIATE
    shares = (None,) * depth if immediate else draw(some_shares(sizes))
    # The sum of all deltas, as of softmax, may be 0 but for rounding.
    biases = [Bias.PER_NEURON, Bias.NONE] if optimizer in BY_SIGN else list(Bias)
    return Case(
        sizes=tuple(sizes),
        activations=draw(some_activations(sizes, LOSSES.make(loss).needs_probabilities)),
        frozen=draw(some_frozen(shares)),
        loss=loss,
        rate=draw(st.sampled_from([0.0, 0.1, 0.5] if optimizer == "sgd" else [0.02, 0.1])),
        l1=draw(st.sampled_from([0.0, 0.01])),
        l2=draw(st.sampled_from([0.0, 0.1])),
        samples=draw(st.integers(1, 4)),
        batch=draw(st.integers(1, 3)),
        seed=draw(st.integers(0, 2**32 - 1)),
        biases=draw(some_biases(shares, biases)),
        dropout=draw(some_dropout(depth)),
        shares=shares,
        optimizer=optimizer,
        options=draw(OPTIONS[optimizer]),
        schedule=draw(SCHEDULE_CHOICES),
        clipping=None if immediate else draw(CLIPPING_CHOICES),
        policy=policy,
        shuffle=draw(st.booleans()),
    )


# Layers of equal shape, which can share their weights.
_ALIKE = st.integers(1, 3).flatmap(lambda units: st.sampled_from([[units] * 3, [units] * 4]))


@st.composite
def edited(draw: st.DrawFn, case: Case, steps: int) -> Case:
    """The same run with edits anywhere in its first ``steps`` steps."""
    edits = draw(st.lists(_edits(case, steps), min_size=1, max_size=4))
    return replaced(case, edits)


def replaced(case: Case, edits: Iterable[Edit]) -> Case:
    """Return the same run with other edits, in the order of time."""
    order = sorted(edits, key=lambda edit: (edit.step, edit.event))
    return replace(case, edits=tuple(order))


@st.composite
def _edits(draw: st.DrawFn, case: Case, steps: int) -> Edit:
    step = draw(st.integers(0, steps - 1))
    plan = case.plan.step_plan(step)
    # Much can go wrong where one parameter after another is updated.
    event = draw(st.integers(0, plan.events - 1) | st.integers(plan.update_start, plan.events))
    event = min(event, plan.events - 1)
    value = draw(st.floats(-1.0, 1.0))
    if draw(st.integers(0, 3)) == 0:
        option = draw(st.sampled_from(list(case.model.optimizer.numbers)))
        # Larger ones diverge, and rounding with them.
        return OptimizerEdit(step, event, option, 0.01 + 0.2 * abs(value))
    layer = draw(st.integers(1, case.network.depth))
    if case.network.layer(layer).activation.learned is not None and draw(st.booleans()):
        return SlopeEdit(step, layer, value)
    unit = draw(st.integers(0, case.sizes[layer] - 1))
    sources = st.integers(0, case.sizes[layer - 1] - 1)
    biased = case.network.bias_policy(layer) is not Bias.NONE
    source = draw(st.none() | sources if biased else sources)
    return ParameterEdit(step, event, layer, unit, source, value)
