import pytest
from msgspec.structs import replace

from app.core.changes import with_bias, with_edit, with_moved, with_option, with_weight
from app.core.project import Layer, Moved, Network, OptimizerEdit, ParameterEdit, Project, Rows


@pytest.fixture
def project() -> Project:
    return Project(
        network=Network(
            2,
            (
                Layer(2, "tanh", weights=((0.1, 0.2), (0.3, 0.4))),
                Layer(1, "sigmoid", init="zeros"),
            ),
        ),
        loss="squared_error",
        optimizer={"name": "sgd", "learning_rate": 0.5},
        data=Rows(inputs=((0.0, 1.0),), targets=((1.0,),)),
    )


def test_with_weight_changes_one_weight_and_shares_the_rest(project: Project) -> None:
    changed = with_weight(project, layer=1, unit=1, source=0, value=7)
    assert changed.network.layers[0].weights == ((0.1, 0.2), (7.0, 0.4))
    assert project.network.layers[0].weights == ((0.1, 0.2), (0.3, 0.4))
    assert changed.network.layers[1] is project.network.layers[1]
    assert changed.data is project.data


def test_a_weight_that_comes_from_the_seed_cannot_be_replaced(project: Project) -> None:
    with pytest.raises(ValueError, match="layer 2 has no weights of its own"):
        with_weight(project, layer=2, unit=0, source=0, value=1.0)


def test_with_bias_starts_from_zeros(project: Project) -> None:
    once = with_bias(project, layer=1, unit=1, value=0.5)
    twice = with_bias(once, layer=1, unit=0, value=-0.5)
    assert once.network.layers[0].biases == (0.0, 0.5)
    assert twice.network.layers[0].biases == (-0.5, 0.5)


def test_with_option_leaves_the_old_optimizer_alone(project: Project) -> None:
    changed = with_option(project, "learning_rate", 2)
    assert changed.optimizer == {"name": "sgd", "learning_rate": 2.0}
    assert project.optimizer["learning_rate"] == 0.5


def test_edits_stand_in_the_order_of_time(project: Project) -> None:
    late = ParameterEdit(step=2, event=0, layer=1, unit=0, source=None, value=1.0)
    early = OptimizerEdit(step=1, event=9, option="learning_rate", value=0.1)
    assert with_edit(with_edit(project, late), early).edits == (early, late)


def test_an_edit_replaces_one_of_the_same_moment_and_target_only(project: Project) -> None:
    first = ParameterEdit(step=1, event=3, layer=1, unit=0, source=1, value=1.0)
    again = replace(first, value=2.0)
    bias = replace(first, source=None)
    later = replace(first, event=4)
    for edit in (first, bias, later, again):
        project = with_edit(project, edit)
    assert set(project.edits) == {again, bias, later}


def test_with_moved_replaces_where_the_neuron_was(project: Project) -> None:
    for moved in (Moved(1, 0, 5.0, 5.0), Moved(1, 1, 1.0, 1.0), Moved(1, 0, 0.0, -3.0)):
        project = with_moved(project, moved)
    assert project.layout.moved == (Moved(1, 1, 1.0, 1.0), Moved(1, 0, 0.0, -3.0))


def test_layers_are_counted_from_the_inputs(project: Project) -> None:
    network = project.network
    assert [network.units(layer) for layer in range(3)] == [2, 2, 1]
    assert network.has_unit(0, 1)
    assert network.has_unit(2, 0)
    assert not network.has_unit(2, 1)
    assert not network.has_unit(3, 0)
    assert not network.has_unit(-1, 0)
    assert not network.has_unit(1, -1)
