"""Activations against the operators of ONNX that mean the same.

The onnx package ships vectors of two kinds: those of its own definitions, made when they are
imported, and files that were written by PyTorch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import pytest

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.registry import Choice

# What an operator is called here, by its attributes. Where they are left out ONNX has defaults.
CHOICES: dict[str, Callable[[dict[str, Any]], Choice]] = {
    "Elu": lambda given: {"name": "elu", "alpha": given.get("alpha", 1.0)},
    "Gelu": lambda given: "gelu_tanh" if given.get("approximate") == b"tanh" else "gelu",
    "Identity": lambda given: "identity",
    "LeakyRelu": lambda given: {"name": "leaky_relu", "negative_slope": given.get("alpha", 0.01)},
    "PRelu": lambda given: "prelu",
    "Relu": lambda given: "relu",
    "Selu": lambda given: "selu",
    "Sigmoid": lambda given: "sigmoid",
    "Softmax": lambda given: "softmax",
    "Softplus": lambda given: "softplus",
    "Swish": lambda given: "silu",
    "Tanh": lambda given: "tanh",
}


class Vector(NamedTuple):
    """One operator with its attributes, its inputs and its output."""

    name: str
    operator: str
    attributes: dict[str, Any]
    inputs: list[Array]
    output: Array


def defined() -> Iterator[Vector]:
    """The vectors of the definitions."""
    node = import_module("onnx.backend.test.case.node")
    for operator in CHOICES:
        import_module(f"{node.__name__}.{operator.lower()}")
    for case in node._NodeTestCases:
        for inputs, (output, *_) in case.data_sets:
            # An identity of a list of arrays is none of ours.
            if isinstance(output, np.ndarray):
                yield from vector(case.name, case.model.graph, inputs, output)


def stored() -> Iterator[Vector]:
    """The vectors in files."""
    data = Path(onnx.__file__).parent / "backend" / "test" / "data"
    for file in sorted(data.glob("pytorch-*/*/model.onnx")):
        graph = onnx.load(file).graph
        for folder in sorted(file.parent.glob("test_data_set_*")):
            inputs = [read(part) for part in sorted(folder.glob("input_*.pb"))]
            # Weights are in the model; those of a PRelu so old are one a channel, which is axis 1.
            weights = map(onnx.numpy_helper.to_array, graph.initializer)
            slopes = [weight.reshape(-1, *[1] * (inputs[0].ndim - 2)) for weight in weights]
            yield from vector(
                file.parent.name, graph, inputs + slopes, read(folder / "output_0.pb")
            )


def read(file: Path) -> Array:
    values: Array = onnx.numpy_helper.to_array(onnx.load_tensor(file))
    return values


def vector(name: str, graph: Any, inputs: list[Array], output: Array) -> Iterator[Vector]:
    """One vector, if the graph is nothing but one of the operators."""
    if [node.op_type in CHOICES for node in graph.node] != [True]:
        return
    (node,) = graph.node
    given = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
    # The constants of the self-normalizing network are what makes it one.
    if not (node.op_type == "Selu" and given):
        yield Vector(name, node.op_type, given, inputs, output)


VECTORS = [*defined(), *stored()]


def computed(operator: str, attributes: dict[str, Any], z: Array, *slopes: Array) -> Array:
    """What the activation makes of the inputs of an operator."""
    activation = ACTIVATIONS.make(CHOICES[operator](attributes))
    if activation.learned is not None:
        activation = activation.learned.bound(slopes[0])
    if activation.coupled is None:
        return activation.function(z)
    axis = attributes.get("axis", -1)
    return np.moveaxis(activation.function(np.moveaxis(z, axis, 1)), 1, axis)


@pytest.mark.parametrize("case", VECTORS, ids=[case.name for case in VECTORS])
def test_an_activation_is_the_operator_of_onnx(case: Vector) -> None:
    found = computed(case.operator, case.attributes, *case.inputs)
    assert found.dtype == case.output.dtype
    np.testing.assert_allclose(found, case.output, rtol=1e-6, atol=1e-7)


def test_every_operator_has_vectors() -> None:
    assert {case.operator for case in VECTORS} == set(CHOICES)
