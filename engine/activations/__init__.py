"""Activation functions: name -> function, derivative and their formulas.

Definitions and conventions at kinks are PyTorch's (``torch.nn.functional``).
"""

from engine.activations.definition import Activation, Coupled, Learned
from engine.activations.piecewise import elu, leaky_relu, prelu, relu, selu, step
from engine.activations.smooth import gelu, gelu_tanh, identity, sigmoid, silu, softplus, tanh
from engine.activations.softmax import softmax
from engine.registry import Registry
from engine.words.wording import worded

__all__ = ["ACTIVATIONS", "Activation", "Coupled", "Learned"]

ACTIVATIONS: Registry[Activation] = Registry(worded("activation"))

for _factory in (
    identity, step, sigmoid, tanh, relu, leaky_relu, prelu, elu, selu, gelu, gelu_tanh, silu,
    softplus, softmax,
):  # fmt: skip
    ACTIVATIONS.register(_factory)
