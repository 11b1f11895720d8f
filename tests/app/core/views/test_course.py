from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.file_format.examples import open_example
from app.core.project import Dataset, ParameterEdit, Project, Split, Training
from app.core.run import build, engine_edit
from app.core.views.course import MOST_SAMPLES, MOST_STEPS, Course
from engine.evaluation import evaluate


def project(split: Split | None = None, name: str = "iris", **training: object) -> Project:
    found = open_example(name)
    return replace(found, training=replace(found.training, split=split, **training))


def work(course: Course) -> int:
    """Do all the work there is; return how many pieces it took."""
    pieces = 0
    while course.work():
        pieces += 1
        assert pieces < 10_000
    return pieces


def course_of(project: Project, computed: int) -> Course:
    course = Course(build(project))
    course.run.history.state(computed)
    course.follow(0)
    return course


def expected(course: Course, part: str, step: int) -> tuple[float, float]:
    data, history = course.run.data, course.run.history
    rows = data.train_rows if part == "train" else data.test_rows
    found = evaluate(
        history.first_model, history.state(step).parameters, data.inputs[rows], data.targets[rows]
    )
    return float(found.loss), float(found.accuracy)


def test_scores_are_what_an_evaluation_of_all_samples_says() -> None:
    course = course_of(project(Split(0.3)), 500)
    work(course)
    assert {*course.scores} == {"train", "test"}
    for part, scores in course.scores.items():
        assert MOST_STEPS <= len(scores) <= 2 * MOST_STEPS + 1
        assert {0} < {*scores} <= {*range(501)}
        for step in list(scores)[::20]:
            assert scores[step] == pytest.approx(expected(course, part, step))


def test_the_step_shown_is_looked_at_first_and_all_steps_of_a_short_run() -> None:
    course = course_of(project(Split(0.3)), 20)
    course.follow(13)
    while not course.scores["test"]:
        course.work()
    assert [*course.scores["test"]] == [13]
    work(course)
    assert sorted(course.scores["test"]) == [*range(21)]


def test_nobody_looks_where_every_step_is_of_all_samples_and_has_no_classes() -> None:
    sine = replace(project(name="two-two-two"), data=Dataset("sine", samples=4))
    network = replace(sine.network, inputs=1)
    layers = tuple(replace(layer, weights=None, init="uniform") for layer in network.layers)
    layers = (layers[0], replace(layers[1], units=1, biases=None))
    sine = replace(sine, network=replace(network, layers=layers), training=Training(batch_size=9))
    course = Course(build(sine))
    assert (course.whole, course.classified, course.parts) == (True, False, ())
    assert not course.work()


def test_an_edit_leaves_what_came_before_it() -> None:
    before = project(Split(0.3))
    course = course_of(before, 60)
    work(course)
    kept = {step: score for step, score in course.scores["train"].items() if step <= 30}
    edited = with_edit(before, ParameterEdit(30, 5, 1, 0, 0, 2.5))
    course.work()
    course.run.history.set_edits(map(engine_edit, edited.edits))
    course.run.history.state(60)
    course.follow(0)
    assert course.scores["train"] == kept
    work(course)
    assert course.scores["train"][50] == pytest.approx(expected(course, "train", 50))
    fresh = course_of(edited, 60)
    for one, other in zip(course.batch_losses(9), fresh.batch_losses(9), strict=True):
        np.testing.assert_array_equal(one, other)


def test_looking_back_does_not_hold_up_who_plays_on() -> None:
    course = course_of(project(Split(0.3)), 300)
    history = course.run.history
    history.state(300)
    work(course)
    assert history.distance(300) == 0


def test_scores_stay_few_however_long_it_is_played() -> None:
    course = course_of(project(Split(0.3)), 0)
    for step in range(10 * MOST_STEPS):
        course.run.history.state(step)
        course.follow(step)
        while step not in course.scores["test"]:
            course.work()
    assert 2 * MOST_STEPS < len(course.scores["test"]) <= 8 * MOST_STEPS


def test_of_many_samples_some_are_looked_at() -> None:
    data = Dataset("spiral", samples=50_000)
    many = replace(project(Split(0.5), "spiral"), data=data)
    course = Course(build(many))
    assert [part.of for part in course.parts] == [25_000, 25_000]
    for part in course.parts:
        assert len(part.rows) <= MOST_SAMPLES
        assert part.rows[-1] > 49_900
    course.follow(0)
    assert work(course) > 4


def test_before_the_first_look_nothing_is_known() -> None:
    course = course_of(project(Split(0.3)), 5)
    assert course.at("train", 3) is None
    steps, values = course.curve("train", 0)
    assert (len(steps), len(values)) == (0, 0)
