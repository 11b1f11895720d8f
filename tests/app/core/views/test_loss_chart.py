from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.file_format.examples import open_example
from app.core.project import Dataset, Split
from app.core.run import build
from app.core.views.course import Course
from app.core.views.loss_chart import COLUMNS, FIRST_STEPS, Field, chart, left_out, readings

LOSS, ACCURACY = Field


def course_of(name: str, split: Split | None = None, batch: int = 10) -> Course:
    project = open_example(name)
    training = replace(project.training, split=split, batch_size=batch)
    course = Course(build(replace(project, training=training)))
    course.run.history.state(40)
    course.follow(7)
    while course.work():
        pass
    return course


@pytest.mark.parametrize(
    ("course", "field", "names"),
    [
        (course_of("iris"), LOSS, ["batch", "train"]),
        (course_of("iris", Split(0.5)), LOSS, ["batch", "train", "test"]),
        (course_of("iris", Split(0.5)), ACCURACY, ["train", "test"]),
        (course_of("iris", batch=150), LOSS, ["train"]),
        (course_of("iris", Split(0.5), 75), LOSS, ["train", "test"]),
        (course_of("iris", Split(0.5), 75), ACCURACY, ["train", "test"]),
    ],
)
def test_the_curves_are_what_there_is_to_know(
    course: Course, field: Field, names: list[str]
) -> None:
    shown = chart(course, field, False, False, str)
    assert [curve.name for curve in shown.curves] == names
    assert len(readings(course, field, 7)) == len(names)


def test_readings_are_the_values_at_the_step() -> None:
    course = course_of("iris", Split(0.5))
    batch, train, test = readings(course, LOSS, 7)
    losses = course.run.history.losses
    assert batch is not None
    assert (batch.step, batch.value, batch.text) == (7, losses[7], f"{losses[7]:.6g}")
    for part, reading in (("train", train), ("test", test)):
        score = course.scores[part][7]
        assert reading is not None
        assert (reading.step, reading.value) == (7, score.loss)
    share = readings(course, ACCURACY, 7)[1]
    assert share is not None
    assert share.text == f"{100 * course.scores['test'][7].accuracy:.1f} %"


def test_what_is_not_known_is_not_read() -> None:
    project = open_example("iris")
    course = Course(build(project))
    course.follow(0)
    assert readings(course, LOSS, 0)[1] is None


def test_axes_are_logarithmic_where_it_is_asked_for() -> None:
    course = course_of("iris")
    for log_loss, log_steps in ((True, False), (False, True)):
        shown = chart(course, LOSS, log_loss, log_steps, str)
        assert (shown.log_values, shown.log_steps) == (log_loss, log_steps)
    assert not chart(course, ACCURACY, True, False, str).log_values


@pytest.mark.parametrize("log_steps", [False, True])
def test_a_long_run_is_drawn_by_the_extremes_of_its_columns(log_steps: bool) -> None:
    course = course_of("xor", batch=4)
    course.run.history.state(16_320)
    losses = course.run.history.losses
    losses[9_000], losses[9_001] = 7.0, -1.0
    course.follow(0)
    shown = chart(course, LOSS, False, log_steps, str)
    curve = shown.curves[0]
    assert COLUMNS < len(curve.steps) <= 4 * COLUMNS
    assert (max(curve.values), min(curve.values)) == (7.0, -1.0) == (shown.high, shown.low)
    assert abs(curve.steps[np.argmax(curve.values)] - 9_001) < 16_320 / COLUMNS * 16
    assert shown.last == 16_320
    assert curve.steps[0] == 1.0


def test_the_first_steps_have_room_before_they_are_known() -> None:
    course = course_of("iris", batch=150)
    assert chart(course, LOSS, False, False, str).last == FIRST_STEPS
    project = open_example("iris")
    short = Course(build(replace(project, training=replace(project.training, steps=30))))
    assert chart(short, LOSS, False, False, str).last == 30


@pytest.mark.parametrize(
    ("values", "linear", "logarithmic"),
    [
        ((0.2, 1.0), (0.0, 1.0), (0.2, 1.0)),
        ((0.9, 1.0), (0.9, 1.0), (0.9, 1.0)),
        ((-0.1, 1.0), (-0.1, 1.0), (1.0, 1.0)),
        ((0.0, 1.0), (0.0, 1.0), (1.0, 1.0)),
        ((0.5, 1e300), (0.5, 0.5), (0.5, 0.5)),
        ((0.5, 1e-300), (0.0, 0.5), (0.5, 0.5)),
        ((), (0.0, 1.0), (0.1, 1.0)),
    ],
)
def test_an_axis_has_room_for_what_can_stand_on_it(
    values: tuple[float, ...], linear: tuple[float, float], logarithmic: tuple[float, float]
) -> None:
    course = course_of("iris", batch=150)
    losses = course.run.history.losses
    del losses[:]
    losses.extend(values)
    course._extremes.keep(0)
    course._extremes.follow(losses)
    for log_loss, ends in ((False, linear), (True, logarithmic)):
        shown = chart(course, LOSS, log_loss, False, str)
        assert (shown.low, shown.high) == ends


def test_a_chart_can_cover_another() -> None:
    shown = chart(course_of("iris"), LOSS, False, False, str)
    wide = shown._replace(low=-1.0, high=0.01)
    assert shown.covering(wide) == shown._replace(low=-1.0)


def test_the_course_compared_with_is_named_and_drawn_below_the_main_curve() -> None:
    course, ghost = course_of("iris", Split(0.5)), course_of("iris", batch=20)
    ghost.run.history.state(1_200)
    ghost.follow(7)
    shown = chart(course, LOSS, False, False, str, ghost)
    assert [curve.name for curve in shown.curves] == ["batch", "before", "what if", "test"]
    assert shown.last == 1_200
    _, before, now, _ = readings(course, LOSS, 7, ghost)
    assert before is not None
    assert now is not None
    assert before.value == ghost.scores["train"][7].loss
    assert now.value == course.scores["train"][7].loss


def test_a_step_that_one_course_has_not_reached_has_no_reading() -> None:
    course, ghost = course_of("iris", batch=150), course_of("iris", batch=150)
    ghost.run.history.state(60)
    before, now = readings(course, LOSS, 50, ghost)
    assert before is not None
    assert now is None


def test_accuracies_are_compared_as_losses_are() -> None:
    course, ghost = course_of("iris", Split(0.5)), course_of("iris", Split(0.5), 20)
    names = [curve.name for curve in chart(
        course, ACCURACY, False, False, str, ghost
    ).curves]  # fmt: skip
    assert names == ["before", "what if", "test"]


def test_curves_of_some_samples_only_say_so() -> None:
    assert left_out(course_of("iris", Split(0.5))) == ""
    project = open_example("spiral")
    training = replace(project.training, split=Split(0.2))
    data = Dataset("spiral", samples=25_000)
    course = Course(build(replace(project, training=training, data=data)))
    assert left_out(course) == "train: 10,000 of 20,000 samples."


def test_a_loss_that_has_exploded_takes_no_more_room_than_others() -> None:
    project = open_example("xor")
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    network = replace(project.network, layers=layers)
    rate = {"name": "sgd", "learning_rate": 1000.0}
    exploding = replace(
        project, network=network, optimizer=rate, loss="half_squared_error",
        training=replace(project.training, batch_size=2),
    )  # fmt: skip
    course = Course(build(exploding))
    course.run.history.state(4)
    texts = [readings(course, LOSS, step)[0] for step in range(4)]
    assert all(reading is not None and len(reading.text) <= 10 for reading in texts)
    assert any(reading is not None and "e+" in reading.text for reading in texts)
