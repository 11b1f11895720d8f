from __future__ import annotations

import pytest

from app.core.document import Document
from app.core.hands_on.grips import Grip, edge_grip, number_grip
from app.core.layout import Area
from app.core.project import Rows
from app.core.scene import MarkedPlace, marked_places
from app.core.scene.context import Context
from app.core.session import Session
from engine.marks import LOSS, TIMESTEP, of_mask, of_option, of_slot
from engine.words.terms import Mark, Tag
from tests.app.core.everything import FEATURES
from tests.app.core.hands_on.test_handles import shot_of
from tests.app.core.sessions import session_of


def grip_of(session: Session, mark: Mark) -> Grip | None:
    places = marked_places(shot_of(session))
    area = next(area for found, area in places if found == mark)
    return number_grip(session, places, *area.center)


def put(session: Session, grip: Grip | None, value: float) -> None:
    assert grip is not None
    assert grip.control is not None
    control = grip.control
    session.change(control.label, control.write(session.project, session.moment, value))
    assert control.read(session) == value


WEIGHT = Mark(Tag.WEIGHT, None, 1, 1, 0)


def test_weights_can_be_taken_hold_of() -> None:
    session = session_of()
    put(session, grip_of(session, WEIGHT), 0.75)
    weights = session.project.network.layers[0].weights
    assert weights is not None
    assert weights[1][0] == 0.75


def test_inputs_and_targets_of_the_sample_shown_are_the_projects_own() -> None:
    session = session_of("two-two-two")
    put(session, grip_of(session, Mark(Tag.ACTIVATION, 0, 0, 1)), 0.5)
    put(session, grip_of(session, Mark(Tag.TARGET, 0, 2, 0)), 0.25)
    data = session.project.data
    assert isinstance(data, Rows)
    assert data.inputs[0][1] == 0.5
    assert data.targets[0][0] == 0.25
    assert session.run.data.inputs[0][1] == 0.5


def test_of_a_batch_the_sample_shown_is_changed() -> None:
    session = Session(Document(FEATURES["no bias"]))
    session.seek(session.run.plan.full.events * 0.7)
    assert session.sample == 1
    put(session, grip_of(session, Mark(Tag.ACTIVATION, 1, 0, 0)), 0.5)
    assert isinstance(session.project.data, Rows)
    assert [row[0] == 0.5 for row in session.project.data.inputs] == [False, True]


def test_numbers_of_other_data_say_why_they_stay() -> None:
    session = session_of("spiral")
    grip = grip_of(session, Mark(Tag.ACTIVATION, 0, 0, 0))
    assert grip is not None
    assert grip.control is None
    assert "written out in the project" in str(grip.refusal)


@pytest.mark.parametrize(
    ("name", "place", "mark", "source"),
    [
        ("two-two-two", 3.0, Mark(Tag.WEIGHTED_SUM, 0, 1, 0), "an input"),
        ("two-two-two", 40.0, Mark(Tag.ACTIVATION, 0, 2, 0), "an input"),
        ("two-two-two", 40.0, Mark(Tag.ERROR, 0, 2, 0), "a target"),
        ("two-two-two", 40.0, Mark(Tag.DELTA, 0, 2, 0), "a target"),
        ("two-two-two", 40.0, LOSS, "a target"),
    ],
)
def test_what_is_computed_says_what_it_follows_from(
    name: str, place: float, mark: Mark, source: str
) -> None:
    session = session_of(name)
    session.seek(place)
    grip = grip_of(session, mark)
    assert grip is not None
    assert grip.control is None
    assert f"{source} instead." in str(grip.refusal)
    assert number_grip(session, (), 10.0, 10.0) is None


@pytest.mark.parametrize(
    ("mark", "where"),
    [
        (TIMESTEP, "time line"), (of_option("beta2"), "panel"), (of_mask(0, 1, 0), "dropout"),
        (of_slot(WEIGHT, "velocity"), "optimizer"), (Mark(Tag.TARGET, 0, 2, name="sum"), "target"),
    ],
)  # fmt: skip
def test_what_is_set_elsewhere_says_where(mark: Mark, where: str) -> None:
    session, area = session_of(), Area(0.0, 0.0, 10.0, 10.0)
    grip = number_grip(session, [MarkedPlace(mark, area)], 5.0, 5.0)
    assert grip is not None
    assert grip.control is None
    assert where in str(grip.refusal)


def test_an_edge_without_a_number_is_its_weight() -> None:
    session = session_of("spiral")
    shot = shot_of(session)
    edges = Context(shot).visible_edges.all
    for edge in ((1, 0, 0), (2, 3, 1)):
        grip = edge_grip(session, shot, *edges[edge].point(0.08))
        assert grip is not None
        assert grip.control is not None
        network = session.run.network
        place = network.place(*edge)
        assert grip.control.read(session) == session.run.history.state(0).parameters[place]
    assert edge_grip(session, shot, 5.0, 5.0) is None


@pytest.mark.parametrize(
    ("name", "mark"),
    [("shared bias", Mark(Tag.BIAS, None, 1)), ("shared weights", Mark(Tag.WEIGHT, None, 1, 0, 0))],
)
def test_what_is_shared_is_set_for_all(name: str, mark: Mark) -> None:
    session = Session(Document(FEATURES[name]))
    put(session, grip_of(session, mark), 0.625)
