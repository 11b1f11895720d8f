from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.data.samples import read_data
from app.core.plane import SIDE, Ground, chosen_inputs, ground_of, plane, side_of
from app.core.project import Dataset, View
from app.core.run import Run
from engine.activations import ACTIVATIONS
from engine.training.passes import forward
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import run_of


def ground(run: Run, *inputs: int) -> Ground:
    return ground_of(run.data, inputs or (0, 1))


@pytest.mark.parametrize("name", ["xor", "iris", "wide", *FEATURES])
def test_a_plane_has_what_a_pass_forward_gives_at_each_of_its_points(name: str) -> None:
    run = run_of(name)[1]
    model, parameters = run.history.first_model, run.history.state(3).parameters
    sample = run.data.inputs[1]
    inputs = (1, run.network.inputs - 1) if run.network.inputs > 2 else (0, 1)
    found = plane(model, parameters, ground(run, *inputs), sample)
    points = np.tile(sample, (found.side**2, 1))
    points[:, inputs] = found.ground.points(found.side)
    for layer, values in enumerate(forward(model, parameters, points).activations):
        for unit in range(values.shape[1]):
            expected = values[:, unit].reshape(found.side, found.side)
            np.testing.assert_allclose(found.answers(layer, unit), expected, rtol=1e-3, atol=1e-5)
    np.testing.assert_array_equal(found.outputs()[..., 0], found.answers(run.network.depth, 0))


def test_the_same_parameters_have_the_same_plane_whatever_sample_is_shown() -> None:
    run = run_of("xor")[1]
    model, parameters = run.history.first_model, run.history.state(0).parameters
    one, other = (plane(model, parameters, ground(run), run.data.inputs[row]) for row in (0, 3))
    assert one is other
    moved = parameters.copy()
    moved[0] += 0.5
    assert plane(model, moved, ground(run), run.data.inputs[0]) is not one


def test_inputs_beyond_the_plane_are_those_of_the_sample() -> None:
    run = run_of("iris")[1]
    model, parameters = run.history.first_model, run.history.state(0).parameters
    one, other = (plane(model, parameters, ground(run), run.data.inputs[row]) for row in (0, 80))
    assert np.abs(one.outputs() - other.outputs()).max() > 0.01
    np.testing.assert_allclose(other.answers(0, 3), run.data.inputs[80, 3], rtol=1e-6)


def test_the_first_input_grows_to_the_right_and_the_second_upwards() -> None:
    points = Ground((0, 1), (0.0, 10.0), (4.0, 20.0)).points(2)
    assert points.tolist() == [[1.0, 17.5], [3.0, 17.5], [1.0, 12.5], [3.0, 12.5]]


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_place_and_its_inputs_lead_back_to_each_other(across: float, down: float) -> None:
    area = Ground((2, 0), (-3.0, 1.0), (5.0, 2.0))
    x, y = area.at(across, down)
    np.testing.assert_allclose(area.shares(np.array([[y, 7.0, x]])), [[across, down]], atol=1e-12)


@pytest.mark.parametrize("name", ["xor", "iris", "two-two-two"])
def test_all_samples_stand_within_their_ground_off_its_border(name: str) -> None:
    run = run_of(name)[1]
    shares = ground(run).shares(run.data.inputs)
    assert shares.min() > 0.0
    assert shares.max() < 1.0


def test_a_single_input_goes_from_left_to_right_alone() -> None:
    data = read_data(Dataset("not"))
    line = ground_of(data, chosen_inputs(View(), 1))
    assert line.points(2).shape == (4, 1)
    np.testing.assert_allclose(line.shares(data.inputs), [[1 / 7, 0.5], [6 / 7, 0.5]])
    assert line.at(0.5, 0.9) == pytest.approx((0.5,))


def test_chosen_inputs_that_are_not_there_do_not_count() -> None:
    view = View(plane=(5, 2))
    assert chosen_inputs(view, 6) == (5, 2)
    assert chosen_inputs(view, 5) == (0, 1)


def test_a_network_of_very_many_units_has_a_coarser_plane() -> None:
    sides = [side_of(units) for units in (1, 17, 138, 100_000)]
    assert sides[:2] == [SIDE, SIDE]
    assert sides == sorted(sides, reverse=True)
    assert sides[-1] == 32


def test_the_largest_answer_of_a_layer_is_a_finite_one() -> None:
    run = run_of("xor")[1]
    parameters = run.history.state(0).parameters.copy()
    found = plane(run.history.first_model, parameters, ground(run), run.data.inputs[0])
    assert found.largest(1) == max(np.abs(found.answers(1, unit)).max() for unit in range(4))
    parameters[run.network.place(2, 0, 0)] = np.nan
    lost = plane(run.history.first_model, parameters, ground(run), run.data.inputs[0])
    assert lost.largest(2) == 0.0
    assert ACTIVATIONS.make("tanh").bounds[1] >= lost.largest(1) > 0.0
