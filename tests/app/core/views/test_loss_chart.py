from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.examples import open_example
from app.core.project import Split
from app.core.run import build
from app.core.views.course import Course
from app.core.views.loss_chart import Field, chart, readings

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
    shown = chart(course, field, False, False, 260.0, 130.0, str)
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
        shown = chart(course, LOSS, log_loss, log_steps, 260.0, 130.0, str)
        assert (shown.y.logarithmic, shown.x.logarithmic) == (log_loss, log_steps)
    assert not chart(course, ACCURACY, True, False, 260.0, 130.0, str).y.logarithmic


def test_a_long_run_is_drawn_in_stretches_where_they_are_narrow() -> None:
    course = course_of("xor", batch=4)
    for computed, linear, logarithmic in ((3_200, 3_200, 1_024 + 68), (16_320, 510, 1_024 + 478)):
        course.run.history.state(computed)
        course.follow(0)
        for log_steps, pieces in ((False, linear), (True, logarithmic)):
            curve = chart(course, LOSS, False, log_steps, 260.0, 130.0, str).curves[0]
            assert len(curve.cells.places) == pieces


def test_the_course_compared_with_is_named_and_drawn_below_the_main_curve() -> None:
    course, ghost = course_of("iris", Split(0.5)), course_of("iris", batch=20)
    ghost.run.history.state(60)
    ghost.follow(7)
    shown = chart(course, LOSS, False, False, 260.0, 130.0, str, ghost)
    assert [curve.name for curve in shown.curves] == ["batch", "before", "what if", "test"]
    assert shown.x.high == 60.0
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
        course, ACCURACY, False, False, 260.0, 130.0, str, ghost
    ).curves]  # fmt: skip
    assert names == ["before", "what if", "test"]
