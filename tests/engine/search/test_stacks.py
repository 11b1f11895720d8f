from dataclasses import replace

import numpy as np
from hypothesis import given

from engine.activations import ACTIVATIONS
from engine.history import History
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.search.families import families
from engine.search.stacks import Stack
from engine.training.step_arrays import StepArrays
from engine.values import values
from tests.engine.cases import Case
from tests.engine.runs import histories

STEPS = 4


def assert_the_same_side_by_side(history: History) -> None:
    plan = history.plan.full
    steps = [step for step in range(STEPS) if history.plan.step_plan(step) is plan]
    arrays = [StepArrays(history.record(step), plan) for step in steps]
    for family in families(plan):
        value, operands = Stack(arrays).values(family.places)
        for number, one in enumerate(arrays):
            expected, others = values(one, family.places)
            assert operands.keys() == others.keys()
            for found, alone in [(value, expected), *((operands[n], others[n]) for n in others)]:
                shape = (*family.shape, len(steps))
                every = np.broadcast_to(found, shape)[..., number]
                np.testing.assert_array_equal(every, np.broadcast_to(alone, family.shape))


@given(histories(STEPS))
def test_steps_side_by_side_are_the_same_to_the_last_bit(history: History) -> None:
    history.set_edits([])
    assert_the_same_side_by_side(history)


def test_sums_over_wide_layers_are_rounded_the_same() -> None:
    def layer(units: int, activation: str) -> LayerSpec:
        return LayerSpec(units, ACTIVATIONS.make(activation), bias=Bias.SHARED, dropout=0.2)

    network = NetworkSpec(5, (layer(40, "prelu"), layer(33, "softmax"), layer(17, "gelu")))
    case = Case(sizes=network.sizes, samples=7, batch=7)
    model = replace(case.model, network=network)
    numbers = np.random.default_rng(0).uniform(-1.0, 1.0, network.parameter_count)
    assert_the_same_side_by_side(History(model, numbers, case.history().batches))
