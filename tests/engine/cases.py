"""Small networks and runs to test with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.data import Batches, Samples
from engine.edits import Edit, OptimizerEdit, ParameterEdit
from engine.history import History
from engine.losses import LOSSES
from engine.model import Model
from engine.network import LayerSpec, NetworkSpec
from engine.optimizers import OPTIMIZERS
from engine.plan import Plan
from engine.trace import Trace

# Activations that act on each unit alone.
UNCOUPLED = [name for name in ACTIVATIONS if ACTIVATIONS.make(name).coupled is None]
# Those whose layers have no parameters but weights and biases.
PLAIN = [name for name in UNCOUPLED if ACTIVATIONS.make(name).learned is None]

# A layer's frozen parameters: weights, biases.
Frozen = tuple[bool, bool]


def network_of(
    sizes: Sequence[int], activations: Sequence[str] = (), frozen: Sequence[Frozen] = ()
) -> NetworkSpec:
    """Return a network; activations are sigmoid and nothing is frozen if not said otherwise."""
    depth = len(sizes) - 1
    names = activations or ["sigmoid"] * depth
    layers = (
        LayerSpec(units, ACTIVATIONS.make(name), *still)
        for units, name, still in zip(
            sizes[1:], names, frozen or [(False, False)] * depth, strict=True
        )
    )
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

    @cached_property
    def network(self) -> NetworkSpec:
        return network_of(self.sizes, self.activations, self.frozen)

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.network, self.samples, self.batch)

    @cached_property
    def model(self) -> Model:
        optimizer = {"name": "sgd", "learning_rate": self.rate, "momentum": self.momentum}
        return Model(
            self.network, LOSSES.make(self.loss), OPTIMIZERS.make(optimizer), self.l1, self.l2
        )

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
        history = History(self.model, self.parameters, Batches(self.data, self.batch))
        history.set_edits(self.edits)
        return history

    def trace(self, steps: int = 1) -> Trace:
        return Trace(self.history(), steps)


def networks(most_units: int = 4, most_layers: int = 4) -> st.SearchStrategy[NetworkSpec]:
    """Networks of any shape with some layers frozen."""
    return st.integers(1, most_layers).flatmap(
        lambda depth: st.builds(
            network_of,
            st.lists(st.integers(1, most_units), min_size=depth + 1, max_size=depth + 1),
            frozen=_frozen(depth),
        )
    )


def plans() -> st.SearchStrategy[Plan]:
    """Plans of networks of any shape, with batches that do and do not fill an epoch."""
    return st.builds(Plan, networks(), st.integers(1, 7), st.integers(1, 8))


def _frozen(depth: int) -> st.SearchStrategy[list[Frozen]]:
    still = st.tuples(st.booleans(), st.booleans())
    return st.lists(still, min_size=depth, max_size=depth)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Runs without edits of everything the engine knows, their numbers well behaved."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    depth = len(sizes) - 1
    loss = draw(st.sampled_from(list(LOSSES)))
    names = draw(st.lists(st.sampled_from(PLAIN), min_size=depth, max_size=depth))
    if LOSSES.make(loss).needs_probabilities:
        names[-1] = "sigmoid"
    return Case(
        sizes=tuple(sizes),
        activations=tuple(names),
        frozen=tuple(draw(_frozen(depth))),
        loss=loss,
        rate=draw(st.sampled_from([0.0, 0.1, 0.5])),
        momentum=draw(st.sampled_from([0.0, 0.9])),
        l1=draw(st.sampled_from([0.0, 0.01])),
        l2=draw(st.sampled_from([0.0, 0.1])),
        samples=draw(st.integers(1, 4)),
        batch=draw(st.integers(1, 3)),
        seed=draw(st.integers(0, 2**32 - 1)),
    )


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
    event = draw(st.integers(0, case.plan.step_plan(step).events - 1))
    value = draw(st.floats(-1.0, 1.0))
    if draw(st.integers(0, 3)) == 0:
        option = draw(st.sampled_from(["learning_rate", "momentum"]))
        # Larger ones diverge, and rounding with them.
        return OptimizerEdit(step, event, option, 0.3 * abs(value))
    layer = draw(st.integers(1, case.network.depth))
    unit = draw(st.integers(0, case.sizes[layer] - 1))
    source = draw(st.none() | st.integers(0, case.sizes[layer - 1] - 1))
    return ParameterEdit(step, event, layer, unit, source, value)
