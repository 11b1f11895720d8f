"""Networks that grow and shrink: what stays is the same to the last bit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.changes import with_new_layer, with_unit, without_layer, without_unit
from app.core.changes.single import with_edit, with_moved
from app.core.document import Document
from app.core.file_format.checks import check
from app.core.project import Layer, Moved, Network, ParameterEdit, Project, SlopeEdit
from app.core.run import build
from engine.arrays import Array
from engine.network import Bias
from tests.app.core.everything import FEATURES, hidden, output, project, projects

DRAWN = Layer(3, "tanh", init="xavier_uniform")
THREE = project(DRAWN, Layer(3, "relu", init="he_normal"), Layer(1, "sigmoid", init="uniform"))


def weights(of: Project, layer: int) -> Array:
    run = build(of)
    return run.network.weights(run.history.state(0).parameters, layer)


def biases(of: Project, layer: int) -> Array:
    run = build(of)
    return run.network.biases(run.history.state(0).parameters, layer)


def test_a_new_unit_changes_no_number_of_the_others() -> None:
    grown = with_unit(THREE, 1).project
    check(grown)
    np.testing.assert_array_equal(weights(grown, 1)[:3], weights(THREE, 1))
    np.testing.assert_array_equal(weights(grown, 2)[:, :3], weights(THREE, 2))
    np.testing.assert_array_equal(weights(grown, 3), weights(THREE, 3))
    assert grown.network.layers[2] == THREE.network.layers[2]
    assert (weights(grown, 1)[3] != 0.0).all()


def test_new_weights_are_those_of_a_layer_of_the_new_shape() -> None:
    grown = with_unit(THREE, 1).project
    generator = np.random.default_rng((THREE.seed, 1, 4, 2))
    edge = np.sqrt(6.0 / (2 + 4))
    np.testing.assert_array_equal(weights(grown, 1)[3], generator.uniform(-edge, edge, (4, 2))[3])


def test_the_bias_of_a_new_unit_is_0() -> None:
    given_biases = project(hidden(biases=(0.5, -0.25)), output())
    assert biases(with_unit(given_biases, 1).project, 1).tolist() == [0.5, -0.25, 0.0]
    shared = with_unit(FEATURES["shared bias"], 1).project
    assert biases(shared, 1).tolist() == [0.25]
    assert biases(with_unit(FEATURES["no bias"], 1).project, 1).tolist() == []


@pytest.mark.parametrize("unit", [0, 1, 2])
def test_without_a_unit_the_others_are_as_they_were(unit: int) -> None:
    smaller = without_unit(THREE, 2, unit).project
    check(smaller)
    np.testing.assert_array_equal(weights(smaller, 2), np.delete(weights(THREE, 2), unit, axis=0))
    np.testing.assert_array_equal(weights(smaller, 3), np.delete(weights(THREE, 3), unit, axis=1))
    np.testing.assert_array_equal(weights(smaller, 1), weights(THREE, 1))


def test_a_unit_that_comes_and_goes_leaves_nothing_behind() -> None:
    back = without_unit(with_unit(THREE, 1).project, 1, 3).project
    for layer in (1, 2, 3):
        np.testing.assert_array_equal(weights(back, layer), weights(THREE, layer))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_layer_that_comes_and_goes_leaves_nothing_behind(number: int) -> None:
    grown = with_new_layer(THREE, number).project
    check(grown)
    for layer in (1, 2, 3):
        np.testing.assert_array_equal(
            weights(grown, layer + (layer >= number))[:, :2], weights(THREE, layer)[:, :2]
        )
    back = without_layer(grown, number).project
    for layer in (2, 3) if number == 1 else (1, 2, 3):
        np.testing.assert_array_equal(weights(back, layer), weights(THREE, layer))


def test_a_new_layer_takes_after_its_neighbour() -> None:
    relu = with_new_layer(THREE, 3).project.network.layers[2]
    assert (relu.units, relu.activation, relu.init) == (3, "relu", "he_normal")
    tanh = with_new_layer(THREE, 1).project.network.layers[0]
    assert (tanh.units, tanh.activation, tanh.init) == (2, "tanh", "xavier_uniform")
    alone = project(output())
    assert with_new_layer(alone, 1).project.network.layers[0].activation == "tanh"
    wide = project(output(fan_in=12), inputs=12)
    assert with_new_layer(wide, 1).project.network.layers[0].units == 8


def test_layers_share_their_weights_as_long_as_they_have_one_shape() -> None:
    shared = FEATURES["shared weights"]
    further = with_new_layer(shared, 1).project
    assert further.network.layers[2].same_weights_as == 2
    parted = with_unit(shared, 1).project
    check(parted)
    second = parted.network.layers[1]
    assert second.same_weights_as is None
    np.testing.assert_array_equal(weights(parted, 2)[:, :2], weights(shared, 1))
    assert second.biases == shared.network.layers[0].biases


def test_who_shared_the_weights_of_a_layer_that_is_gone_has_them() -> None:
    first, sharing, last = FEATURES["shared weights"].network.layers
    shared = replace(
        FEATURES["shared weights"], network=Network(2, (first, sharing, sharing, last))
    )
    left = without_layer(shared, 1).project
    check(left)
    assert left.network.layers[0].weights == first.weights
    assert left.network.layers[1].same_weights_as == 1


def test_what_is_said_of_neurons_follows_them() -> None:
    def edit(layer: int, unit: int, source: int | None) -> ParameterEdit:
        return ParameterEdit(3, 0, layer, unit, source, 0.5)

    said = with_moved(with_moved(THREE, Moved(1, 0, 5.0, 5.0)), Moved(2, 2, 1.0, 2.0))
    for one in (edit(1, 1, 0), edit(1, 0, 1), edit(2, 1, 0), edit(2, 2, 2), edit(2, 1, None)):
        said = with_edit(said, one)
    said = replace(said, view=replace(said.view, selected=(2, 2)))
    left = without_unit(said, 1, 0).project
    check(left)
    assert set(left.edits) == {edit(1, 0, 0), edit(2, 2, 1), edit(2, 1, None)}
    assert left.layout.moved == (Moved(2, 2, 1.0, 2.0),)
    assert left.view.selected == (2, 2)
    later = with_new_layer(said, 2).project
    assert later.view.selected == (3, 2)
    assert edit(3, 1, None) in later.edits
    assert without_layer(said, 2).project.view.selected is None


def test_the_edit_of_a_slope_follows_its_layer() -> None:
    said = with_edit(FEATURES["prelu"], SlopeEdit(2, 1, 0.5))
    assert with_new_layer(said, 1).project.edits == (SlopeEdit(2, 2, 0.5),)
    assert without_layer(said, 1).project.edits == ()


Names = list[list[int]]


class Grown:
    """A project that changes, and for each of its neurons a name that stays."""

    def __init__(self, made: Project) -> None:
        self.project = made
        sizes = (made.network.inputs, *(layer.units for layer in made.network.layers))
        numbers = iter(range(100))
        self.names: Names = [[next(numbers) for _ in range(size)] for size in sizes]
        self._numbers = numbers

    def add_unit(self, layer: int, _: int) -> None:
        self.project = with_unit(self.project, layer).project
        self.names[layer].append(next(self._numbers))

    def remove_unit(self, layer: int, unit: int) -> None:
        if len(self.names[layer]) > 2:
            unit %= len(self.names[layer])
            self.project = without_unit(self.project, layer, unit).project
            del self.names[layer][unit]

    def add_layer(self, number: int, _: int) -> None:
        if len(self.names[number - 1]) > 1:
            self.project = with_new_layer(self.project, number).project
            self.names.insert(number, [next(self._numbers) for _ in self.names[number - 1]])

    def remove_layer(self, number: int, _: int) -> None:
        self.project = without_layer(self.project, number).project
        del self.names[number]

    def weights(self) -> dict[tuple[int, int], float]:
        """Return every weight by the names of its two ends."""
        run = build(self.project)
        parameters = run.history.state(0).parameters
        return {
            (name, other): float(run.network.weights(parameters, number)[unit, source])
            for number in range(1, run.network.depth + 1)
            for unit, name in enumerate(self.names[number])
            for source, other in enumerate(self.names[number - 1])
        }


MOVES = [Grown.add_unit, Grown.remove_unit, Grown.add_layer, Grown.remove_layer]


@settings(max_examples=100)
@given(
    made=projects(),
    moves=st.lists(
        st.tuples(st.sampled_from(MOVES), st.integers(0, 9), st.integers(0, 9)), max_size=6
    ),
)
def test_whatever_is_changed_weights_stay_and_all_can_be_undone(
    made: Project, moves: list[tuple[Callable[[Grown, int, int], None], int, int]]
) -> None:
    grown, document, seen = Grown(made), Document(made), [made]
    for move, number, unit in moves:
        hidden_layers = len(grown.names) - 2
        before = grown.weights()
        if hidden_layers or move == Grown.add_layer:
            move(grown, 1 + number % max(1, hidden_layers), unit)
        check(grown.project)
        after = grown.weights()
        assert all(after[edge] == before[edge] for edge in before.keys() & after.keys())
        build(grown.project).history.record(1)
        if grown.project != document.project:
            document.change("Structure", grown.project)
            seen.append(document.project)
    for travel, expected in (
        *((document.undo, one) for one in reversed(seen[:-1])),
        *((document.redo, one) for one in seen[1:]),
    ):
        travel()
        assert replace(document.project, view=expected.view) == expected


def test_layers_without_biases_stay_so() -> None:
    assert with_unit(FEATURES["no bias"], 1).project.network.layers[0].bias is Bias.NONE
