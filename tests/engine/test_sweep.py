from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.clipping import CLIPPINGS
from engine.data import Batches, Samples
from engine.history import History
from engine.losses import LOSSES
from engine.model import Model, UpdatePolicy
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.optimizers import OPTIMIZERS
from engine.orders import Orders
from engine.schedules import SCHEDULES
from engine.sweep import FEWEST_AT_ONCE, MOST_AT_ONCE, looks, starts_at_once, steps_between_looks
from engine.training.passes import forward
from engine.training.training import train_step

SGD = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.1})
SEEDS = np.array([7, 2**40, 8])
SCHEDULE = st.sampled_from([
    {"name": "constant", "warmup": 3},
    {"name": "step", "every": 30, "factor": 0.5},
    {"name": "exponential", "factor": 0.99},
    {"name": "cosine", "steps": 80, "lowest": 0.1},
])  # fmt: skip
OPTIMIZER: st.SearchStrategy[dict[str, object]] = st.sampled_from([
    {"name": "sgd"},
    {"name": "sgd", "momentum": 0.5, "weight_decay": 0.01},
    {"name": "sgd", "momentum": 0.5, "nesterov": True},
    *({"name": name} for name in OPTIMIZERS if name != "sgd"),
    {"name": "rmsprop", "momentum": 0.5},
    {"name": "adam", "weight_decay": 0.01},
])  # fmt: skip
CLIPPING: st.SearchStrategy[dict[str, object] | None] = st.sampled_from([
    None, {"name": "value", "limit": 0.1}, {"name": "norm", "limit": 0.2}
])  # fmt: skip


@dataclass(frozen=True)
class Starts:
    """Starts of one network: parameters are P x starts."""

    model: Model
    parameters: Array
    batches: Batches

    def alone(self, start: int) -> History:
        """The run of one of them."""
        seed = int(SEEDS[start])
        return History(
            replace(self.model, seed=seed),
            self.parameters[:, start].copy(),
            replace(self.batches, seed=seed),
        )

    def together(self, steps: int) -> Array:
        """The parameters of all of them after some steps."""
        state = self.model.initial_state(self.parameters)
        for step in range(steps):
            state = train_step(self.model, state, self.batches[step], step).after
        return state.parameters


def _outputs(loss: str) -> list[str]:
    """Activations of the last layer."""
    if LOSSES.make(loss).needs_probabilities:
        return ["sigmoid", "softmax"]
    # Where all errors have the same sign, what a softmax passes on of their signs is 0 but for
    # rounding, and some optimizers make a step of any size of that.
    return [name for name in ACTIVATIONS if (loss, name) != ("mean_absolute_error", "softmax")]


@st.composite
def networks(draw: st.DrawFn, loss: str, sharing: bool) -> NetworkSpec:
    """Networks of every kind of layer, with weights shared where shapes allow it."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=5))
    layers: list[LayerSpec] = []
    for number, units in enumerate(sizes[1:], start=1):
        last = number == len(sizes) - 1
        name = draw(st.sampled_from(_outputs(loss) if last else [*ACTIVATIONS]))
        spec = LayerSpec(
            units,
            ACTIVATIONS.make(name),
            dropout=0.0 if last else draw(st.sampled_from([0.0, 0.4])),
        )
        twins = [
            other
            for other in range(1, number)
            if sizes[other - 1 : other + 1] == sizes[number - 1 : number + 1]
            and layers[other - 1].shares is None
        ]
        if sharing and twins and draw(st.booleans()):
            layers.append(replace(spec, shares=twins[0]))
            continue
        layers.append(
            replace(
                spec,
                weights_frozen=draw(st.booleans()) and draw(st.booleans()),
                biases_frozen=draw(st.booleans()),
                # A softmax does not answer to a bias that its units share: its gradient is 0.
                bias=draw(st.sampled_from([b for b in Bias if name != "softmax" or b != "shared"])),
            )
        )
    return NetworkSpec(sizes[0], tuple(layers))


@st.composite
def starts(draw: st.DrawFn, dtype: str = "float64") -> Starts:
    """Starts of everything that the engine knows."""
    loss, policy = draw(st.sampled_from([*LOSSES])), draw(st.sampled_from([*UpdatePolicy]))
    immediate = policy is UpdatePolicy.IMMEDIATE
    network = draw(networks(loss, sharing=not immediate))
    clipping = None if immediate else draw(CLIPPING)
    model = Model(
        network,
        LOSSES.make(loss),
        OPTIMIZERS.make({**draw(OPTIMIZER), "learning_rate": 0.05}),
        draw(st.sampled_from([0.0, 0.01])),
        draw(st.sampled_from([0.0, 0.1])),
        SCHEDULES.make(draw(SCHEDULE)),
        None if clipping is None else CLIPPINGS.make(clipping),
        policy,
        SEEDS,
    )
    random, count = np.random.default_rng(draw(st.integers(0, 2**32))), draw(st.integers(1, 5))
    parameters = random.uniform(-1.0, 1.0, (network.parameter_count, len(SEEDS)))
    inputs = random.uniform(-1.0, 1.0, (count, network.inputs))
    targets = random.uniform(0.0, 1.0, (count, network.sizes[-1]))
    batches = Batches(
        Samples(inputs.astype(dtype), targets.astype(dtype)),
        draw(st.integers(1, 3)),
        draw(st.booleans()),
        tuple(SEEDS.tolist()),
        Orders(np.arange(draw(st.integers(0, count - 1)), count)),
    )
    return Starts(model, parameters.astype(dtype), batches)


@settings(max_examples=100)
@given(starts())
def test_each_start_is_the_run_of_its_seed_alone(case: Starts) -> None:
    together = case.together(25)
    for start in range(len(SEEDS)):
        alone = case.alone(start).state(25).parameters
        np.testing.assert_allclose(together[:, start], alone, rtol=1e-9, atol=1e-9)


@given(starts(dtype="float32"))
def test_single_precision_stays_single(case: Starts) -> None:
    together = case.together(3)
    assert together.dtype == np.float32
    for start in range(len(SEEDS)):
        alone = case.alone(start).state(3).parameters
        np.testing.assert_allclose(together[:, start], alone, rtol=1e-3, atol=1e-3)


@given(starts(), st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True))
def test_a_look_is_at_all_samples_to_train_with_and_changes_nothing(
    case: Starts, steps: list[int]
) -> None:
    steps.sort()
    data, rows = case.batches.samples, case.batches.train_rows
    found = list(looks(case.model, case.parameters, case.batches, steps))
    assert [look.step for look in found] == steps
    for start in range(len(SEEDS)):
        history = case.alone(start)
        for look in found:
            outputs = forward(history.first_model, history.state(look.step).parameters, data.inputs)
            losses = case.model.loss.value(outputs.activations[-1], data.targets)
            assert look.evaluation.loss[start] == pytest.approx(np.mean(losses[rows]), rel=1e-9)


@given(st.integers(1, 10**9), st.integers(1, 10**6))
def test_looks_are_few_and_not_more_than_one_an_epoch(steps: int, per_epoch: int) -> None:
    every = steps_between_looks(steps, per_epoch)
    assert len(range(0, steps, every)) <= 50
    assert every >= per_epoch
    assert every == per_epoch or len(range(0, steps, every)) > 25


@pytest.mark.parametrize(
    ("sizes", "batch", "expected"),
    [((2, 2, 1), 1, MOST_AT_ONCE), ((2, 8, 8, 1), 10, range(500, 2000)), ((784, 128, 10), 32, 1)],
)
def test_small_networks_are_trained_side_by_side_and_large_ones_one_by_one(
    sizes: tuple[int, ...], batch: int, expected: object
) -> None:
    layers = tuple(LayerSpec(units, ACTIVATIONS.make("tanh")) for units in sizes[1:])
    model = Model(NetworkSpec(sizes[0], layers), LOSSES.make("squared_error"), SGD)
    samples = Samples(np.zeros((100, sizes[0])), np.zeros((100, sizes[-1])))
    found = starts_at_once(model, Batches(samples, batch))
    assert found in expected if isinstance(expected, range) else found == expected


def test_orders_of_much_data_do_not_fill_the_memory() -> None:
    model = Model(
        NetworkSpec(1, (LayerSpec(1, ACTIVATIONS.make("tanh")),)), LOSSES.make("huber"), SGD
    )
    samples = Samples(np.zeros((2000, 1)), np.zeros((2000, 1)))
    together = starts_at_once(model, Batches(samples, 1, shuffle=True))
    assert FEWEST_AT_ONCE <= together <= 250
