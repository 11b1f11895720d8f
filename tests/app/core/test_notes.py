from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.changes import with_option
from app.core.file_format.examples import open_example
from app.core.notes import TITLES, neurons, noted, notes, where
from app.core.project import Layer, Network, Project
from app.core.run import Run, build
from engine.trouble import Trouble, TroubleKind

MOMENTS = (0, 1, 10, 100, 1000, 3000)


def run_of(name: str, **changes: object) -> Run:
    return build(replace(open_example(name), **changes))


def with_layers(name: str, *layers: Layer) -> Project:
    project = open_example(name)
    return replace(project, network=Network(project.network.inputs, layers))


def kinds(run: Run, step: int) -> set[TroubleKind]:
    return {trouble.kind for trouble in notes(run, step)}


@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "spiral"])
def test_healthy_runs_have_no_trouble(name: str) -> None:
    run = run_of(name)
    assert [notes(run, step) for step in MOMENTS] == [()] * len(MOMENTS)


@pytest.mark.parametrize("name", ["xor", "iris"])
@pytest.mark.parametrize("seed", range(5))
def test_nor_have_they_from_other_starts(name: str, seed: int) -> None:
    run = run_of(name, seed=seed)
    allowed = set() if name == "iris" else {TroubleKind.PLATEAU}  # where XOR got stuck
    assert kinds(run, 2000) <= allowed


def test_equal_initial_weights_are_noticed() -> None:
    equal = Layer(4, "tanh", init={"name": "constant", "value": 0.3})
    out = Layer(1, "sigmoid", init={"name": "constant", "value": 0.3})
    run = build(with_layers("xor", equal, out))
    assert TroubleKind.SYMMETRIC in kinds(run, 0)
    assert TroubleKind.SYMMETRIC in kinds(run, 1500)


def test_biases_far_below_zero_kill_rectifiers() -> None:
    layers = (
        Layer(4, "relu", init="he_normal", biases=(-10.0,) * 4),
        Layer(1, "sigmoid", init="xavier_uniform"),
    )
    run = build(with_layers("xor", *layers))
    for step in (0, 500):
        (trouble,) = (one for one in notes(run, step) if one.kind is TroubleKind.DEAD)
        assert (trouble.layer, trouble.units, trouble.step) == (1, (0, 1, 2, 3), step)


def test_large_initial_weights_saturate() -> None:
    layers = (
        Layer(4, "sigmoid", init={"name": "uniform", "low": 1e6, "high": 2e6}),
        Layer(3, "sigmoid", init="xavier_uniform"),
    )
    run = build(with_layers("iris", *layers))
    (trouble,) = notes(run, 0)
    assert (trouble.kind, trouble.layer) == (TroubleKind.SATURATED, 1)


def test_after_a_number_that_is_not_finite_nothing_else_is_told() -> None:
    project = with_option(open_example("two-two-two"), "learning_rate", 1e308)
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    run = build(replace(project, network=replace(project.network, layers=layers)))
    (trouble,) = notes(run, 100)
    assert trouble.kind is TroubleKind.NOT_FINITE
    assert trouble.step < 5
    assert TroubleKind.NOT_FINITE not in kinds(run, trouble.step)
    assert run.history.computed <= 101


def test_whom_a_trouble_concerns_is_said_in_words() -> None:
    run = run_of("digits")
    one = Trouble(TroubleKind.DEAD, 0, "c", "r", 1, (15,))
    many = Trouble(TroubleKind.DEAD, 0, "c", "r", 1, tuple(range(8)))
    layer = Trouble(TroubleKind.VANISHING, 0, "c", "r", 1)
    everything = Trouble(TroubleKind.PLATEAU, 0, "c", "r")
    assert where(run, one) == "hidden neuron 16"
    assert where(run, many) == "h1, h2, h3, h4, h5, h6 and 2 more of layer “hidden”"
    assert where(run, layer) == "all of layer “hidden”"
    assert where(run, everything) == "the whole network"
    assert neurons(run, many) == tuple((1, unit) for unit in range(8))
    assert len(neurons(run, layer)) == 16
    assert neurons(run, everything) == ()


def test_looking_takes_small_pieces() -> None:
    pieces = [*noted(run_of("digits"), 0)]
    assert pieces[-1] == notes(run_of("digits"), 0)
    assert pieces[:-1] == [None] * (len(pieces) - 1)
    assert len(pieces) > 8


def test_every_kind_of_trouble_has_a_title() -> None:
    assert list(TITLES) == list(TroubleKind)
