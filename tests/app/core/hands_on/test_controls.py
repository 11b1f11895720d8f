from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.checks import check
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import decode, encode
from app.core.hands_on.controls import (
    LAYER_SPACING,
    LEARNING_RATE,
    MOMENTUM,
    NEURON_SPACING,
    Control,
    parameter_control,
    slope_control,
)
from app.core.project import OptimizerEdit, ParameterEdit, SlopeEdit
from app.core.session import Session
from tests.app.core.everything import FEATURES


def test_a_learned_slope_is_set_for_the_start_or_for_the_step_that_is_shown() -> None:
    control = slope_control("s", 1)
    session = Session(Document(FEATURES["prelu"]))
    put(session, control, 0.5)
    assert session.project.network.layers[0].activation == {"name": "prelu", "slope": 0.5}
    assert control.read(session) == 0.5
    session.seek(session.run.plan.full.events * 3.3)
    put(session, control, -0.25)
    assert session.project.edits == (SlopeEdit(3, 1, -0.25),)
    check(session.project)
    assert control.read(session) == -0.25
    assert decode(encode(session.project)) == session.project


WEIGHT = parameter_control("w", 1, 0, 1)
LATE_WEIGHT = parameter_control("w", 2, 1, 0)
BIAS = parameter_control("b", 2, 1, None)
ALL = [LEARNING_RATE, MOMENTUM, LAYER_SPACING, NEURON_SPACING, WEIGHT, LATE_WEIGHT, BIAS]


def session_at(place: float, name: str = "two-two-two") -> Session:
    session = Session(Document(open_example(name)))
    session.seek(place)
    return session


def put(session: Session, control: Control, value: float) -> None:
    project = control.write(session.project, session.moment, value)
    session.document.change(control.label, project)


@pytest.mark.parametrize("control", ALL, ids=lambda control: control.label)
@given(place=st.floats(0.0, 200.0), share=st.floats(0.0, 1.0))
def test_what_is_written_is_read_at_every_moment(
    control: Control, place: float, share: float
) -> None:
    session = session_at(place)
    value = control.low + share * (control.high - control.low)
    put(session, control, value)
    assert control.read(session) == value


@pytest.mark.parametrize("control", ALL, ids=lambda control: control.label)
def test_writing_what_is_read_changes_no_number(control: Control) -> None:
    session = session_at(77.5)
    expected = session.run.history.state(5).parameters.copy()
    put(session, control, control.read(session))
    assert (session.run.history.state(5).parameters == expected).all()


def test_at_the_start_the_project_itself_changes() -> None:
    session = session_at(0.0)
    for control in (LEARNING_RATE, MOMENTUM, WEIGHT, BIAS):
        put(session, control, 0.25)
    project = session.project
    assert project.edits == ()
    assert project.optimizer == {"name": "sgd", "learning_rate": 0.25, "momentum": 0.25}
    first, second = project.network.layers
    assert first.weights is not None
    assert second.biases is not None
    assert (first.weights[0][1], second.biases[1]) == (0.25, 0.25)


@pytest.mark.parametrize("place", [0.0, 60.5])
def test_what_the_optimizer_cannot_use_changes_nothing(place: float) -> None:
    for optimizer, expected in (
        ({"name": "sgd", "learning_rate": 0.5, "momentum": 0.5, "nesterov": True}, 0.5),
        ({"name": "adam", "learning_rate": 0.5}, 0.0),
    ):
        project = replace(open_example("two-two-two"), optimizer=optimizer)
        session = Session(Document(project))
        session.seek(place)
        put(session, MOMENTUM, 0.0)
        assert session.project.optimizer == optimizer
        assert session.project.edits == ()
        assert MOMENTUM.read(session) == expected


def test_later_it_is_an_edit_of_that_moment() -> None:
    session = session_at(60.5)
    moment = session.moment
    for control in (LEARNING_RATE, WEIGHT, BIAS):
        put(session, control, 0.25)
    assert session.project.edits == (
        OptimizerEdit(*moment, "learning_rate", 0.25),
        ParameterEdit(*moment, 1, 0, 1, 0.25),
        ParameterEdit(*moment, 2, 1, None, 0.25),
    )
    assert session.project.network == open_example("two-two-two").network


def test_weights_drawn_from_the_seed_are_edited_from_the_start_on() -> None:
    session = session_at(0.0, "iris")
    put(session, WEIGHT, 0.25)
    assert session.project.edits == (ParameterEdit(0, 0, 1, 0, 1, 0.25),)
    assert WEIGHT.read(session) == 0.25
    put(session, BIAS, 0.5)
    assert len(session.project.edits) == 1
    assert BIAS.read(session) == 0.5


@pytest.mark.parametrize("control", ALL, ids=lambda control: control.label)
def test_a_drag_is_one_undo_entry(control: Control) -> None:
    session = session_at(60.5)
    before, old = session.project, control.read(session)
    moment = session.moment
    session.document.begin(control.label)
    for share in (0.2, 0.4, 0.6):
        value = control.low + share * (control.high - control.low)
        session.document.preview(control.write(session.project, moment, value))
        assert control.read(session) == value
    session.document.commit()
    assert session.document.undo_label == control.label
    session.document.undo()
    assert session.document.undo_label is None
    assert session.project == before
    assert control.read(session) == old


def test_what_came_before_stays_and_what_follows_is_computed_anew() -> None:
    session = session_at(0.0)
    step = session.run.plan.full.events
    session.seek(float(2 * step + 20))
    before = session.run.trace[: 4 * step]
    put(session, LATE_WEIGHT, -1.5)
    after = session.run.trace[: 4 * step]
    assert after[: 2 * step + 20] == before[: 2 * step + 20]
    assert after[-1].value != before[-1].value


def test_reading_follows_the_playhead_through_the_updates() -> None:
    session = session_at(0.0)
    start = LATE_WEIGHT.read(session)
    session.seek(float(session.run.plan.full.update_start))
    assert LATE_WEIGHT.read(session) == start
    session.seek(float(session.run.plan.start(1)))
    place = session.run.network.place(2, 1, 0)
    assert LATE_WEIGHT.read(session) == session.run.history.state(1).parameters[place] != start


def test_at_the_end_of_the_time_line_the_last_update_is_seen() -> None:
    session = session_at(0.0)
    steps = replace(session.project.training, steps=3)
    session.document.change("Steps", replace(session.project, training=steps))
    session.seek(float(session.run.events))
    place = session.run.network.place(1, 0, 1)
    assert WEIGHT.read(session) == session.run.history.state(3).parameters[place]


@pytest.mark.parametrize("control", ALL, ids=lambda control: control.label)
def test_a_slider_is_within_what_may_be_typed(control: Control) -> None:
    assert control.lowest <= control.low < control.high <= control.highest
    assert control.label


def test_the_layout_changes_at_any_moment_and_makes_no_edit() -> None:
    session = session_at(60.5)
    run = session.run
    put(session, LAYER_SPACING, 123.0)
    put(session, NEURON_SPACING, 45.0)
    layout = session.project.layout
    assert (layout.layer_spacing, layout.neuron_spacing) == (123.0, 45.0)
    assert session.project.edits == ()
    assert session.run is run


@pytest.mark.parametrize("place", [0.0, 30.5])
@pytest.mark.parametrize("source", [1, None])
def test_setting_what_layers_share_sets_it_for_both(place: float, source: int | None) -> None:
    for changed, other in ((1, 2), (2, 1)):
        session = Session(Document(FEATURES["shared weights"]))
        session.seek(place)
        put(session, parameter_control("p", changed, 1, source), 0.75)
        assert parameter_control("p", other, 1, source).read(session) == 0.75
        edits = [edit.target for edit in session.project.edits]
        assert edits == ([] if place == 0.0 else [(1, 1, source)])
        check(session.project)


@pytest.mark.parametrize("place", [0.0, 30.5])
def test_a_bias_that_units_share_is_one(place: float) -> None:
    session = Session(Document(FEATURES["shared bias"]))
    session.seek(place)
    for unit, value in ((0, 0.5), (1, -0.5)):
        put(session, parameter_control("b", 1, unit, None), value)
    assert parameter_control("b", 1, 0, None).read(session) == -0.5
    assert len(session.project.edits) == (place > 0.0)
    check(session.project)
