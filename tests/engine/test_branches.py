from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.history
from engine.activations import ACTIVATIONS
from engine.branches import Branches, Difference
from engine.data import Batches
from engine.edits import Edit, OptimizerEdit, ParameterEdit
from engine.history import History
from engine.model import State
from engine.network import Bias, LayerSpec, NetworkSpec
from engine.problem import Problem
from engine.trace import Trace
from tests.engine.cases import Case, cases, edited, network_of

CASE = Case((2, 3, 1), samples=5, batch=2, momentum=0.9, seed=1)
STEPS = 12
EDIT = ParameterEdit(6, 20, 1, 0, 1, 2.0)


def what_if(case: Case, *edits: Edit) -> Branches:
    branches = Branches.of_edits(case.history(), edits)
    assert branches is not None
    return branches


def first_other_event(one: Trace, other: Trace, step: int) -> int | None:
    """The definition: event after event."""
    plan = one.history.plan
    events = range(plan.start(step), plan.start(step + 1))
    return next((index for index in events if told(one, index) != told(other, index)), None)


def told(trace: Trace, index: int) -> str:
    """All numbers of an event; as text a NaN is like another."""
    event = trace[index]
    return repr((event.value, sorted(event.operands.items())))


@given(st.data())
def test_every_step_of_two_branches_is_compared_as_two_separate_runs_say(
    data: st.DataObject,
) -> None:
    plain = data.draw(cases())
    one, other = data.draw(edited(plain, 3)), data.draw(edited(plain, 3))
    branches = Branches.of_edits(one.history(), other.edits)
    if branches is None:
        assert one.edits == other.edits
        return
    traces = one.trace(4), other.trace(4)
    for step in range(4):
        found = branches.compare(step)
        records = [trace.history.record(step) for trace in traces]
        assert found.losses == tuple(record.loss for record in records)
        gaps = np.abs(np.subtract(*(record.after.parameters for record in records)))
        assert (0.0 if found.parameter is None else found.parameter.size) == gaps.max()
        gaps = np.abs(np.subtract(*(record.forward.activations[-1] for record in records)))
        assert (0.0 if found.output is None else found.output.size) == gaps.max()
        assert found.event == first_other_event(*traces, step)


def test_before_the_fork_nothing_differs_and_nothing_else_is_computed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    branches = what_if(CASE, EDIT)
    for step in range(EDIT.step):
        assert branches.compare(step).same
    steps: list[int] = []
    compute = History._step

    def counted(self: History, step: int, state: State) -> object:
        steps.append(step)
        return compute(self, step, state)

    monkeypatch.setattr(History, "_step", counted)
    assert not branches.compare(EDIT.step).same
    assert steps == [EDIT.step] * 2


@pytest.mark.usefixtures("slow_machine")
def test_a_far_fork_is_reached_once_and_in_slices() -> None:
    late = EDIT._replace(step=100)
    branches = what_if(CASE, late)
    distances = [branches.distance(150)]
    while not branches.advance(150, 0.008):
        distances.append(branches.distance(150))
    assert branches.distance(150) == 0
    alone = distances[: distances.index(0) if 0 in distances else None]
    assert alone[0] == 150
    assert max(distances[1:]) < 150
    # The branch begins at the last checkpoint before the fork.
    assert max(distances[len(alone) :], default=0) <= 60
    assert not branches.compare(150).same


def test_the_largest_difference_is_named_by_its_place() -> None:
    found = what_if(CASE, EDIT).compare(6)
    assert found.parameter is not None
    assert found.parameter[1:] == ("weight", 1, 0, 1)
    before = CASE.history().record(6).after.parameters
    after = replace(CASE, edits=(EDIT,)).history().record(6).after.parameters
    assert found.parameter.size == abs(before - after)[CASE.network.place(1, 0, 1)]


@pytest.mark.parametrize(
    ("bias", "place"),
    [(Bias.PER_NEURON, ("bias", 1, 2, None)), (Bias.SHARED, ("bias", 1, None, None))],
)
def test_a_bias_is_named_by_its_unit_unless_the_layer_shares_it(
    bias: Bias, place: tuple[object, ...]
) -> None:
    history = history_of(NetworkSpec(2, (LayerSpec(3, ACTIVATIONS.make("tanh"), bias=bias),)))
    branches = Branches.of_edits(history, (ParameterEdit(0, 0, 1, 2, None, 9.0),))
    assert branches is not None
    found = branches.compare(0).parameter
    assert found is not None
    assert found[1:] == place


def test_a_learned_slope_is_a_parameter_too() -> None:
    spec = NetworkSpec(1, (LayerSpec(1, ACTIVATIONS.make("prelu"), True, True),))
    one, other = history_of(spec), history_of(spec, targets=3.0)
    found = Branches.of_runs(one, other).compare(0)
    assert found.parameter is not None
    assert found.parameter[1:] == ("slope", 1, None, None)
    assert found.output is None


def history_of(network: NetworkSpec, targets: float = 0.0) -> History:
    """A step on one sample of which every weighted sum is below 0."""
    case = Case((network.inputs, network.sizes[-1]))
    parameters = np.full(network.parameter_count, -0.5)
    data = replace(
        case.data,
        inputs=np.ones((1, network.inputs)),
        targets=np.full((1, network.sizes[-1]), targets),
    )
    return History(replace(case.model, network=network), parameters, Batches(data, 1))


def test_two_runs_may_learn_in_other_ways() -> None:
    one, other = CASE.history(), replace(CASE, rate=0.1).history()
    found = Branches.of_runs(one, other).compare(0)
    assert found.losses[0] == found.losses[1]
    assert found.output is None
    assert found.event == CASE.plan.step_plan(0).update_start
    found = Branches.of_runs(one, other).compare(4)
    assert found.output is not None
    outputs = [history.record(4).forward.activations[-1] for history in (one, other)]
    row = int(np.argmax(abs(outputs[0] - outputs[1])))
    assert found.output.sample == one.batches[4].rows[row] != row


def test_outputs_of_other_samples_and_other_operations_are_not_compared() -> None:
    found = Branches.of_runs(CASE.history(), replace(CASE, batch=3).history()).compare(0)
    assert (found.output, found.event) == (None, None)
    assert found.parameter is not None
    found = Branches.of_runs(
        CASE.history(), replace(CASE, activations=("tanh", "softmax")).history()
    ).compare(0)
    assert found.event is None
    assert found.output is not None


def test_what_is_no_number_in_both_is_no_difference_and_in_one_is_the_largest() -> None:
    wild = replace(CASE, rate=1e300, activations=("identity", "identity"))
    branches = what_if(wild, OptimizerEdit(7, 0, "learning_rate", 1e-9))
    assert np.isnan(branches.one.record(7).after.parameters).all()
    assert branches.compare(8).same
    found = Branches.of_runs(CASE.history(), wild.history()).compare(8)
    assert found.parameter is not None
    assert found.parameter.size == np.inf


@pytest.mark.parametrize("other", [network_of((2, 4, 1)), network_of((2, 3, 1), ("prelu", "tanh"))])
def test_networks_of_another_shape_are_refused(other: NetworkSpec) -> None:
    history = History(
        replace(CASE.model, network=other), np.zeros(other.parameter_count), CASE.history().batches
    )
    with pytest.raises(Problem, match=r"^network: .*to be compared"):
        Branches.of_runs(CASE.history(), history)


def test_without_another_edit_there_is_no_branch() -> None:
    history = replace(CASE, edits=(EDIT,)).history()
    assert Branches.of_edits(history, (EDIT,)) is None


def test_a_step_without_a_difference_says_so() -> None:
    assert Difference(0, (1.0, 1.0), None, None, None).same
    assert Difference(0, (np.nan, np.nan), None, None, None).same
    assert not Difference(0, (1.0, 2.0), None, None, None).same
    assert not Difference(0, (1.0, 1.0), None, None, 3).same
