"""Edits in the middle of a step, and all of a step's numbers, against the interpreter."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from itertools import takewhile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.edits import OptimizerEdit, ParameterEdit, edited_optimizer
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.optimizers import OPTIMIZERS
from engine.plan.events import Event, Kind, Phase
from engine.problem import Problem
from tests.engine.cases import Case, cases, edited, replaced
from tests.engine.interpreter import Interpreter

EDITED = cases().flatmap(lambda case: edited(case, steps=3))


def assert_as_interpreted(case: Case, steps: int) -> None:
    """Compare every value, every operand, and all parameters just before every event."""
    trace = case.trace(steps)
    found, expected = [], []
    for event, happened in zip(trace, Interpreter(case).run(steps), strict=True):
        assert (event.step, event.address) == (happened.step, happened.address)
        assert event.operands.keys() == happened.operands.keys()
        reader = trace.reader(event.step)
        offset = event.index - case.plan.start(event.step)
        parameters = reader.parameters_at(offset)
        since = reader.unchanged_since(offset)
        assert since <= offset
        assert np.array_equal(reader.parameters_at(since), parameters)
        found += [event.value, *event.operands.values(), *parameters]
        expected += [happened.value, *happened.operands.values(), *happened.parameters.values()]
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@given(cases())
def test_a_run_is_what_its_definition_says(case: Case) -> None:
    assert_as_interpreted(case, 3)


@given(EDITED)
@settings(max_examples=100)
def test_an_edited_run_is_what_its_definition_says(case: Case) -> None:
    assert_as_interpreted(case, 3)


@given(EDITED)
def test_what_comes_before_the_first_edit_stays_to_the_last_bit(case: Case) -> None:
    first = case.plan.start(case.edits[0].step) + case.edits[0].event
    assert events(case)[:first] == events(replaced(case, ()))[:first]


@given(EDITED)
def test_only_what_an_edit_reaches_changes(case: Case) -> None:
    """A sample whose forward pass came before every edit keeps its activations exactly."""
    first = case.edits[0]
    plan = case.plan.step_plan(first.step)
    whole = [
        position
        for position in range(plan.batch)
        if plan.block_at(first.event).position in (None, *range(position + 1, plan.batch))
    ]
    kept = case.trace(3).reader(first.step).record.forward.activations[-1][whole]
    plain = replaced(case, ()).trace(3).reader(first.step).record.forward.activations[-1][whole]
    assert np.array_equal(kept, plain)


def events(case: Case) -> list[Event]:
    return case.trace(3)[:]


CASE = Case(sizes=(2, 2, 2), samples=3, batch=2, momentum=0.5, seed=3)
CASES = {
    "plain": CASE,
    "clipped": replace(
        CASE, clipping={"name": "norm", "limit": 0.1}, l2=0.5, frozen=((True, False),) * 2
    ),
    "immediate": replace(
        CASE, activations=("prelu", "sigmoid"), policy=UpdatePolicy.IMMEDIATE, l1=0.1
    ),
    "coupled": replace(
        CASE, activations=("softmax", "tanh"), biases=(Bias.SHARED,) * 2, dropout=(0.5, 0.0)
    ),
    "shared weights": replace(
        CASE, shares=(None, 1), optimizer="adam", momentum=0.0, policy=UpdatePolicy.RANDOM_LAYER
    ),
}


def kinds(case: Case) -> list[Kind]:
    return sorted({case.plan.full.address(n).kind for n in range(case.plan.full.events)})


def offset_of(kind: Kind, number: int = 0, case: Case = CASE) -> int:
    """Return the place in the first step of the event of a kind, counted from 0."""
    plan = case.plan.step_plan(0)
    return [n for n in range(plan.events) if plan.address(n).kind is kind][number]


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, case in CASES.items() for kind in kinds(case)]
)
@pytest.mark.parametrize(
    "edit",
    [
        ParameterEdit(0, 0, 1, 0, 0, 0.9),
        ParameterEdit(0, 0, 2, 1, 1, 0.9),
        ParameterEdit(0, 0, 2, 0, None, -0.9),
        OptimizerEdit(0, 0, "learning_rate", 0.01),
        OptimizerEdit(0, 0, "weight_decay", 0.2),
    ],
)
def test_an_edit_at_each_kind_of_event(
    name: str, kind: Kind, edit: ParameterEdit | OptimizerEdit
) -> None:
    case = CASES[name]
    first = edit._replace(event=offset_of(kind, 0, case))
    last = edit._replace(event=offset_of(kind, -1, case), value=0.5 * edit.value)
    assert_as_interpreted(replaced(case, [first, last]), 2)


def test_an_edit_between_the_updates_is_overtaken_by_those_to_come_only() -> None:
    first, last = offset_of(Kind.UPDATE), offset_of(Kind.UPDATE, -1)
    edits = [ParameterEdit(0, event, 2, 0, 0, 7.0) for event in (first, last)]
    early, late = (replaced(CASE, [edit]).history().state(1).parameters for edit in edits)
    place = CASE.network.place(2, 0, 0)
    assert late[place] == 7.0
    assert early[place] != 7.0
    assert early[place] == pytest.approx(7.0, abs=0.5)


def test_the_penalty_of_the_loss_is_that_of_the_moment() -> None:
    case = replaced(Case(l2=1.0), [ParameterEdit(0, 0, 1, 0, 0, 100.0)])
    (loss,) = (event for event in case.trace() if event.address.kind is Kind.LOSS)
    assert loss.operands["penalty"] > 0.5 * 100.0**2


def test_a_frozen_weight_keeps_what_it_was_given() -> None:
    case = Case(sizes=(1, 1), frozen=((True, False),))
    after = replaced(case, [ParameterEdit(0, 1, 1, 0, 0, 3.0)]).history().state(1).parameters
    assert after[case.network.place(1, 0, 0)] == 3.0


def test_the_last_of_several_edits_at_once_holds() -> None:
    edits = [ParameterEdit(0, 0, 1, 0, 0, value) for value in (1.0, 2.0)]
    first = next(iter(replaced(Case(), edits).trace()))
    assert first.operands["weight"] == 2.0


@pytest.mark.parametrize(("dtype", "expected"), [("float32", np.inf), ("float64", 1e300)])
def test_a_value_beyond_the_number_type_is_infinite(dtype: str, expected: float) -> None:
    reader = Case(dtype=dtype, edits=(ParameterEdit(0, 0, 1, 0, 0, 1e300),)).trace().reader(0)
    assert reader.parameters_at(0)[0] == expected
    assert reader.parameter(Phase.FORWARD, 0, 1, 0, 0) == expected


def test_an_optimizer_is_made_anew_with_its_other_options() -> None:
    choice = {"name": "sgd", "learning_rate": 0.5, "momentum": 0.9, "nesterov": True}
    optimizer = OPTIMIZERS.make(choice)
    assert edited_optimizer(optimizer, {"learning_rate": 0.1}).options == {
        **optimizer.options,
        "learning_rate": 0.1,
    }
    with pytest.raises(Problem, match="negative"):
        edited_optimizer(optimizer, {"learning_rate": -0.1})


@given(st.integers(0, 2**32 - 1))
def test_samples_before_an_edit_do_not_depend_on_it(seed: int) -> None:
    case = Case(sizes=(2, 3, 1), samples=4, batch=4, seed=seed)
    sample = case.plan.full.events // 5
    edit = ParameterEdit(0, 2 * sample, 2, 0, 1, 5.0)
    changed, plain = (replaced(case, edits).trace() for edits in ([edit], []))
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(changed, plain, strict=True)))
    assert len(same) >= 2 * sample


@pytest.mark.parametrize("policy", [UpdatePolicy.AT_ONCE, UpdatePolicy.IMMEDIATE])
@pytest.mark.parametrize("kind", [Kind.PRODUCT, Kind.CONTRIBUTION, Kind.UPDATE])
def test_samples_that_met_the_same_parameters_share_them(policy: UpdatePolicy, kind: Kind) -> None:
    case = Case(sizes=(60, 40, 2), samples=200, batch=200, policy=policy)
    step_plan = case.plan.step_plan(0)
    starts = (placed.span.start for placed in step_plan.blocks())
    later = (start for start in starts if start >= step_plan.events // 4)
    event = next(start for start in later if step_plan.address(start).kind is kind)
    history = replaced(case, (ParameterEdit(0, event, 2, 1, 7, 0.5),)).history()
    one_each = len(case.parameters) * case.parameters.itemsize * case.batch
    tracemalloc.start()
    history.record(0)
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < one_each / 3
    assert most < one_each
