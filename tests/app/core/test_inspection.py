from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.file_format.examples import open_example
from app.core.inspection import (
    MOST_MOVES,
    MOST_PRODUCTS,
    curve_point,
    moves,
    parameter_label,
    quantities,
    shown_neuron,
    weighted_sum,
    why_moves,
)
from app.core.project import Layer, Network, ParameterEdit, Project, Rows
from app.core.run import build
from app.core.scene.moment import Moment
from app.core.scene.shot import Shot
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from engine.notation import Notation
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import Granularity
from engine.words.terms import plain_text
from tests.app.core.everything import FEATURES

WORKED = open_example("two-two-two")


def moment(
    place: float, project: Project = WORKED, granularity: Granularity = Granularity.NEURON
) -> Moment:
    run = build(project)
    playhead = playhead_at(place, run.events)
    timing = Timing(run.plan, granularity)
    return Moment(Shot(run, timing, playhead, project.layout, project.view, 0, 0))


def place_after(project: Project, *address: object) -> float:
    """Return the place at which the first step has just done an operation."""
    return build(project).plan.index(0, Address(*address)) + 1.0  # type: ignore[arg-type]


def wide_project(inputs: int) -> Project:
    return replace(
        WORKED,
        network=Network(inputs, (Layer(2, "sigmoid", init="xavier_uniform"),)),
        data=Rows((tuple(0.1 * i for i in range(inputs)),), ((0.0, 1.0),)),
    )


def test_the_neuron_is_the_chosen_one_or_the_first_that_takes_part() -> None:
    assert shown_neuron(moment(0.0), None) == (1, 0)
    assert shown_neuron(moment(5.0), None) == (1, 1)
    assert shown_neuron(moment(5.0), (2, 1)) == (2, 1)
    loss = place_after(WORKED, Phase.LOSS, Kind.LOSS)
    assert shown_neuron(moment(loss), None) == (2, 0)
    assert shown_neuron(moment(5.0, granularity=Granularity.STEP), None) == (2, 0)


def test_values_are_told_once_they_are_known_and_not_before() -> None:
    neuron = (1, 0)
    order = [
        (Phase.FORWARD, Kind.WEIGHTED_SUM, 0.3775),
        (Phase.FORWARD, Kind.ACTIVATION, 0.593269992),
        (Phase.BACKWARD, Kind.SLOPE, 0.241300709),
        (Phase.BACKWARD, Kind.DELTA, 0.008771354),
    ]
    for number, (phase, kind, value) in enumerate(order):
        place = place_after(WORKED, phase, kind, 0, 1, 0)
        before = quantities(moment(place - 1.0), neuron)
        after = quantities(moment(place), neuron)
        assert [row.value is None for row in before[number:]] == [True] * (4 - number)
        assert after[number].value == pytest.approx(value, abs=1e-9)
        assert after[number].phase is phase


def test_labels_name_the_activation_function() -> None:
    labels = [row.label for row in quantities(moment(0.0), (1, 0))]
    assert labels == ["weighted sum z", "activation a = σ(z)", "slope σ′(z)", "delta δ"]


def test_an_input_has_its_value_alone() -> None:
    (row,) = quantities(moment(0.0), (0, 1))
    assert row.value == 0.1


def test_a_point_on_the_curve_comes_with_the_activation_and_its_slope_later() -> None:
    activation = place_after(WORKED, Phase.FORWARD, Kind.ACTIVATION, 0, 1, 0)
    slope = place_after(WORKED, Phase.BACKWARD, Kind.SLOPE, 0, 1, 0)
    assert curve_point(moment(activation - 1.0), (1, 0)) is None
    assert curve_point(moment(activation), (1, 0)) == pytest.approx(
        (0.3775, 0.593269992, None), abs=1e-9
    )
    assert curve_point(moment(slope), (1, 0)) == pytest.approx(
        (0.3775, 0.593269992, 0.241300709), abs=1e-9
    )
    assert curve_point(moment(slope), (0, 0)) is None


def test_a_sum_is_made_of_its_products_and_its_bias() -> None:
    found = weighted_sum(moment(3.0), (1, 0))
    assert [part.value for part in found.parts] == pytest.approx([0.0075, 0.02, 0.35])
    assert [part.start for part in found.parts] == pytest.approx([0.0, 0.0075, 0.0275])
    assert found.total == pytest.approx(0.3775)


def test_a_sum_that_is_not_made_yet_tells_nothing() -> None:
    found = weighted_sum(moment(0.0), (2, 1))
    assert [part.value for part in found.parts] == [None, None, None]
    assert found.total is None


def test_products_become_known_one_by_one() -> None:
    found = weighted_sum(moment(1.0, granularity=Granularity.PRODUCT), (1, 0))
    assert [part.value for part in found.parts] == [pytest.approx(0.0075), None, None]


def test_many_products_are_told_as_a_few_and_the_others_together() -> None:
    project = wide_project(40)
    found = weighted_sum(moment(1e9, project), (1, 1))
    assert len(found.parts) == MOST_PRODUCTS + 1
    assert plain_text(found.parts[MOST_PRODUCTS - 1].name, 4) == "35 more"
    total = sum(part.value or 0.0 for part in found.parts)
    assert found.total == pytest.approx(total, abs=1e-12)


def test_moves_are_what_the_update_changes_in_the_order_of_the_plan() -> None:
    shown = moment(1e9)
    record = shown.reader.record
    found = moves(shown)
    names = [plain_text(move.name, 4) for move in found]
    assert names[:2] == ["w_11^(2)", "w_12^(2)"]
    assert len(found) == 8
    network = shown.reader.network
    place = network.place(2, 0, 0)
    changed = record.after.parameters[place] - record.before.parameters[place]
    assert found[0].value == changed
    assert found[0].value == pytest.approx(-0.5 * record.gradient[place])


def test_other_optimizers_move_weights_by_something_else() -> None:
    shown = moment(1e9, FEATURES["adam"])
    record, network = shown.reader.record, shown.reader.network
    change = (record.after.parameters - record.before.parameters)[network.place(2, 0, 0)]
    assert moves(shown)[0].value == change
    assert abs(change + 0.01 * record.gradient[network.place(2, 0, 0)]) > 1e-6
    assert why_moves(shown) == "new − old, as Adam moves them"


def test_weights_of_resting_layers_do_not_move() -> None:
    shown = moment(1e9, FEATURES["random layer"])
    chosen = int(shown.reader.record.model.chosen_layer(shown.step)[0])
    names = [plain_text(move.name, 4) for move in moves(shown)]
    assert len(names) == 4
    assert all(name.endswith(f"({chosen})") for name in names)


def test_immediate_moves_are_told_as_far_as_they_are_made() -> None:
    project = FEATURES["immediate"]
    first = place_after(project, Phase.UPDATE, Kind.UPDATE, None, 2, 0, 0)
    names = [plain_text(move.name, 4) for move in moves(moment(first, project))]
    assert names == ["w_11^(2)", "w_12^(2)"]
    last = place_after(project, Phase.UPDATE, Kind.UPDATE, None, 1, 1, 1)
    assert len(moves(moment(last, project))) == 8


def test_moves_of_an_edited_step_are_those_of_its_update() -> None:
    project = with_edit(WORKED, ParameterEdit(0, 5, 2, 0, 0, 0.9))
    shown = moment(place_after(WORKED, Phase.UPDATE, Kind.UPDATE, None, 2, 0, 0), project)
    value, operands = shown.reader.values(Address(Phase.UPDATE, Kind.UPDATE, None, 2, 0, 0))
    assert operands["before"] == 0.9
    assert moves(shown)[0].value == value - 0.9


def test_without_a_bias_a_sum_has_its_products_alone() -> None:
    found = weighted_sum(moment(1e9, FEATURES["no bias"]), (1, 0))
    assert len(found.parts) == 2
    assert sum(part.value or 0.0 for part in found.parts) == pytest.approx(found.total)


def test_units_that_depend_on_each_other_have_no_curve_but_a_slope_of_their_own() -> None:
    shown = moment(place_after(FEATURES["softmax inside"], Phase.BACKWARD, Kind.DELTA, 0, 1, 2),
                   FEATURES["softmax inside"])  # fmt: skip
    assert curve_point(shown, (1, 2)) is None
    values = {row.label: row.value for row in quantities(shown, (1, 2))}
    assert values["slope ∂a / ∂z"] == shown.reader.slope_to(0, 1, 2, 2)
    assert values["after dropout"] == shown.reader.sent(0, 1, 2)


def test_of_many_moves_the_largest_are_compared() -> None:
    project = wide_project(40)
    shown = moment(1e9, project)
    found = [abs(move.value) for move in moves(shown)]
    assert len(found) == MOST_MOVES
    gradient = shown.reader.network.weights(shown.reader.record.gradient, 1)
    assert min(found) == pytest.approx(sorted(abs(0.5 * gradient.ravel()))[-MOST_MOVES])


def test_frozen_weights_do_not_move() -> None:
    frozen = replace(WORKED.network.layers[0], frozen=("weights", "biases"))
    layers = (frozen, WORKED.network.layers[1])
    project = replace(WORKED, network=replace(WORKED.network, layers=layers))
    names = [plain_text(move.name, 4) for move in moves(moment(1e9, project))]
    assert names == ["w_11^(2)", "w_12^(2)", "w_21^(2)", "w_22^(2)"]


def test_what_moves_are_made_of_is_said_honestly() -> None:
    assert why_moves(moment(0.0)) == "−η · δ of the receiver · a of the sender"
    assert "mean over the batch" in why_moves(moment(0.0, open_example("xor")))
    project = replace(WORKED, regularization=replace(WORKED.regularization, l2=0.1))
    assert "penalty" in why_moves(moment(0.0, project))


def test_every_weight_is_found_by_its_place() -> None:
    network = build(open_example("iris")).network
    for layer, fan_in in enumerate(network.sizes[:-1], start=1):
        for unit in range(network.sizes[layer]):
            for source in range(fan_in):
                place = network.place(layer, unit, source)
                assert network.weight_at(place) == (layer, unit, source)
    with pytest.raises(IndexError):
        network.weight_at(network.place(1, 0, None))


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ((1, 0, 1), "w₁₂ from x₂"),
        ((2, 1, 0), "w₂₁ from h₁"),
        ((2, 1, None), "bias b₂"),
        ((1, 0, 11), "w₁,₁₂ from x₁₂"),
    ],
)
def test_labels_of_parameters(place: tuple[int, int, int | None], label: str) -> None:
    notation = Notation(build(WORKED).network)
    assert parameter_label(notation, *place) == label


def test_a_bias_that_all_share_is_called_so() -> None:
    notation = Notation(build(FEATURES["shared bias"]).network)
    assert parameter_label(notation, 1, 1, None) == "bias b of all"
