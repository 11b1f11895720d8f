from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import Batches, Samples
from engine.orders import Orders
from engine.problem import Problem


def samples(count: int) -> Samples:
    return Samples(np.arange(2.0 * count).reshape(count, 2), np.arange(1.0 * count)[:, np.newaxis])


def order(batches: Batches, epoch: int) -> list[int]:
    steps = range(epoch * batches.per_epoch, (epoch + 1) * batches.per_epoch)
    return [int(row) for step in steps for row in batches[step].rows]


@given(st.integers(1, 12), st.integers(1, 15), st.booleans(), st.integers(0, 2**40))
def test_an_epoch_takes_every_sample_once(count: int, size: int, mixed: bool, seed: int) -> None:
    batches = Batches(samples(count), size, mixed, seed)
    for epoch in (0, 3):
        assert sorted(order(batches, epoch)) == list(range(count))
    lengths = [len(batches[step].rows) for step in range(batches.per_epoch)]
    assert all(length == min(size, count) for length in lengths[:-1])
    assert sum(lengths) == count


@given(st.integers(0, 10), st.integers(0, 2**40))
def test_a_batch_is_rows_of_the_data(step: int, seed: int) -> None:
    data = samples(7)
    batch = Batches(data, 3, True, seed)[step]
    np.testing.assert_array_equal(batch.inputs, data.inputs[batch.rows])
    np.testing.assert_array_equal(batch.targets, data.targets[batch.rows])


@given(st.integers(1, 12), st.integers(1, 15), st.booleans(), st.integers(0, 30), st.data())
def test_the_next_visit_of_a_sample_is_the_first_step_from_there_on_that_has_it(
    count: int, size: int, shuffle: bool, step: int, data: st.DataObject
) -> None:
    batches = Batches(samples(count + 2), size, shuffle, 5, Orders(np.arange(count)))
    row = data.draw(st.integers(0, count - 1))
    visit = batches.visit(row, step)
    assert visit is not None
    assert batches[visit[0]].rows[visit[1]] == row
    assert all(row not in batches[other].rows for other in range(step, visit[0]))
    assert visit[0] >= step
    assert batches.visit(count, step) is None


def test_without_shuffling_the_order_of_the_file_stays() -> None:
    batches = Batches(samples(5), 2)
    assert order(batches, 0) == order(batches, 9) == [0, 1, 2, 3, 4]


def test_shuffling_depends_on_seed_and_epoch_alone() -> None:
    one = Batches(samples(20), 4, True, seed=1)
    orders = [order(one, epoch) for epoch in range(10)]
    again = Batches(samples(20), 4, True, seed=1)
    assert [order(again, epoch) for epoch in reversed(range(10))] == orders[::-1]
    assert len({tuple(found) for found in orders}) == 10
    assert order(Batches(samples(20), 4, True, seed=2), 0) != orders[0]
    assert order(Batches(samples(20), 7, True, seed=1), 3) == orders[3]


@pytest.mark.parametrize(("inputs", "targets"), [(0, 0), (2, 3), (3, 0)])
def test_data_that_make_no_step_are_refused(inputs: int, targets: int) -> None:
    with pytest.raises(Problem, match=f"{inputs} inputs and {targets} targets"):
        Samples(np.zeros((inputs, 1)), np.zeros((targets, 1)))


def test_nobody_keeps_the_data_of_a_closed_run() -> None:
    data = samples(3)
    batches = Batches(data, 1)
    assert len(batches[0].rows) == 1
    gone = weakref.ref(data)
    del data, batches
    gc.collect()
    assert gone() is None


@given(st.integers(1, 9), st.integers(1, 10), st.booleans(), st.integers(0, 2**64 - 3))
def test_batches_of_networks_side_by_side_are_those_of_each_seed(
    count: int, size: int, mixed: bool, seed: int
) -> None:
    data = samples(count)
    seeds = (seed, seed + 1, seed + 2)
    together = Batches(data, size, mixed, seeds)
    for step in range(2 * together.per_epoch):
        batch = together[step]
        assert {part.shape[-1] for part in batch} == {3 if mixed else 1}
        for place, alone in enumerate(Batches(data, size, mixed, seed)[step] for seed in seeds):
            for part, expected in zip(batch, alone, strict=True):
                np.testing.assert_array_equal(part[..., place if mixed else 0], expected)


@pytest.mark.parametrize("seed", [3, (3, 4)])
def test_all_at_once_are_the_samples_to_train_on_in_their_order(
    seed: int | tuple[int, ...],
) -> None:
    data, rows = samples(6), np.array([1, 2, 5])
    batch = Batches(data, 2, True, seed, Orders(rows)).all_at_once
    assert batch.rows.ravel().tolist() == rows.tolist()
    np.testing.assert_array_equal(batch.inputs.reshape(3, 2), data.inputs[rows])
    assert batch.inputs.ndim == batch.targets.ndim == 2 + np.ndim(seed)
