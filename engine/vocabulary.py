"""What operations, the numbers they are made of and how much happens at once are called."""

from __future__ import annotations

from collections.abc import Mapping

from engine.plan.events import Kind
from engine.plan.step_plan import Granularity
from engine.words.wording import Wording, worded

KINDS: Mapping[Kind, Wording] = {
    Kind.PRODUCT: worded("product"),
    Kind.WEIGHTED_SUM: worded("weighted sum"),
    Kind.ACTIVATION: worded("activation"),
    Kind.DROPOUT: worded("dropout"),
    Kind.ERROR: worded("error"),
    Kind.LOSS: worded("loss"),
    Kind.CONTRIBUTION: worded("contribution"),
    Kind.SLOPE: worded("slope"),
    Kind.DELTA: worded("delta"),
    Kind.GRADIENT: worded("gradient"),
    Kind.SLOPE_GRADIENT: worded("slope gradient"),
    Kind.CLIPPING: worded("clipping"),
    Kind.UPDATE: worded("update"),
    Kind.SLOPE_UPDATE: worded("slope update"),
}

# The operands of products, gradients, clipping and updates, and what optimizers remember.
NUMBERS: Mapping[str, Wording] = {
    "weight": worded("weight"),
    "activation": worded("activation"),
    "delta": worded("delta"),
    "size": worded("size"),
    "limit": worded("limit"),
    "before": worded("before"),
    "gradient": worded("gradient"),
    "change": worded("change"),
    "velocity": worded("velocity"),
    "first_moment": worded("first moment"),
    "second_moment": worded("second moment"),
    "square_sum": worded("square sum"),
    "square_average": worded("square average"),
    "step_size": worded("step size"),
    "previous_gradient": worded("previous gradient"),
}

GRANULARITIES: Mapping[Granularity, Wording] = {
    Granularity.PRODUCT: worded("Product"),
    Granularity.NEURON: worded("Neuron"),
    Granularity.LAYER: worded("Layer"),
    Granularity.PHASE: worded("Phase"),
    Granularity.STEP: worded("Step"),
    Granularity.EPOCH: worded("Epoch"),
}
