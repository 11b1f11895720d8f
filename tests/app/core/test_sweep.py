from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.conditions.conditions import TRAINING_FIELDS
from app.core.data.samples import samples
from app.core.project import Dataset, Layer, Network, OptimizerEdit, Project, Rows, Split, Training
from app.core.run import build, build_starts
from app.core.sweep import NEVER, Outcome, Sweep
from engine.evaluation import evaluate
from engine.problem import Problem
from engine.search.conditions import parse

DRAWN = Layer(2, "sigmoid", init="xavier_uniform")
PROJECT = Project(
    network=Network(2, (DRAWN, replace(DRAWN, units=1))),
    loss="half_squared_error",
    optimizer={"name": "sgd", "learning_rate": 2.0},
    data=Dataset("xor"),
    training=Training(shuffle=True),
)


def sweep(seeds: range, project: Project = PROJECT) -> Sweep:
    return Sweep(project, samples(project), seeds)


def trained(which: Sweep, steps: int, success: str = "loss < 0.05") -> Outcome:
    return which.train(steps, parse(success, TRAINING_FIELDS), lambda steps: None)


@pytest.mark.parametrize("first", [0, 2**64 - 1, 2**70])
def test_each_start_is_the_project_with_its_seed(first: int) -> None:
    layers = (replace(DRAWN, dropout=0.3), replace(DRAWN, units=1))
    project = replace(PROJECT, network=Network(2, layers))
    which = sweep(range(first, first + 3), project)
    losses = trained(which, 40).loss
    assert len(set(losses.tolist())) == 3
    for seed, loss in zip(which.seeds, losses, strict=True):
        run = build(replace(project, seed=seed))
        starts = build_starts(project, run.data, which.seeds)
        alone = run.history.state(0).parameters
        np.testing.assert_array_equal(starts.parameters[:, which.seeds.index(seed)], alone)
        assert trained(sweep(range(seed, seed + 1), project), 40).loss == pytest.approx(loss)


def test_no_start_depends_on_how_many_there_are() -> None:
    together = trained(sweep(range(2003)), 6)
    assert together.loss.shape == (2003,)
    for seed in (0, 1999, 2000, 2002):
        alone = trained(sweep(range(seed, seed + 1)), 6)
        assert together.loss[seed] == pytest.approx(alone.loss[0], rel=1e-12)
        np.testing.assert_allclose(together.curves[:, seed], alone.curves[:, 0], rtol=1e-12)


def test_a_large_network_is_trained_one_start_after_another() -> None:
    network = Network(64, (replace(DRAWN, units=100), replace(DRAWN, units=10)))
    project = replace(PROJECT, network=network, data=Dataset("digits"))
    project = replace(project, training=Training(batch_size=100))
    outcome = trained(sweep(range(3), project), 2)
    for seed, loss in enumerate(outcome.loss.tolist()):
        alone = trained(sweep(range(seed, seed + 1), project), 2)
        assert alone.loss.tolist() == [loss]


def test_success_is_dated_by_the_first_look_that_finds_it() -> None:
    which = sweep(range(30))
    outcome = trained(which, 4000)
    looked_at = which.looked_at(4000)
    assert looked_at == list(range(0, 4001, 80))
    assert len(outcome.curves) == len(looked_at)
    np.testing.assert_array_equal(outcome.curves[-1], outcome.loss)
    for curve, step in zip(outcome.curves.T, outcome.reached.tolist(), strict=True):
        below = [at for at, loss in zip(looked_at, curve, strict=True) if loss < 0.05]
        assert step == (below[0] if below else NEVER)
    assert 0 < np.count_nonzero(outcome.reached == NEVER) < 30


def test_success_may_be_there_before_the_first_step_or_a_matter_of_time() -> None:
    assert trained(sweep(range(2)), 10, "loss < 9").reached.tolist() == [0, 0]
    assert trained(sweep(range(2)), 10, "step >= 5").reached.tolist() == [8, 8]
    assert trained(sweep(range(2)), 10, "epoch = 1").reached.tolist() == [4, 4]


def test_what_is_trained_is_counted() -> None:
    which, counted = sweep(range(3)), list[int]()
    which.train(100, parse("loss < 0", TRAINING_FIELDS), counted.append)
    assert sum(counted) == 300
    assert len(counted) > 10


def test_a_look_is_at_the_samples_to_train_with() -> None:
    project = replace(PROJECT, training=Training(split=Split(0.5, seed=1)))
    which = sweep(range(1), project)
    assert which.steps_per_epoch == 2
    data = which.data
    only = Rows(
        tuple(map(tuple, data.inputs[data.train_rows].tolist())),
        tuple(map(tuple, data.targets[data.train_rows].tolist())),
    )
    same = replace(project, data=only, training=Training())
    assert trained(which, 10).loss == trained(sweep(range(1), same), 10).loss


def test_starts_may_be_all_the_same() -> None:
    fixed = Layer(1, "sigmoid", weights=((0.5, 0.5),))
    assert not sweep(range(2)).alike
    for layers in ((fixed,), (replace(fixed, weights=None, init="zeros"),)):
        project = replace(PROJECT, network=Network(2, layers))
        assert sweep(range(2), project).alike
        assert not sweep(range(1), project).alike


def test_a_run_that_was_changed_by_hand_is_refused() -> None:
    edit = OptimizerEdit(step=3, event=0, option="learning_rate", value=0.1)
    with pytest.raises(Problem, match=r"\$\.edits: changes by hand"):
        sweep(range(2), with_edit(PROJECT, edit))


def test_a_start_may_be_asked_for_units_that_are_dead() -> None:
    layers = Layer(3, "relu", init="normal"), Layer(1, "sigmoid", init="normal")
    which = sweep(range(8), replace(PROJECT, network=Network(2, layers)))
    at_once = trained(which, 4, "dead > 0").reached == 0
    starts = build_starts(which.project, which.data, which.seeds)
    inputs, targets = starts.batches.all_at_once[1:]
    deaths = evaluate(starts.model, starts.parameters, inputs, targets).dead > 0
    assert 0 < np.count_nonzero(deaths) < len(which.seeds)
    np.testing.assert_array_equal(at_once, deaths)
