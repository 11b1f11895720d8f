from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import OptimizerEdit
from app.core.session import Session
from engine.plan.step_plan import Granularity
from engine.trouble import Trouble
from tests.app.core.sessions import arrive


def overflowing(granularity: Granularity, speed: float = 1.0) -> Session:
    """A session of a run that soon has a number that is not finite."""
    project = with_option(open_example("two-two-two"), "learning_rate", 1e150)
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    view = replace(project.view, granularity=granularity, speed=speed)
    return Session(
        Document(replace(project, view=view, network=replace(project.network, layers=layers)))
    )


def first_of(session: Session) -> int:
    """The first event whose value is not finite."""
    return next(event.index for event in session.run.trace if not math.isfinite(event.value))


@pytest.mark.parametrize("granularity", list(Granularity))
@pytest.mark.parametrize("speed", [1.0, 100.0])
def test_playing_pauses_where_a_number_is_not_finite(
    granularity: Granularity, speed: float
) -> None:
    session = overflowing(granularity, speed)
    session.play(1)
    arrive(session)
    assert session.place == first_of(session) + 1
    assert not session.player.playing
    assert isinstance(session.halted, Trouble)
    assert session.halted.event is not None
    assert session.halted.event.index == first_of(session)


@pytest.mark.usefixtures("slow_machine")
def test_so_it_does_where_every_step_takes_long() -> None:
    session = overflowing(Granularity.EPOCH, 100.0)
    session.play(1)
    arrive(session)
    assert session.place == first_of(session) + 1


def test_it_can_be_played_on_and_walked_around() -> None:
    session = overflowing(Granularity.NEURON)
    session.play(1)
    arrive(session)
    place = session.place
    session.play(1)
    assert session.halted is None
    session.tick(5.0)
    assert session.place > place + 1
    session.pause()
    session.seek(place + 200.0)
    assert session.place == place + 200.0
    session.step_by(-1)
    assert session.place < place + 200.0
    session.seek(place - 3.5)
    assert session.halted is None
    session.play(-1)
    session.tick(1.0)
    assert session.place < place - 3.5


def test_an_edit_moves_it() -> None:
    session = overflowing(Granularity.NEURON, 100.0)
    session.play(1)
    arrive(session)
    place = session.place
    edit = OptimizerEdit(0, 0, "learning_rate", 1e40)
    session.document.change("Learning rate", with_edit(session.project, edit))
    assert session.halted is None
    session.seek(0.0)
    session.play(1)
    arrive(session)
    assert session.place == first_of(session) + 1 > place


def test_a_smaller_rate_forgets_it() -> None:
    session = overflowing(Granularity.STEP, 100.0)
    session.play(1)
    arrive(session)
    project = with_option(session.project, "learning_rate", 0.1)
    session.document.change("Learning rate", project)
    assert session.halted is None
    session.play(1)
    session.tick(1.0)
    assert session.player.playing
