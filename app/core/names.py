"""What things of a project file are called in the window."""

from __future__ import annotations

from pathlib import Path

from app.core.project import Choice, Data, Dataset, Table
from engine.registry import choice_name
from engine.words.wording import worded

# By their names in a project file; what is missing here is called by that name.
_WORDS = {
    # losses
    "squared_error": worded("squared error"),
    "half_squared_error": worded("½ squared error"),
    "mean_squared_error": worded("mean squared error"),
    "mean_absolute_error": worded("mean absolute error"),
    "huber": worded("Huber"),
    "binary_cross_entropy": worded("binary cross-entropy"),
    "categorical_cross_entropy": worded("cross-entropy"),
    # optimizers
    "sgd": worded("gradient descent"),
    "sign_sgd": worded("descent by sign"),
    "adagrad": worded("AdaGrad"),
    "rmsprop": worded("RMSprop"),
    "adam": worded("Adam"),
    "adamw": worded("AdamW"),
    "rprop": worded("Rprop"),
    # activations
    "identity": worded("identity"),
    "step": worded("step"),
    "relu": worded("ReLU"),
    "leaky_relu": worded("leaky ReLU"),
    "prelu": worded("PReLU"),
    "elu": worded("ELU"),
    "selu": worded("SELU"),
    "gelu": worded("GELU"),
    "gelu_tanh": worded("GELU, tanh"),
    "silu": worded("SiLU"),
    # initializers
    "zeros": worded("zeros"),
    "constant": worded("constant"),
    "uniform": worded("uniform"),
    "normal": worded("normal"),
    "xavier_uniform": worded("Xavier, uniform"),
    "xavier_normal": worded("Xavier, normal"),
    "he_uniform": worded("He, uniform"),
    "he_normal": worded("He, normal"),
    "lecun_uniform": worded("LeCun, uniform"),
    "lecun_normal": worded("LeCun, normal"),
    "nguyen_widrow": worded("Nguyen–Widrow"),
    "orthogonal": worded("orthogonal"),
    "inverse_fan_in": worded("1 / fan-in"),
    # schedules and clippings
    "exponential": worded("exponential"),
    "cosine": worded("cosine"),
    "value": worded("by value"),
    "norm": worded("by norm"),
    # updates
    "at_once": worded("all at once"),
    "immediate": worded("layer by layer"),
    "random_layer": worded("one random layer"),
    # data sets
    "xor": worded("XOR"),
    "and": worded("AND"),
    "or": worded("OR"),
    "not": worded("NOT"),
    "gaussians": worded("two clouds"),
    "circle": worded("circle"),
    "spiral": worded("spiral"),
    "moons": worded("moons"),
    "plane": worded("plane"),
    "sine": worded("sine"),
    "students": worded("students"),
    "digits": worded("digits, 8 × 8"),
    "iris": worded("iris"),
    # scalings
    "none": worded("as they are"),
    "standardize": worded("mean 0, deviation 1"),
    "unit": worded("from 0 to 1"),
    "symmetric": worded("from −1 to 1"),
}

# Options, as labels.
_OPTIONS = {
    "learning_rate": worded("Learning rate η"),
    "momentum": worded("Momentum"),
    "nesterov": worded("Nesterov"),
    "weight_decay": worded("Weight decay"),
    "alpha": worded("Alpha"),
    "beta1": worded("Beta 1"),
    "beta2": worded("Beta 2"),
    "eps": worded("Epsilon"),
    "eta_minus": worded("Shrinking by"),
    "eta_plus": worded("Growing by"),
    "smallest_step": worded("Smallest step"),
    "largest_step": worded("Largest step"),
    "negative_slope": worded("Negative slope"),
    "slope": worded("Slope"),
    "delta": worded("Delta"),
    "limit": worded("Limit"),
    "every": worded("Every … steps"),
    "factor": worded("Factor"),
    "steps": worded("Steps"),
    "lowest": worded("Lowest"),
    "warmup": worded("Warm-up"),
    "value": worded("Value"),
    "low": worded("Lowest"),
    "high": worded("Highest"),
    "deviation": worded("Deviation"),
    "samples": worded("Samples"),
    "noise": worded("Noise"),
    "seed": worded("Seed"),
}


def data_name(data: Data) -> str:
    """Return what to call data."""
    if isinstance(data, Table):
        return Path(data.csv).name
    return in_words(data.dataset) if isinstance(data, Dataset) else worded("rows in the project")


def in_words(choice: Choice) -> str:
    """Return what to call a choice in a sentence."""
    name = choice_name(choice)
    return _WORDS.get(name) or name


def option_words(option: str) -> str:
    """Return the label of an option."""
    return _OPTIONS.get(option) or option


def capitalized(words: str) -> str:
    """Return words as the beginning of a line."""
    return words[:1].upper() + words[1:]
