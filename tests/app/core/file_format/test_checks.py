import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_moved, with_option
from app.core.file_format.checks import MOST_PARAMETERS, check
from app.core.project import (
    Layer,
    Moved,
    Network,
    OptimizerEdit,
    Project,
    Rows,
    SlopeEdit,
    Table,
    View,
)
from engine.activations import ACTIVATIONS
from engine.problem import Problem
from tests.app.core.everything import FEATURES

TABLE = Table(csv="x.csv", inputs=("a", "b"), targets=("c",))


@pytest.fixture
def project() -> Project:
    return Project(
        network=Network(2, (Layer(1, "sigmoid", init="zeros"),)),
        loss="squared_error",
        optimizer={"name": "sgd", "learning_rate": 0.5},
        data=Rows(inputs=((0.0, 1.0),), targets=((1.0,),)),
    )


def test_only_a_slope_that_is_learned_can_be_edited() -> None:
    learned = with_edit(FEATURES["prelu"], SlopeEdit(1, 1, 0.5))
    check(learned)
    wrong = replace(learned, edits=(SlopeEdit(1, 2, 0.5),))
    assert problem_of(wrong).startswith("$.edits[0].layer: the activation of layer 2 learns no")


def problem_of(project: Project) -> str:
    with pytest.raises(Problem) as caught:
        check(project)
    return str(caught.value)


def test_a_project_that_fits_passes(project: Project) -> None:
    check(project)


def test_the_largest_network_passes_and_one_parameter_more_does_not(project: Project) -> None:
    def with_units(units: int) -> Project:
        network = Network(9, (Layer(units, "tanh", init="zeros"),))
        return replace(project, network=network, data=TABLE)

    check(with_units(MOST_PARAMETERS // 10))
    assert problem_of(with_units(MOST_PARAMETERS // 10 + 1)).startswith("$.network.layers[0].units")


def test_a_bad_option_of_a_function_has_its_place(project: Project) -> None:
    layer = Layer(1, "sigmoid", init={"name": "normal", "deviation": "wide"})
    wide = replace(project, network=Network(2, (layer,)))
    assert problem_of(wide).startswith("$.network.layers[0].init.deviation: 'wide' is not a number")


def test_options_of_initializers_are_checked_before_anything_is_drawn(project: Project) -> None:
    layer = Layer(1, "sigmoid", init={"name": "normal", "deviation": -1.0})
    wrong = replace(project, network=Network(2, (layer,)))
    assert problem_of(wrong).startswith("$.network.layers[0].init.deviation: -1.0 is negative")


@pytest.mark.parametrize("option", ["learning_rate", "momentum"])
def test_an_edit_gives_the_optimizer_nothing_it_cannot_use(project: Project, option: str) -> None:
    check(with_edit(project, OptimizerEdit(0, 0, option, 0.5)))
    wrong = with_edit(project, OptimizerEdit(0, 0, option, -0.5))
    assert problem_of(wrong) == "$.edits[0].value: -0.5 is negative (0 or more)"


def test_a_learning_rate_of_zero_passes_and_a_negative_one_does_not(project: Project) -> None:
    check(with_option(project, "learning_rate", 0.0))
    assert "negative" in problem_of(with_option(project, "learning_rate", -1e-9))


def test_an_edit_needs_an_option_of_the_optimizer_in_use(project: Project) -> None:
    check(with_edit(project, OptimizerEdit(0, 0, "momentum", 0.9)))
    unknown = with_edit(project, OptimizerEdit(0, 0, "nesterov", 1.0))
    assert problem_of(unknown).startswith("$.edits[0].option: unknown option 'nesterov'")


def test_an_edit_changes_no_option_that_is_no_number(project: Project) -> None:
    adam = replace(project, optimizer={"name": "adam", "learning_rate": 0.5, "betas": (0.5, 0.5)})
    check(with_edit(adam, OptimizerEdit(0, 0, "eps", 0.5)))
    wrong = with_edit(adam, OptimizerEdit(0, 0, "betas", 0.5))
    assert problem_of(wrong).startswith("$.edits[0].option: unknown option 'betas'")


def test_inputs_can_be_dragged_and_selected_but_only_those_there_are(project: Project) -> None:
    check(replace(with_moved(project, Moved(0, 1, 1.0, 2.0)), view=View(selected=(0, 1))))
    assert problem_of(with_moved(project, Moved(0, 2, 1.0, 2.0))).startswith("$.layout.moved[0]")
    assert problem_of(replace(project, view=View(selected=(2, 0)))).startswith("$.view.selected")


def test_a_plane_is_that_of_two_inputs_whether_they_are_there_or_not(project: Project) -> None:
    check(replace(project, view=View(plane=(7, 0))))
    found = problem_of(replace(project, view=View(plane=(1, 1))))
    assert found == "$.view.plane: [1, 1] (two different inputs)"


def test_a_column_is_named_once_on_each_side(project: Project) -> None:
    check(replace(project, data=replace(TABLE, targets=("b", "a"))))
    twice = replace(project, data=replace(TABLE, inputs=("a", "b", "a")))
    assert problem_of(twice) == "$.data.inputs[2]: 'a' again (each column once)"
    twice = replace(project, data=replace(TABLE, targets=("c", "c")))
    assert problem_of(twice) == "$.data.targets[1]: 'c' again (each column once)"


def test_a_comma_divides_columns_or_decimals(project: Project) -> None:
    check(replace(project, data=replace(TABLE, separator=";", decimal=",")))
    check(replace(project, data=replace(TABLE, decimal=",")))
    both = replace(project, data=replace(TABLE, separator=",", decimal=","))
    assert problem_of(both).startswith("$.data.separator: a comma cannot divide both")


def with_layers(project: Project, *layers: Layer, loss: str = "squared_error") -> Project:
    return replace(project, network=Network(2, layers), loss=loss)


def test_a_softmax_needs_two_units_in_any_layer(project: Project) -> None:
    one, two = (Layer(units, "softmax", init="zeros") for units in (1, 2))
    last = Layer(1, "sigmoid", init="zeros")
    check(with_layers(project, two, last))
    expected = "$.network.layers[0].units: the softmax of one unit is always the same (two units"
    assert problem_of(with_layers(project, one, last)).startswith(expected)
    assert problem_of(with_layers(project, last, one)).startswith("$.network.layers[1].units")


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "categorical_cross_entropy"])
@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_cross_entropy_needs_probabilities(project: Project, loss: str, activation: str) -> None:
    hidden = Layer(3, activation, init="zeros")
    last = Layer(2, activation, init="zeros")
    with_two = replace(project, data=replace(TABLE, targets=("c", "d")))
    check(with_layers(with_two, hidden, Layer(2, "softmax", init="zeros"), loss=loss))
    check(with_layers(with_two, hidden, last))
    paired = with_layers(with_two, hidden, last, loss=loss)
    if activation in ("sigmoid", "softmax"):
        check(paired)
    else:
        expected = f"$.network.layers[1].activation: {activation} gives no probabilities, which"
        assert problem_of(paired) == f"{expected} {loss} needs (such as sigmoid or softmax)"
