from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.project import Dataset, Split
from app.core.run import Run, build
from app.core.views.classes import NO_ANSWER, classes_of
from app.core.views.confusion import Confusion, Counter, most_confused
from engine.arrays import Array
from engine.evaluation import evaluate


def run_of(name: str, samples: int | None = None) -> Run:
    project = open_example(name)
    training = replace(project.training, split=Split(0.3))
    data = Dataset(name, samples=samples) if samples else project.data
    return build(replace(project, training=training, data=data))


def confusion_of(run: Run, parameters: Array) -> Confusion:
    classes = classes_of(run.data)
    assert classes is not None
    counted = Confusion(run, classes, run.data.test_rows, parameters)
    while not counted.done:
        counted.work()
    return counted


def test_counts_are_of_all_samples_and_the_diagonal_is_the_accuracy() -> None:
    for run in (run_of("iris"), run_of("spiral", samples=9_000)):
        parameters = run.history.state(200).parameters
        counted = confusion_of(run, parameters)
        rows, data = run.data.test_rows, run.data
        assert counted.counts.sum() == len(rows)
        found = evaluate(run.history.first_model, parameters, data.inputs[rows], data.targets[rows])
        assert counted.right / len(rows) == found.accuracy
        targets = np.bincount(counted.classes.of_samples[rows])
        np.testing.assert_array_equal(counted.counts.sum(axis=1), targets)


def test_the_samples_of_a_cell_are_as_many_as_it_counts() -> None:
    run = run_of("iris")
    counted = confusion_of(run, run.history.state(60).parameters)
    listed = [
        (target, answer, counted.samples(target, answer))
        for target in range(3)
        for answer in (*range(3), NO_ANSWER)
    ]
    for target, answer, rows in listed:
        assert len(rows) == counted.counts[target, answer]
        assert {*counted.classes.of_samples[rows]} <= {target}
    everything = np.concatenate([rows for _, _, rows in listed])
    assert sorted(everything) == sorted(run.data.test_rows)


def test_what_is_no_number_is_no_answer() -> None:
    run = run_of("iris")
    counted = confusion_of(run, np.full_like(run.history.state(0).parameters, np.nan))
    assert counted.counts[:, NO_ANSWER].sum() == len(run.data.test_rows)
    assert counted.right == 0


def test_what_was_begun_is_finished_before_it_is_counted_anew() -> None:
    run = run_of("spiral", samples=40_000)
    classes = classes_of(run.data)
    assert classes is not None
    counter = Counter(run, classes, run.data.train_rows)
    first, then = (run.history.state(step).parameters for step in (0, 5))
    assert counter.work(first)
    while counter.counted is None:
        assert counter.work(then)
    assert counter.counted.parameters is first
    while counter.work(then):
        pass
    np.testing.assert_array_equal(counter.counted.parameters, then)
    assert not counter.work(then.copy())


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 9))
def test_the_most_confused_classes_are_those_with_most_wrong_answers(
    classes: int, most: int, seed: int
) -> None:
    counts = np.random.default_rng(seed).integers(0, 9, (classes, classes + 1))
    found = most_confused(counts, most)
    wrong = counts.sum(axis=1) - np.diagonal(counts)
    assert len(found) == min(classes, most)
    assert list(found) == sorted(found)
    others = [wrong[number] for number in range(classes) if number not in found]
    assert max(others, default=0) <= min(wrong[found])
