from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from engine.network import Bias, NetworkSpec
from tests.engine.cases import network_of, networks


@given(networks())
def test_every_parameter_has_a_place_of_its_own(network: NetworkSpec) -> None:
    flat = np.arange(float(network.parameter_count))
    found: list[float] = []
    for layer in range(1, network.depth + 1):
        weights, biases = network.weights(flat, layer), network.biases(flat, layer)
        assert weights.shape == (network.sizes[layer], network.sizes[layer - 1])
        for unit in range(network.sizes[layer]):
            for source in range(network.sizes[layer - 1]):
                assert network.place(layer, unit, source) == weights[unit, source]
        slope = network.slices[layer - 1].slope
        own = [] if network.layer(layer).shares else [*weights.ravel(), *biases]
        found += [*own, *flat[slope]]
    assert found == flat.tolist()


@given(networks())
def test_every_unit_finds_its_bias(network: NetworkSpec) -> None:
    flat = np.arange(float(network.parameter_count))
    for layer in range(1, network.depth + 1):
        biases, units = network.biases(flat, layer).tolist(), network.sizes[layer]
        if network.bias_policy(layer) is Bias.NONE:
            with pytest.raises(KeyError):
                network.place(layer, 0, None)
            continue
        expected = biases * units if network.bias_policy(layer) is Bias.SHARED else biases
        assert [network.place(layer, unit, None) for unit in range(units)] == expected


@given(networks())
def test_a_vector_and_its_layers_are_the_same_numbers(network: NetworkSpec) -> None:
    flat = np.random.default_rng(0).normal(size=network.parameter_count)
    for layer in range(1, network.depth + 1):
        slope, learned = network.slices[layer - 1].slope, network.layer(layer).activation.learned
        flat[slope] = [] if learned is None else learned.start
    layers = range(1, network.depth + 1)
    weights = [network.weights(flat, layer) for layer in layers]
    biases = [network.biases(flat, layer) for layer in layers]
    np.testing.assert_array_equal(network.parameters(weights, biases), flat)
    assert all(np.shares_memory(part, flat) for part in (*weights, *biases) if part.size)


def test_layers_count_from_one() -> None:
    network = network_of((3, 4, 2), ["relu", "tanh"])
    assert network.sizes == (3, 4, 2)
    assert network.depth == 2
    assert network.layer(1).activation.name == "relu"
    assert network.parameter_count == 3 * 4 + 4 + 4 * 2 + 2


def test_what_is_frozen_is_not_trainable() -> None:
    network = network_of((1, 2, 1), frozen=[(True, False), (False, True)])
    assert network.trainable is not None
    assert network.trainable.tolist() == [False, False, True, True, True, True, False]
    assert network_of((1, 1)).trainable is None
